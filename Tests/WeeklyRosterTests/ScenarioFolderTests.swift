import Clinic
import ClinicFiles
import Foundation
import GLPK
import Testing
import WeeklyRoster

/// Every folder of `Scenarios/` beside the answer that its README derives.
@Suite("Scenario folders")
struct ScenarioFolderTests {
    private struct Expected: Decodable {
        let status: String
        let objective: Double?
        let conflict: [String]?
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Scenarios")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted()

    @Test("at least eight are there")
    func areThere() {
        #expect(Self.names.count >= 8)
    }

    @Test("has the answer that it promises", arguments: names)
    func answer(name: String) throws {
        let folder = Self.root.appendingPathComponent(name)
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("README.md").path))
        let data = try Data(contentsOf: folder.appendingPathComponent("expected.json"))
        let expected = try JSONDecoder().decode(Expected.self, from: data)
        let scenario = try ScenarioFile.read(path: folder.appendingPathComponent("scenario.yaml").path)
        let roster = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario).roster
        #expect(roster.status.rawValue == expected.status)
        #expect(roster.objective?.value == expected.objective)
        #expect(roster.conflict == expected.conflict ?? [])
        #expect(RosterChecker(scenario).check(roster).isEmpty)
    }
}
