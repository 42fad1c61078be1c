import GLPK
import MILP
import Testing

/// Small linear programs worked by hand, duals included.
@Suite struct LinearProgramTests {
    /// min -3x - 2y, x + y <= 4, x + 3y <= 7, x <= 3: the corner x = 3, y = 1 gives -11.
    ///
    /// There `x + y <= 4` and `x <= 3` are tight and the second row is slack (3 + 3 < 7). One more unit of the first
    /// row lets y grow by 1: dual -2.
    private func shop() -> Model {
        var model = Model(name: "shop")
        let x = model.addVariable("x", upper: 3, cost: -3)
        let y = model.addVariable("y", cost: -2)
        model.addRow("hours", [LinearTerm(1, x), LinearTerm(1, y)], upper: 4)
        model.addRow("wood", [LinearTerm(1, x), LinearTerm(3, y)], upper: 7)
        return model
    }

    @Test func givesValuesAndDuals() throws {
        let outcome = try GLPKSolver().relax(shop())
        #expect(outcome.status == .optimal)
        #expect(abs(outcome.objective + 11) < 1e-9)
        #expect(zip(outcome.values, [3, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(outcome.rowDuals, [-2, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
        // x leaves its bound 3: the objective changes by its cost -3 less what the row charges, -2.
        #expect(zip(outcome.reducedCosts, [-1, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func followsChangesFromTheLastBasis() throws {
        let model = shop()
        let objectives = try GLPKSolver().withWorkspace { workspace in
            let program = try workspace.program(model)
            var found: [Double] = []
            func solve() throws { found.append(try program.solve(.init()).objective) }
            try solve()  // -11
            try program.setRowBounds(0, lower: -.infinity, upper: 4.5)
            try solve()  // y = 1.5, wood 3 + 4.5 > 7, so y = 4/3: -9 - 8/3
            try program.setRowBounds(1, lower: -.infinity, upper: 100)
            try solve()  // y = 1.5: -12
            try program.setColumnBounds(0, lower: 0, upper: 0)
            try solve()  // y = 4.5: -9
            try program.setCost(1, 1)
            try solve()  // nothing is worth making: 0
            try program.setCost(1, -2)
            let y = try #require(model.variable(at: 1))
            try program.addRow(LinearConstraint(name: "demand", terms: [LinearTerm(2, y)], upper: 5))
            try solve()  // y = 2.5: -5
            return found
        }
        let expected = [-11, -9 - 8.0 / 3, -12, -9, 0, -5]
        #expect(zip(objectives, expected).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(objectives.count == expected.count)
    }

    @Test func tellsInfeasibleFromUnbounded() throws {
        var model = Model(name: "no point")
        let x = model.addVariable("x", upper: 1)
        model.addRow("too much", [LinearTerm(1, x)], lower: 2)
        #expect(try GLPKSolver().relax(model).status == .infeasible)

        var endless = Model(name: "no bound")
        let y = endless.addVariable("y", cost: -1)
        endless.addRow("far", [LinearTerm(1, y)], lower: 2)
        #expect(try GLPKSolver().relax(endless).status == .unbounded)
    }

    @Test func becomesFeasibleAgain() throws {
        let statuses = try GLPKSolver().withWorkspace { workspace in
            var model = Model(name: "swing")
            let x = model.addVariable("x", upper: 1, cost: 1)
            model.addRow("need", [LinearTerm(1, x)], lower: 2)
            let program = try workspace.program(model)
            var found = [try program.solve(.init()).status]
            try program.setRowBounds(0, lower: 0.5, upper: .infinity)
            found.append(try program.solve(.init()).status)
            try program.setRowBounds(0, lower: 3, upper: .infinity)
            found.append(try program.solve(.init()).status)
            return found
        }
        #expect(statuses == [.infeasible, .optimal, .infeasible])
    }

    @Test func solvesWithoutRowsAndWithoutColumns() throws {
        var bounds = Model(name: "bounds only")
        let x = bounds.addVariable("x", lower: -2, upper: 5, cost: 3)
        _ = bounds.addVariable("y", lower: -1, upper: 7, cost: -1)
        bounds.objectiveConstant = 10
        let outcome = try GLPKSolver().relax(bounds)
        // 3 * -2 - 7 + 10
        #expect(outcome.objective == -3)
        #expect(outcome.values == [-2, 7])
        #expect(outcome.rowDuals.isEmpty)
        #expect(outcome.reducedCosts == [3, -1])

        let later = try GLPKSolver().withWorkspace { [bounds] workspace in
            let program = try workspace.program(bounds)
            try program.addRow(LinearConstraint(name: "above", terms: [LinearTerm(1, x)], lower: 1))
            return try program.solve(.init())
        }
        // x = 1: 3 - 7 + 10, and the row's unit costs 3
        #expect(later.objective == 6)
        #expect(later.rowDuals == [3])

        var empty = Model(name: "nothing")
        empty.objectiveConstant = 4
        empty.addRow("holds", [], lower: -1, upper: 1)
        #expect(try GLPKSolver().relax(empty).objective == 4)
        empty.addRow("does not", [], lower: 1)
        #expect(try GLPKSolver().relax(empty).status == .infeasible)
    }
}
