import Clinic
import ClinicFiles
import GLPK
import MILP
import TestSupport
import Testing

@testable import WeeklyRoster

/// The optimizer beside enumeration, on seeded random weeks that are small enough for it.
@Suite("Tiny weeks")
struct TinyWeekTests {
    /// 26 batches of 20 seeds, so that a failure names its batch at once and batches run side by side.
    static let batches: [UInt64] = Array(0..<26)

    /// Weeks that once were solved wrongly or not to the end.
    static let hardSeeds: [UInt64] = [1018, 1333, 1434, 1691, 1933, 2287, 2791]

    private func seeds(of batch: UInt64) -> [UInt64] { (0..<20).map { batch * 20 + $0 } }

    private let optimizer = RosterOptimizer(solver: GLPKSolver())

    @Test("The optimum is that of enumeration, and its roster keeps every rule", arguments: batches)
    func optimum(batch: UInt64) {
        for seed in seeds(of: batch) { compare(seed) }
    }

    @Test("So it is in weeks that once went wrong", arguments: hardSeeds)
    func hardWeek(seed: UInt64) { compare(seed) }

    /// With no node for the first tree, rosters are improved part by part before the proof.
    @Test("So it is where parts of the week are improved first", arguments: Array(batches.prefix(6)))
    func improvedFirst(batch: UInt64) {
        var options = RosterOptions()
        options.trialNodes = 0
        for seed in seeds(of: batch) { compare(seed, options) }
    }

    private func compare(_ seed: UInt64, _ options: RosterOptions = .init()) {
        let scenario = TinyWeeks.week(seed: seed)
        let expected = BruteForceWeek(scenario).solve().optimum
        let story = story(seed, scenario, expected)
        let roster: Roster
        do {
            roster = try optimizer.optimize(scenario, options: options).roster
        } catch {
            Issue.record("no answer: \(error)\(story)")
            return
        }
        let checker = RosterChecker(scenario)
        #expect(checker.check(roster).isEmpty, "\(story)")
        guard let expected else {
            #expect(roster.status == .infeasible, "\(story)")
            #expect(checker.conflictVerdict(roster) == .cannotBeKept, "\(roster.conflict)\(story)")
            return
        }
        #expect(roster.status == .optimal, "\(story)")
        #expect(roster.objective == expected.objective, "\(story)")
        #expect(roster.bound == expected.objective, "\(story)")
    }

    @Test("Leaving out any fixed visit of a conflict makes the rest possible", arguments: batches)
    func minimalConflict(batch: UInt64) throws {
        for seed in seeds(of: batch) {
            let scenario = TinyWeeks.week(seed: seed)
            guard scenario.requests.contains(where: { $0.fixed != nil }) else { continue }
            let roster = try optimizer.optimize(scenario).roster
            for left in roster.conflict {
                let rest = roster.conflict.filter { $0 != left }
                #expect(FixedVisits(scenario).verdict(on: rest) == .canBeKept, "seed \(seed), without \(left)")
            }
        }
    }

    @Test("Two searches make the same roster, to the last minute", arguments: batches)
    func determinism(batch: UInt64) throws {
        // Six of each batch: 156 weeks.
        for seed in seeds(of: batch).prefix(6) {
            let scenario = TinyWeeks.week(seed: seed)
            let first = try optimizer.optimize(scenario).roster
            let second = try optimizer.optimize(scenario).roster
            #expect(first == second, "seed \(seed)")
            #expect(RosterFile.json(first) == RosterFile.json(second), "seed \(seed)")
        }
    }

    @Test("The exported program has the same optimum, learned rows and all", arguments: batches)
    func program(batch: UInt64) throws {
        // Eight of each batch: 208 weeks.
        for seed in seeds(of: batch).suffix(8) {
            let scenario = TinyWeeks.week(seed: seed)
            guard let expected = BruteForceWeek(scenario).solve().optimum else { continue }
            let solution = try optimizer.optimize(scenario)
            let outcome = try GLPKSolver().solve(solution.program)
            let units = try #require(outcome.incumbent?.objective, "seed \(seed)")
            let layout = WeekLayout(WeekProblem(scenario, eligibility: Eligibility(scenario)))
            let points = Int(units.rounded()) * MasterObjective.unit(of: layout)
            #expect(points == expected.objective, "\(story(seed, scenario, expected))")
        }
    }

    @Test("Every week can be written to a file and read again, so it is a legal scenario")
    func legality() throws {
        for seed in Self.batches.flatMap(seeds) {
            let scenario = TinyWeeks.week(seed: seed)
            let read = try ScenarioFile.parse(ScenarioFile.write(scenario), name: "tiny-\(seed)")
            #expect(read.requests == scenario.requests, "seed \(seed)")
            #expect(read.staff == scenario.staff && read.site == scenario.site, "seed \(seed)")
            #expect(read.procedures == scenario.procedures && read.history == scenario.history, "seed \(seed)")
        }
    }

    /// What is needed to look at a failure: the seed, the week as a file, and the roster that enumeration found.
    private func story(_ seed: UInt64, _ scenario: Scenario, _ expected: BruteForceWeek.Optimum?) -> String {
        let optimum = expected.map { "\($0.objective) by\n\($0.lines.joined(separator: "\n"))" } ?? "infeasible"
        return "\nseed \(seed); enumeration says \(optimum)\n\(ScenarioFile.write(scenario))"
    }
}
