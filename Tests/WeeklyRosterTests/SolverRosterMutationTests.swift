import Clinic
import ClinicFiles
import Foundation
import GLPK
import TestSupport
import Testing
import WeeklyRoster

/// Rosters that the optimizer made, changed in one place: the rules must catch it, and agree with the contract's checker,
/// which shares no code with them. Made rosters are fuller than those written by hand: rooms back to back, nurses and
/// bays without slack, a trainee, calls beside the visits.
@Suite(
    "Changed rosters of the optimizer",
    .enabled(if: ContractFolder.checkerRuns, Comment(rawValue: ContractFolder.skipNote)))
struct SolverRosterMutationTests {
    /// Scenarios of the contract that an unoptimized build solves in seconds.
    private static let published = ["tiny", "flip-room", "nurse-bottleneck", "two-arm-week", "clinic-week-2"]

    /// Every scenario file that a roster is made of; an impossible week has none to change.
    static let files: [String] =
        published.map { "\(ContractFolder.path)/scenarios/\($0).yaml" }
        + ScenarioFolderTests.names.filter { $0 != "impossible-week" }.map(ScenarioFolderTests.path(of:))

    private func optimal(_ scenario: Scenario) throws -> Roster {
        try RosterOptimizer(solver: GLPKSolver()).optimize(scenario).roster
    }

    @Test("of the contract's scenarios and of Scenarios/ are judged alike and caught", arguments: files)
    func solved(file: String) throws {
        let scenario = try ScenarioFile.read(path: file)
        let trial = MutationTrial(try optimal(scenario), of: scenario, from: .file(file), seed: 11, perKind: 2)
        #expect(trial.faults(beside: try ContractChecker().verdicts(on: trial.rosters, of: trial.source)) == [])
        // Twelve scenarios: more than 600 changes that a rule must catch.
        #expect(trial.certain.count >= 50)
    }

    @Test("of generated weeks are judged alike and caught", arguments: 0..<4 as Range<UInt64>)
    func generatedWeeks(batch: UInt64) throws {
        var trials: [MutationTrial] = []
        for seed in batch * 15..<(batch + 1) * 15 {
            let scenario = TinyWeeks.week(seed: seed)
            let roster = try optimal(scenario)
            guard roster.status == .optimal else { continue }
            trials.append(MutationTrial(roster, of: scenario, from: .values(scenario), seed: seed, perKind: 1))
        }
        let verdicts = try ContractChecker().verdicts(on: trials.map { ($0.source, $0.rosters) })
        for (trial, verdicts) in zip(trials, verdicts) {
            #expect(trial.faults(beside: verdicts) == [])
        }
        #expect(trials.map(\.certain.count).reduce(0, +) >= 100)
    }
}
