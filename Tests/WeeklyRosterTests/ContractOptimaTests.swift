import Clinic
import ClinicFiles
import Foundation
import GLPK
import TestSupport
import Testing

@testable import WeeklyRoster

/// The optimizer on the contract's own scenarios, whose optima stand in its `optima.json`.
@Suite(
    "The contract's optima", .enabled(if: ContractFolder.isThere, "needs the contract's folder (set FLUORO_CONTRACT)"))
struct ContractOptimaTests {
    /// The scenarios of a seed clinic's size that an unoptimized build proves in seconds; the others are for benchmarks.
    static let names = [
        "tiny", "flip-room", "nurse-bottleneck", "infeasible-fixed", "two-arm-week", "clinic-week-1",
        "clinic-week-2", "tight-week-1", "tight-week-2",
    ]

    private struct Optimum: Decodable {
        var status: String
        var objective: Double?
        var conflict: [String]?
    }

    @Test("Status and objective are the published ones", arguments: names)
    func optimum(name: String) throws {
        let path = "\(ContractFolder.path)/scenarios/\(name).yaml"
        let published = try #require(try optima()[name])
        let scenario = try ScenarioFile.read(path: path)
        let roster = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario).roster
        #expect(roster.status.rawValue == published.status)
        #expect(roster.objective?.value == published.objective)
        #expect(roster.bound?.value == published.objective)
        #expect(roster.conflict == published.conflict ?? [])
        #expect(RosterChecker(scenario).check(roster).isEmpty)
        if ContractFolder.checkerRuns {
            #expect(try complaints(about: roster, of: path) == "")
        }
    }

    private func optima() throws -> [String: Optimum] {
        let file = URL(fileURLWithPath: "\(ContractFolder.path)/scenarios/optima.json")
        return try JSONDecoder().decode([String: Optimum].self, from: Data(contentsOf: file))
    }

    /// What the contract's checker says of the written file; nothing where it exits with 0.
    private func complaints(about roster: Roster, of scenario: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-\(UUID().uuidString).json")
        try Data(RosterFile.json(roster).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", "\(ContractFolder.path)/check_roster.py", scenario, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : "exit \(process.terminationStatus): \(text)"
    }
}
