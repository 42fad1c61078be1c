import GLPK
import MILP
import Testing

/// Whatever the search is told to do, the optimum is the optimum.
@Suite struct OptionTests {
    private static let cuts: [CutFamilies] = [
        [], .gomory, .mixedIntegerRounding, .cover, .clique,
        [.gomory, .mixedIntegerRounding, .cover, .clique],
    ]

    @Test(arguments: Branching.allCases, Backtracking.allCases)
    func rulesOfTheTreeAgree(branching: Branching, order: Backtracking) throws {
        for seed in UInt64(31)...33 {
            let model = RandomModels.assignment(jobs: 12, machines: 3, seed: seed)
            let optimum = try GLPKSolver().solve(model).incumbent?.objective
            #expect(optimum != nil)
            var options = SolveOptions()
            options.branching = branching
            options.backtracking = order
            let outcome = try GLPKSolver().solve(model, options: options)
            #expect(outcome.termination == .optimal)
            #expect(outcome.incumbent?.objective == optimum)
        }
    }

    @Test(arguments: cuts, [false, true])
    func cutsAndPresolveAgreeWithEnumeration(cuts: CutFamilies, presolve: Bool) throws {
        try GLPKSolver().withWorkspace { workspace in
            var options = SolveOptions()
            options.cuts = cuts
            options.presolve = presolve
            for seed in UInt64(400)...460 {
                let model = RandomModels.pureInteger(seed: seed)
                let outcome = try workspace.solve(model, options: options, hooks: .init())
                let optimum = ExhaustiveSolver.optimum(model)
                #expect(outcome.incumbent?.objective == optimum, "seed \(seed)")
                #expect(outcome.termination == (optimum == nil ? .infeasible : .optimal), "seed \(seed)")
            }
        }
    }

    @Test func presolveWorksWithStartCutoffAndStep() throws {
        let model = RandomModels.assignment(jobs: 16, machines: 4, seed: 8)
        let known = try #require(try GLPKSolver().solve(model).incumbent)
        var options = SolveOptions()
        options.presolve = true
        options.start = known.values
        options.objectiveStep = 1
        #expect(try GLPKSolver().solve(model, options: options).incumbent?.objective == known.objective)
        options.start = nil
        options.cutoff = known.objective
        #expect(try GLPKSolver().solve(model, options: options).termination == .infeasible)
    }

    @Test func sameOptionsSameSearch() throws {
        let model = RandomModels.assignment(jobs: 20, machines: 4, seed: 9)
        let first = try GLPKSolver().solve(model)
        let second = try GLPKSolver().solve(model)
        #expect(first.incumbent == second.incumbent)
        #expect(first.statistics == second.statistics)
    }
}
