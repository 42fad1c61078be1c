import GLPK
import MILP
import Testing

/// Every way to end early keeps what is known: a checked solution, a bound that holds.
@Suite struct LimitTests {
    /// Small enough to be solved to the end, large enough to branch a lot.
    private let model = RandomModels.assignment(jobs: 24, machines: 4, seed: 21)
    /// Far too large for the limits that the tests set.
    private let endless = RandomModels.assignment(jobs: 80, machines: 12, seed: 2)

    private func expectBracket(_ outcome: Outcome, around optimum: Double) {
        if let bound = outcome.bound { #expect(bound <= optimum + 1e-6) }
        if let incumbent = outcome.incumbent { #expect(incumbent.objective >= optimum - 1e-6) }
    }

    @Test(arguments: Backtracking.allCases, [1, 3, 20, 100])
    func nodeLimitKeepsAValidBound(order: Backtracking, nodes: Int) throws {
        let optimum = try #require(try GLPKSolver().solve(model).incumbent?.objective)
        var options = SolveOptions()
        options.backtracking = order
        options.nodeLimit = nodes
        let outcome = try GLPKSolver().solve(model, options: options)
        #expect(outcome.termination == .nodeLimit)
        // A node has two children, and the limit is looked at between nodes.
        #expect(outcome.statistics.nodes <= nodes + 2)
        #expect(outcome.bound != nil)
        expectBracket(outcome, around: optimum)
    }

    @Test(arguments: [100, 400, 1000])
    func iterationLimitEndsAtTheSameNode(iterations: Int) throws {
        let optimum = try #require(try GLPKSolver().solve(model).incumbent?.objective)
        var options = SolveOptions()
        options.iterationLimit = iterations
        let first = try GLPKSolver().solve(model, options: options)
        let second = try GLPKSolver().solve(model, options: options)
        #expect(first.termination == .iterationLimit)
        #expect(first.statistics == second.statistics && first.bound == second.bound)
        #expect(first.incumbent == second.incumbent)
        #expect(first.statistics.iterations > iterations)
        expectBracket(first, around: optimum)
    }

    @Test func timeLimitEndsTheSearch() throws {
        var options = SolveOptions()
        options.timeLimitSeconds = 0.3
        let outcome = try GLPKSolver().solve(endless, options: options)
        #expect(outcome.termination == .timeLimit)
        #expect(outcome.bound != nil)
    }

    @Test func cancelEndsTheSearchAtTheNextStop() throws {
        let outcome = try GLPKSolver().withWorkspace { [endless] workspace in
            var polls = 0
            var hooks = SolveHooks()
            hooks.isCancelled = {
                polls += 1
                return polls > 50
            }
            let outcome = try workspace.solve(endless, options: .init(), hooks: hooks)
            #expect(polls == 51)
            return outcome
        }
        #expect(outcome.termination == .cancelled)
        #expect(outcome.bound != nil)
    }

    @Test func cancelBeforeTheStartSolvesNothing() throws {
        let outcome = try GLPKSolver().solve(model, isCancelled: { true })
        #expect(outcome.termination == .cancelled)
        #expect(outcome.incumbent == nil)
        #expect(outcome.bound == nil)
    }

    @Test func gapStopSaysSo() throws {
        let optimum = try #require(try GLPKSolver().solve(model).incumbent?.objective)
        var options = SolveOptions()
        options.relativeGap = 0.2
        let outcome = try GLPKSolver().solve(model, options: options)
        #expect(outcome.termination == .gapReached)
        let gap = try #require(outcome.gap)
        #expect(gap <= 0.2)
        expectBracket(outcome, around: optimum)
    }

    @Test func progressBracketsTheOptimumAndNeverTurnsBack() throws {
        let optimum = try #require(try GLPKSolver().solve(model).incumbent?.objective)
        let reports = try GLPKSolver().withWorkspace { [model] workspace in
            var reports: [SolveProgress] = []
            var hooks = SolveHooks()
            hooks.progress = { reports.append($0) }
            _ = try workspace.solve(model, options: .init(), hooks: hooks)
            return reports
        }
        #expect(!reports.isEmpty)
        #expect(reports.last?.incumbent == optimum)
        for (earlier, later) in zip(reports, reports.dropFirst()) {
            if let was = earlier.incumbent { #expect((later.incumbent ?? .infinity) <= was) }
            if let was = earlier.bound { #expect((later.bound ?? -.infinity) >= was) }
            #expect(later.nodes >= earlier.nodes)
            #expect(later.seconds >= earlier.seconds)
        }
        for report in reports {
            if let bound = report.bound { #expect(bound <= optimum + 1e-6) }
        }
    }

    @Test func infeasibleAndUnboundedAreOutcomes() throws {
        // 2x = 1 has no whole solution, though the relaxation has x = 0.5.
        var odd = Model(name: "odd")
        let x = odd.addVariable("x", kind: .integer, lower: -5, upper: 5)
        odd.addRow("half", [LinearTerm(2, x)], lower: 1, upper: 1)
        let none = try GLPKSolver().solve(odd)
        #expect(none.termination == .infeasible)
        #expect(none.incumbent == nil)
        #expect(none.gap == nil)

        // y may grow for ever, and whole points exist.
        var tall = Model(name: "tall")
        let y = tall.addVariable("y", kind: .integer, cost: -1)
        tall.addRow("from", [LinearTerm(1, y)], lower: 1)
        #expect(try GLPKSolver().solve(tall).termination == .unbounded)

        // The same without a whole point: 2z = 1.
        let z = tall.addVariable("z", kind: .integer, upper: 9)
        tall.addRow("half", [LinearTerm(2, z)], lower: 1, upper: 1)
        #expect(try GLPKSolver().solve(tall).termination == .infeasible)
        var presolved = SolveOptions()
        presolved.presolve = true
        #expect(try GLPKSolver().solve(tall, options: presolved).termination == .infeasible)
    }

    @Test func solvesWithoutRowsColumnsOrIntegers() throws {
        // -3 * 4 + 2 * -1 + 1
        var free = Model(name: "no rows")
        _ = free.addVariable("x", kind: .integer, upper: 4, cost: -3)
        _ = free.addVariable("y", lower: -1, upper: 1, cost: 2)
        free.objectiveConstant = 1
        #expect(try GLPKSolver().solve(free).incumbent == Solution(objective: -13, values: [4, -1]))

        var empty = Model(name: "no columns")
        empty.objectiveConstant = 7
        #expect(try GLPKSolver().solve(empty).incumbent == Solution(objective: 7, values: []))
        empty.addRow("impossible", [], lower: 1)
        #expect(try GLPKSolver().solve(empty).termination == .infeasible)

        // min x, x >= 0.5, no integers: a linear program.
        var linear = Model(name: "no integers")
        let x = linear.addVariable("x", cost: 1)
        linear.addRow("half", [LinearTerm(2, x)], lower: 1)
        let outcome = try GLPKSolver().solve(linear)
        #expect(outcome.termination == .optimal)
        #expect(outcome.incumbent?.objective == 0.5)
        #expect(outcome.bound == 0.5)
    }
}
