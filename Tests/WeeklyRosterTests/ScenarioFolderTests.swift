import Clinic
import ClinicFiles
import Foundation
import GLPK
import Testing
import WeeklyRoster

/// Every folder of `Scenarios/` beside the answer that its README derives.
@Suite("Scenario folders")
struct ScenarioFolderTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Scenarios")

    /// Those that hold a week; others hold a capacity study.
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter { name in
        FileManager.default.fileExists(atPath: path(of: name))
    }.sorted()

    /// Path of a folder's scenario.
    static func path(of name: String) -> String { root.appendingPathComponent("\(name)/scenario.yaml").path }

    private func expectation(of name: String) throws -> ScenarioExpectation {
        let file = Self.root.appendingPathComponent(name).appendingPathComponent("expected.json")
        return try JSONDecoder().decode(ScenarioExpectation.self, from: Data(contentsOf: file))
    }

    private func scenario(of name: String) throws -> Scenario {
        try ScenarioFile.read(path: Self.path(of: name))
    }

    @Test("at least eight are there")
    func areThere() {
        #expect(Self.names.count >= 8)
    }

    @Test("has the answer that it promises, and a README that names it", arguments: names)
    func answer(name: String) throws {
        let expected = try expectation(of: name)
        let scenario = try scenario(of: name)
        let roster = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario).roster
        #expect(expected.differences(from: roster) == [])
        #expect(RosterChecker(scenario).check(roster).isEmpty)
        #expect(scenario.name == name)
        let readme = try String(
            contentsOf: Self.root.appendingPathComponent("\(name)/README.md"), encoding: .utf8)
        #expect(
            readme.contains("**Expected: \(expected.words)**") || readme.contains("**Expected: \(expected.words).**"))
    }

    @Test("a promise changed in any one place is not kept", arguments: ["holds", "impossible-week"])
    func wrongPromise(name: String) throws {
        let roster = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario(of: name)).roster
        let right = try expectation(of: name)
        #expect(right.differences(from: roster) == [])

        var wrong: [ScenarioExpectation] = []
        for change: (inout ScenarioExpectation) -> Void in [
            { $0.status = "feasible" }, { $0.status = $0.status == "optimal" ? "infeasible" : "optimal" },
            { $0.objective = ($0.objective ?? 0) + 1 }, { $0.objective = ($0.objective ?? 2) - 1 },
            { $0.objective = $0.objective == nil ? 0 : nil },
            { $0.conflict = ($0.conflict ?? []) + ["q1"] },
            { $0.conflict = $0.conflict == nil ? ["q2", "q4"] : nil },
            { $0.conflict = $0.conflict.map { $0.reversed() } ?? ["q1"] },
        ] {
            var changed = right
            change(&changed)
            wrong.append(changed)
        }
        for promise in wrong {
            #expect(!promise.differences(from: roster).isEmpty, "\(promise)")
        }
    }

    @Test("a roster without proof keeps no promise of an optimum")
    func withoutProof() throws {
        var roster = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario(of: "flip-room")).roster
        roster.bound = roster.bound.map { $0 - Points(1) }
        #expect(try expectation(of: "flip-room").differences(from: roster).count == 1)
    }
}
