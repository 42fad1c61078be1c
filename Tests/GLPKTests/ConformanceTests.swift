import GLPK
import MILP
import Testing

/// GLPK against looking at every point, on small random models.
@Suite struct ConformanceTests {
    @Test func agreesWithEnumerationOnThreeHundredModels() throws {
        let (feasible, infeasible) = try GLPKSolver().withWorkspace { workspace in
            var counts = (0, 0)
            for seed in UInt64(1)...300 {
                let model = RandomModels.pureInteger(seed: seed)
                let outcome = try workspace.solve(model, options: .init(), hooks: .init())
                guard let optimum = ExhaustiveSolver.optimum(model) else {
                    #expect(outcome.termination == .infeasible, "seed \(seed)")
                    #expect(outcome.incumbent == nil, "seed \(seed)")
                    counts.1 += 1
                    continue
                }
                counts.0 += 1
                #expect(outcome.termination == .optimal, "seed \(seed)")
                #expect(outcome.incumbent?.objective == optimum, "seed \(seed)")
                #expect(outcome.bound == optimum, "seed \(seed)")
                let values = outcome.incumbent?.values ?? []
                #expect(values == values.map { $0.rounded() }, "seed \(seed)")
            }
            return counts
        }
        // Both kinds must really occur, or the comparison says little.
        #expect(feasible > 100)
        #expect(infeasible > 30)
    }
}
