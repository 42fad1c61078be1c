import Clinic
import ClinicFiles
import GLPK
import MILP
import TestSupport
import Testing

@testable import WeeklyRoster

/// Repairs beside enumeration, on seeded random weeks and events that are small enough for it.
@Suite("Random repairs")
struct RandomRepairTests {
    /// 12 batches of 20 seeds, so that a failure names its batch at once and batches run side by side.
    static let batches: [UInt64] = Array(0..<12)

    /// A roster of the week that is legal but not its best, and what happens to it; nil where the week is impossible.
    static func week(seed: UInt64) throws -> DisturbedWeek? {
        let scenario = TinyWeeks.week(seed: seed)
        var disturbance = RandomDisturbance(seed: seed, scenario: scenario)
        var roster = try RosterOptimizer(solver: GLPKSolver()).optimize(disturbance.otherWeights()).roster
        guard roster.status != .infeasible else { return nil }
        roster = RosterFinisher(scenario: scenario, eligibility: Eligibility(scenario)).finish(roster)
        roster.status = .feasible
        roster.bound = min(.zero, roster.objective ?? .zero)
        return disturbance.week(of: roster)
    }

    @Test("The cost is the least of all repairs, and every rule is kept", arguments: batches)
    func optimum(batch: UInt64) throws {
        for seed in (0..<20).map({ batch * 20 + $0 }) {
            guard let week = try Self.week(seed: seed) else { continue }
            let story = Self.story(seed, week)
            #expect(RosterChecker(week.original).check(week.roster).isEmpty, "\(story)")
            let expected = BruteForceWeek(week).solve().optimum
            let answer: RepairAnswer
            do {
                answer = try RepairOptimizer(solver: GLPKSolver()).repair(week).answer
            } catch {
                Issue.record("no answer: \(error)\(story)")
                continue
            }
            // Whatever was promised and is not hit was kept before, and can be again.
            guard let repair = answer.repair, let expected else {
                Issue.record("infeasible; enumeration says \(String(describing: expected))\(story)")
                continue
            }
            let lines = expected.lines.joined(separator: "\n")
            #expect(answer.status == .optimal, "bound \(repair.bound)\(story)")
            #expect(repair.parts.total == expected.objective, "enumeration has\n\(lines)\(story)")
            #expect(RepairChecker(week).check(repair.roster).isEmpty, "\(story)")
        }
    }

    @Test(
        "The contract's own checker finds nothing in the repairs either",
        .enabled(if: ContractFolder.checkerRuns, Comment(rawValue: ContractFolder.skipNote)))
    func secondJudge() throws {
        var cases: [(scenario: ContractChecker.ScenarioSource, rosters: [Roster])] = []
        var seeds: [UInt64] = []
        for seed in 300..<360 as Range<UInt64> {
            // Nor does that checker know that a call's only gaps may be past.
            guard let week = try Self.week(seed: seed), week.scenario.policy.followUpCalls == nil,
                let repair = try RepairOptimizer(solver: GLPKSolver()).repair(week).answer.repair
            else { continue }
            cases.append((.values(week.scenario), [repair.roster]))
            seeds.append(seed)
        }
        #expect(seeds.count > 20)
        for (seed, verdicts) in zip(seeds, try ContractChecker().verdicts(on: cases)) {
            #expect(verdicts[0].messages == [], "seed \(seed)")
        }
    }

    static func story(_ seed: UInt64, _ week: DisturbedWeek) -> String {
        let events = week.events.map { "\($0.kind.rawValue) \($0.id) \($0.from) to \($0.to)" }
        return """

            seed \(seed) at \(week.now): \(events.joined(separator: "; ")); prices \(week.scenario.policy.repair)
            \(RosterFile.json(week.roster))
            \(ScenarioFile.write(week.scenario))
            """
    }
}
