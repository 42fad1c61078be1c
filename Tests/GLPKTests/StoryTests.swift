import GLPK
import MILP
import Testing

/// One long example, to be read from top to bottom: how the two targets are used.
@Suite struct StoryTests {
    /// A clinic has 100 minutes on a morning and four injections waiting, worth 6, 5, 4 and 3 points, of 60, 50, 40 and
    /// 20 minutes. Everything that is asked on the way can be checked by hand.
    @Test func aMorningIsPlanned() throws {
        // A model is a value; it knows no solver. Costs are minimised, so points count negative.
        var morning = Model(name: "morning")
        let minutes = [60.0, 50, 40, 20]
        let points = [6.0, 5, 4, 3]
        let done = ["spine A", "spine B", "joint A", "joint B"].enumerated().map { index, name in
            morning.addBinary(name, cost: -points[index])
        }
        morning.addRow("minutes", zip(minutes, done).map { LinearTerm($0, $1) }, upper: 100)
        #expect(morning.problems().isEmpty)

        // The relaxation may do injections in parts. Points a minute are 0.1, 0.1, 0.1 and 0.15, so joint B goes whole
        // and 80 minutes are left at 0.1: 3 + 8 = 11. One minute more is worth 0.1.
        let relaxed = try GLPKSolver().relax(morning)
        #expect(relaxed.status == .optimal)
        #expect(abs(relaxed.objective + 11) < 1e-9)
        #expect(abs(relaxed.rowDuals[0] + 0.1) < 1e-9)

        // Whole ones: 60 + 20 = 80 minutes give 9, 50 + 20 = 70 give 8, 60 + 40 = 100 give 10, 40 + 20 = 60 give 7,
        // 50 + 40 = 90 give 9; three do not fit but 50 + 40 + 20 = 110 is close. So 10.
        let best = try GLPKSolver().solve(morning)
        #expect(best.termination == .optimal)
        #expect(best.incumbent?.objective == -10)
        #expect(best.bound == -10)
        #expect(best.gap == 0)
        let plan = try #require(best.incumbent)
        #expect(done.map { plan[$0] } == [1, 0, 1, 0])

        // In a workspace things stay loaded: the same program with 110 and with 30 minutes, from the last basis.
        let values = try GLPKSolver().withWorkspace { [morning] workspace in
            let program = try workspace.program(morning)
            var values: [Double] = []
            for minutes in [110.0, 30] {
                try program.setRowBounds(0, lower: -.infinity, upper: minutes)
                values.append(try program.solve(.init()).objective)
            }
            return values
        }
        // 3 + 0.1 * 90 and 3 + 0.1 * 10
        #expect(zip(values, [-12.0, -4]).allSatisfy { abs($0 - $1) < 1e-9 })

        // Some rules are easier to test than to write down. Here: "spine A and joint A need the same radiologist", told
        // only once a plan breaks it. 60 + 20 or 50 + 40 minutes are next best, with 9 points.
        let clash = LinearConstraint(
            name: "one radiologist", terms: [LinearTerm(1, done[0]), LinearTerm(1, done[2])], upper: 1)
        let ruled = try GLPKSolver().withWorkspace { [morning] workspace in
            var hooks = SolveHooks()
            hooks.lazyRows = { point in clash.violation(at: point.values) > 1e-6 ? [clash] : [] }
            var options = SolveOptions()
            options.start = plan.values  // the plan that breaks the rule: checked, and not believed
            return try workspace.solve(morning, options: options, hooks: hooks)
        }
        #expect(ruled.termination == .optimal)
        #expect(ruled.incumbent?.objective == -9)
        #expect(ruled.statistics.lazyRows == 1)

        // Nothing possible is an answer, not an error.
        var impossible = morning
        impossible.addRow("everybody", done.map { LinearTerm(1, $0) }, lower: 4)
        #expect(try GLPKSolver().solve(impossible).termination == .infeasible)

        // Nonsense is an error, and a sentence.
        var nonsense = morning
        nonsense.setBounds(done[0], lower: 1, upper: 0)
        do {
            _ = try GLPKSolver().solve(nonsense)
            Issue.record("nonsense was solved")
        } catch SolverError.badModel(let problems) {
            #expect(
                problems.map(\.description) == [
                    "column spine A allows nothing: its lower bound 1.0 is above its upper bound 0.0"
                ])
        }
    }
}
