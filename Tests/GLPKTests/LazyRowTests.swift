import GLPK
import MILP
import Testing

/// Rows that are told only when a point breaks them, and solutions from outside.
@Suite struct LazyRowTests {
    /// Hooks that hold back `rows` until a point breaks them.
    private func holdingBack(_ rows: [LinearConstraint], onlyIntegral: Bool = false) -> SolveHooks {
        var hooks = SolveHooks()
        hooks.lazyRows = { point in
            if onlyIntegral && !point.isIntegral { return [] }
            return Array(rows.filter { $0.violation(at: point.values) > 1e-6 }.prefix(1))
        }
        return hooks
    }

    /// The model with every second row taken out, and those rows.
    private func split(_ model: Model) -> (kept: Model, lazy: [LinearConstraint]) {
        var kept = Model(name: model.name)
        kept.objectiveConstant = model.objectiveConstant
        var variables: [Variable] = []
        for column in model.columns {
            variables.append(
                kept.addVariable(
                    column.name, kind: column.kind, lower: column.lower, upper: column.upper, cost: column.cost))
        }
        var lazy: [LinearConstraint] = []
        for (index, row) in model.rows.enumerated() {
            let terms = row.terms.map { LinearTerm($0.coefficient, variables[$0.variable.index]) }
            let copy = LinearConstraint(name: row.name, terms: terms, lower: row.lower, upper: row.upper)
            if index.isMultiple(of: 2) { lazy.append(copy) } else { kept.addRow(copy) }
        }
        return (kept, lazy)
    }

    /// The start is the optimum without the lazy rows: wherever they matter, it breaks one, and looks better than all
    /// that is allowed.
    @Test(arguments: [false, true], [false, true])
    func agreesWithEnumeration(onlyIntegral: Bool, withTreacherousStart: Bool) throws {
        let treacherous = try GLPKSolver().withWorkspace { workspace in
            var count = 0
            for seed in UInt64(1000)...1200 {
                let (model, lazy) = split(RandomModels.pureInteger(seed: seed))
                var options = SolveOptions()
                if withTreacherousStart {
                    options.start = try workspace.solve(model, options: .init(), hooks: .init()).incumbent?.values
                    if let start = options.start, lazy.contains(where: { $0.violation(at: start) > 0 }) { count += 1 }
                }
                let hooks = holdingBack(lazy, onlyIntegral: onlyIntegral)
                let outcome = try workspace.solve(model, options: options, hooks: hooks)
                let optimum = ExhaustiveSolver.optimum(model, extra: lazy)
                #expect(outcome.incumbent?.objective == optimum, "seed \(seed)")
                #expect(outcome.termination == (optimum == nil ? .infeasible : .optimal), "seed \(seed)")
                if let optimum { #expect(outcome.bound == optimum, "seed \(seed)") }
            }
            return count
        }
        if withTreacherousStart { #expect(treacherous > 50) }
    }

    /// Worth 10, 9 and 8, of which at most two fit; the hook says that the first two do not go together.
    ///
    /// Without the hook 10 + 9 = 19 is best; with it 10 + 8 = 18.
    private func threeThings() -> (model: Model, clash: LinearConstraint) {
        var model = Model(name: "three things")
        let things = [10.0, 9, 8].enumerated().map { model.addBinary("thing\($0.offset)", cost: -$0.element) }
        model.addRow("two fit", things.map { LinearTerm(1, $0) }, upper: 2)
        let clash = LinearConstraint(
            name: "clash", terms: [LinearTerm(1, things[0]), LinearTerm(1, things[1])], upper: 1)
        return (model, clash)
    }

    @Test func startThatBreaksALazyRowIsIgnored() throws {
        let (model, clash) = threeThings()
        let outcome = try GLPKSolver().withWorkspace { workspace in
            var options = SolveOptions()
            options.start = [1, 1, 0]
            return try workspace.solve(model, options: options, hooks: holdingBack([clash]))
        }
        #expect(outcome.termination == .optimal)
        #expect(outcome.incumbent == Solution(objective: -18, values: [1, 0, 1]))
        #expect(outcome.statistics.lazyRows == 1)
    }

    @Test func rowsTheHookHasSaidComeBackWithoutAsking() throws {
        // The hook may say each row once only: a second time would mean that the pool forgot it.
        let model = RandomModels.assignment(jobs: 10, machines: 3, seed: 3)
        let pairs = (0..<9).compactMap { job -> LinearConstraint? in
            // Jobs next to each other must not share machine 0.
            guard let here = model.variable(at: job * 3), let next = model.variable(at: job * 3 + 3) else { return nil }
            return LinearConstraint(
                name: "apart\(job)", terms: [LinearTerm(1, here), LinearTerm(1, next)], upper: 1)
        }
        let (lazy, repeated) = try GLPKSolver().withWorkspace { workspace in
            var said = [String: Int]()
            var hooks = SolveHooks()
            hooks.lazyRows = { point in
                let rows = pairs.filter { $0.violation(at: point.values) > 1e-5 }
                for row in rows { said[row.name, default: 0] += 1 }
                return rows
            }
            let outcome = try workspace.solve(model, options: .init(), hooks: hooks)
            return (outcome, said.values.count { $0 > 1 })
        }
        var whole = model
        for pair in pairs { whole.addRow(pair) }
        let eager = try GLPKSolver().solve(whole)
        #expect(lazy.termination == .optimal)
        #expect(lazy.incumbent?.objective == eager.incumbent?.objective)
        #expect(repeated == 0)
    }

    @Test func proposalsAreCheckedBeforeTheyCount() throws {
        let (model, clash) = threeThings()
        let offers: [[Double]] = [
            [1, 1, 0],  // breaks the lazy row
            [1, 1, 1],  // breaks a row
            [0.5, 0, 1],  // not whole
            [2, 0, 0],  // out of bounds
            [1, 0],  // too short
            [.nan, 0, 0],
        ]
        for offer in offers {
            let outcome = try GLPKSolver().withWorkspace { workspace in
                var hooks = holdingBack([clash])
                hooks.proposal = { _ in offer }
                return try workspace.solve(model, options: .init(), hooks: hooks)
            }
            #expect(outcome.incumbent == Solution(objective: -18, values: [1, 0, 1]), "\(offer)")
        }
    }

    @Test func goodProposalsBecomeTheIncumbent() throws {
        let model = RandomModels.assignment(jobs: 20, machines: 4, seed: 11)
        let best = try GLPKSolver().solve(model)
        let known = try #require(best.incumbent)
        let outcome = try GLPKSolver().withWorkspace { workspace in
            var options = SolveOptions()
            options.nodeLimit = 1
            var hooks = SolveHooks()
            hooks.proposal = { _ in known.values }
            return try workspace.solve(model, options: options, hooks: hooks)
        }
        // One node is not enough to find it, so it can only come from the proposal.
        #expect(outcome.incumbent == known)
        #expect(best.statistics.nodes > 1)
    }

    @Test func badLazyRowsAreErrors() throws {
        let (model, _) = threeThings()
        var other = Model(name: "another")
        let foreign = other.addBinary("x")
        let own = try #require(model.variable(at: 0))
        let rows = [
            LinearConstraint(name: "foreign", terms: [LinearTerm(1, foreign)], upper: 0),
            LinearConstraint(name: "nan", terms: [LinearTerm(.nan, own)], upper: 0),
            LinearConstraint(name: "twice", terms: [LinearTerm(1, own), LinearTerm(1, own)], upper: 0),
            LinearConstraint(name: "nothing", terms: [LinearTerm(1, own)], lower: 1, upper: 0),
        ]
        for row in rows {
            #expect(throws: SolverError.self) {
                try GLPKSolver().withWorkspace { workspace in
                    var hooks = SolveHooks()
                    hooks.lazyRows = { _ in [row] }
                    return try workspace.solve(model, options: .init(), hooks: hooks)
                }
            }
        }
    }
}
