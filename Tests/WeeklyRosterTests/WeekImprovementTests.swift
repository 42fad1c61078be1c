import Clinic
import GLPK
import MILP
import TestSupport
import Testing

@testable import WeeklyRoster

/// What insertion and improvement find by themselves, no tree behind them, beside enumeration.
@Suite("Insertion and improvement")
struct WeekImprovementTests {
    /// Objectives of one week after each step.
    private struct Story {
        /// Promised visits alone.
        var promised: Points
        var inserted: Points
        var improved: Points
        var optimum: Points
    }

    /// Every roster on the way is checked by every rule where it is kept.
    @Test("Neither goes below the optimum, both mostly reach it, promises kept")
    func stories() throws {
        let stories = try (0..<160).compactMap { try story(seed: $0) }
        #expect(stories.count > 40)
        #expect(stories.allSatisfy { $0.optimum <= $0.improved && $0.improved <= $0.inserted })
        let worthwhile = stories.filter { $0.optimum < $0.promised }
        #expect(worthwhile.count > 20)
        #expect(worthwhile.count { $0.inserted < $0.promised } * 10 >= worthwhile.count * 9)
        #expect(worthwhile.count { $0.inserted == $0.optimum } * 10 >= worthwhile.count * 6)
        #expect(worthwhile.count { $0.improved == $0.optimum } * 10 >= worthwhile.count * 9)
    }

    @Test("The same seed gives the same roster")
    func sameBytes() throws {
        for seed in 0..<20 as Range<UInt64> {
            let first = try run(TinyWeeks.week(seed: seed))
            let second = try run(TinyWeeks.week(seed: seed))
            #expect(first?.roster == second?.roster)
        }
    }

    /// Nil for a week that is impossible, or whose promises need a search.
    private func story(seed: UInt64) throws -> Story? {
        let scenario = TinyWeeks.week(seed: seed)
        guard let optimum = BruteForceWeek(scenario).solve().optimum?.objective, let run = try run(scenario) else {
            return nil
        }
        return Story(promised: run.promised, inserted: run.inserted, improved: run.improved, optimum: optimum)
    }

    private struct Run: Sendable {
        var promised: Points
        var inserted: Points
        var improved: Points
        var roster: Roster?
    }

    private func run(_ scenario: Scenario) throws -> Run? {
        try GLPKSolver().withWorkspace { workspace in
            let eligibility = Eligibility(scenario)
            let clock = SearchClock(limitSeconds: nil, isCancelled: nil)
            let master = MasterModel(WeekLayout(WeekProblem(scenario, eligibility: eligibility)))
            let desk = SequencingDesk(catalog: master.layout.catalog, stepLimit: 10_000, clock: clock)
            let keeper = RosterKeeper(
                scenario: scenario, eligibility: eligibility, desk: desk, clock: clock, progress: nil, onRoster: nil)
            let writer = PlanWriter(board: PlanBoard(master), desk: desk)
            guard let plan = PromiseInsertion(board: writer.board).plan() else { return nil }
            try keeper.keep(try #require(writer.point(of: plan)), master)
            let cost = MasterObjective(layout: master.layout, unit: master.unit)
            let promised = try #require(keeper.best?.objective)
            var search = RuinAndRecreate(board: writer.board, clock: clock, seed: 1)
            let filled = search.filled(plan)
            var plans = [filled]
            plans.append(search.improve(filled, rounds: 100) { _ in })
            for better in plans {
                let point = try #require(writer.point(of: better))
                // The plan counts what the master counts, but for training, which is seen to when it is written down.
                let counted = Int((master.model.objective(at: point) - master.model.objectiveConstant).rounded())
                let training = scenario.policy.trainingSessionsPerWeek * Int(cost.trainingShortfall)
                #expect(counted <= better.cost && counted >= better.cost - training)
                try keeper.keep(point, master)
            }
            let inserted = try #require(keeper.best?.objective)
            try WeekImprovement(
                master: master, book: CutBook(master: master, desk: desk, workspace: workspace), keeper: keeper,
                workspace: workspace, clock: clock, branching: .driebeckTomlin
            ).improve()
            return Run(
                promised: promised, inserted: inserted, improved: try #require(keeper.best?.objective),
                roster: keeper.best)
        }
    }
}
