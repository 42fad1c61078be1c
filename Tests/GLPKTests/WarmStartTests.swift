import GLPK
import MILP
import Testing

/// Known solutions, cutoffs and steps: help that must never change the answer.
@Suite struct WarmStartTests {
    private let model = RandomModels.assignment(jobs: 20, machines: 4, seed: 5)

    @Test func knownOptimumSavesNodes() throws {
        let cold = try GLPKSolver().solve(model)
        let known = try #require(cold.incumbent)
        var options = SolveOptions()
        options.start = known.values
        let warm = try GLPKSolver().solve(model, options: options)
        #expect(warm.termination == .optimal)
        #expect(warm.incumbent?.objective == known.objective)
        #expect(warm.statistics.nodes <= cold.statistics.nodes)
    }

    @Test func startsThatBreakSomethingAreIgnored() throws {
        let optimum = try #require(try GLPKSolver().solve(model).incumbent?.objective)
        let count = model.columns.count
        let starts: [[Double]] = [
            [Double](repeating: 0, count: count),  // cheaper than all, but no job is done
            [Double](repeating: 1, count: count),
            [Double](repeating: 0.25, count: count),  // every job done, in quarters
            [Double](repeating: .nan, count: count),
            [Double](repeating: -.infinity, count: count),
        ]
        for start in starts {
            var options = SolveOptions()
            options.start = start
            let outcome = try GLPKSolver().solve(model, options: options)
            #expect(outcome.termination == .optimal)
            #expect(outcome.incumbent?.objective == optimum)
        }
    }

    @Test func startSurvivesALimitOfNothing() throws {
        let known = try #require(try GLPKSolver().solve(model).incumbent)
        var options = SolveOptions()
        options.start = known.values
        options.timeLimitSeconds = 0
        let outcome = try GLPKSolver().solve(model, options: options)
        #expect(outcome.termination == .timeLimit)
        #expect(outcome.incumbent == known)
        #expect(outcome.bound == nil)
    }

    @Test func noiseInAStartIsRoundedAway() throws {
        let known = try #require(try GLPKSolver().solve(model).incumbent)
        var options = SolveOptions()
        options.start = known.values.map { $0 + 1e-9 }
        options.nodeLimit = 0
        let outcome = try GLPKSolver().solve(model, options: options)
        #expect(outcome.incumbent == known)
    }

    @Test func cutoffHidesWhatIsNotBetter() throws {
        let optimum = try #require(try GLPKSolver().solve(model).incumbent?.objective)
        var options = SolveOptions()
        options.cutoff = optimum
        let none = try GLPKSolver().solve(model, options: options)
        #expect(none.termination == .infeasible)
        #expect(none.incumbent == nil)
        #expect(none.bound == optimum)

        options.cutoff = optimum + 1
        let found = try GLPKSolver().solve(model, options: options)
        #expect(found.termination == .optimal)
        #expect(found.incumbent?.objective == optimum)
    }

    /// Things to take until their weight is enough, where a thing's cost grows with its weight: hard to tell apart.
    /// All costs are multiples of 10, but the library cannot know that, the caller can.
    @Test func stepClosesTheSearchEarlier() throws {
        var costly = Model(name: "steps")
        var weights: [LinearTerm] = []
        var costs: [LinearTerm] = []
        for index in 0..<14 {
            let taken = costly.addBinary("x\(index)")
            let weight = 20 + 7 * index % 31
            weights.append(LinearTerm(Double(weight), taken))
            costs.append(LinearTerm(Double(weight / 3 * 10), taken))
        }
        // The cost sits on a continuous column, which hides from the library that it is a multiple of 10.
        let total = costly.addVariable("total", cost: 1)
        costly.addRow("total", costs + [LinearTerm(-1, total)], upper: 0)
        costly.addRow("enough", weights, lower: 237)
        let plain = try GLPKSolver().solve(costly)
        var options = SolveOptions()
        options.objectiveStep = 10
        let stepped = try GLPKSolver().solve(costly, options: options)
        #expect(stepped.termination == .optimal)
        #expect(abs((plain.incumbent?.objective ?? 0) - (stepped.incumbent?.objective ?? 1)) < 1e-6)
        #expect(stepped.incumbent?.objective == stepped.bound)
        #expect(stepped.statistics.nodes < plain.statistics.nodes)
    }
}
