import Clinic
import GLPK
import MILP
import TestSupport
import Testing

@testable import WeeklyRoster

/// What the improvement finds by itself, no tree behind it, beside enumeration.
@Suite("Improvement by parts")
struct WeekImprovementTests {
    /// Objectives of one week: nothing placed, then after each step.
    private struct Story {
        var empty: Points
        var byRadiologist: Points
        var dayByDay: Points
        var improved: Points
        var optimum: Points
    }

    @Test("It never goes below the optimum, mostly reaches it, and each step does its part")
    func parts() throws {
        let stories = try (0..<120).compactMap { try story(seed: $0) }
        #expect(stories.count > 20)
        #expect(stories.allSatisfy { $0.optimum <= $0.improved && $0.improved <= $0.dayByDay })
        let worthwhile = stories.filter { $0.optimum < $0.empty }
        #expect(worthwhile.count > 10)
        #expect(worthwhile.count { $0.improved == $0.optimum } * 10 >= worthwhile.count * 9)
        #expect(worthwhile.count { $0.dayByDay < $0.empty } * 10 >= worthwhile.count * 9)
        #expect(worthwhile.count { $0.byRadiologist < $0.empty } * 10 >= worthwhile.count * 9)
    }

    /// Nil for a week with promises, which needs a first roster that keeps them.
    private func story(seed: UInt64) throws -> Story? {
        let scenario = TinyWeeks.week(seed: seed)
        guard scenario.requests.allSatisfy({ $0.fixed == nil }),
            let optimum = BruteForceWeek(scenario).solve().optimum?.objective
        else { return nil }
        let byRadiologist = try improved(scenario) { try $0.buildByRadiologist() }
        let dayByDay = try improved(scenario) { try $0.buildDayByDay() }
        let improved = try improved(scenario) { improvement in
            try improvement.buildDayByDay()
            try improvement.improve()
        }
        return Story(
            empty: dayByDay.empty, byRadiologist: byRadiologist.best, dayByDay: dayByDay.best, improved: improved.best,
            optimum: optimum)
    }

    private func improved(
        _ scenario: Scenario, _ steps: @Sendable (WeekImprovement) throws -> Void
    ) throws -> (empty: Points, best: Points) {
        try GLPKSolver().withWorkspace { workspace in
            let eligibility = Eligibility(scenario)
            let clock = SearchClock(limitSeconds: nil, isCancelled: nil)
            let master = MasterModel(WeekLayout(WeekProblem(scenario, eligibility: eligibility)))
            let desk = SequencingDesk(catalog: master.layout.catalog, stepLimit: 10_000, clock: clock)
            let keeper = RosterKeeper(
                scenario: scenario, eligibility: eligibility, desk: desk, clock: clock, progress: nil, onRoster: nil)
            var nobody = master.model
            for duty in master.duties { nobody.setBounds(duty.isOn, lower: 0, upper: 0) }
            let outcome = try workspace.solve(nobody, options: SolveOptions(), hooks: SolveHooks())
            try keeper.keep(try #require(outcome.incumbent).values, master)
            let empty = try #require(keeper.best?.objective)
            try steps(
                WeekImprovement(
                    master: master, book: CutBook(master: master, desk: desk, workspace: workspace), keeper: keeper,
                    workspace: workspace, clock: clock, branching: .driebeckTomlin))
            return (empty, try #require(keeper.best?.objective))
        }
    }
}
