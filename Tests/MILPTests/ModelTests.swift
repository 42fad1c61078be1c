import MILP
import Testing

/// Models are values that keep what they were told.
@Suite struct ModelTests {
    @Test func keepsColumnsAndRowsInOrder() {
        var model = Model(name: "m")
        let x = model.addBinary("x", cost: 2)
        let y = model.addVariable("y", lower: -1, upper: 4)
        let row = model.addRow("r", [LinearTerm(1, x), LinearTerm(-3, y)], lower: 0)
        #expect(x.index == 0)
        #expect(y.index == 1)
        #expect(row.index == 0)
        #expect(model.columns.map(\.name) == ["x", "y"])
        #expect(model.columns[0].kind == .integer)
        #expect(model.columns[0].upper == 1)
        #expect(model.columns[0].cost == 2)
        #expect(model.rows[0].upper == .infinity)
    }

    @Test func aCopyIsAModelOfItsOwnWithTheSameVariables() {
        var model = Model(name: "m")
        let x = model.addBinary("x", cost: 2)
        var copy = model
        copy.setCost(x, 5)
        copy.setBounds(x, lower: 1, upper: 1)
        #expect(model.columns[0].cost == 2)
        #expect(model.columns[0].lower == 0)
        #expect(copy.columns[0].cost == 5)
        #expect(copy.columns[0].lower == 1)
        #expect(copy.variable(at: 0) == x)
    }

    @Test func variablesOfAnotherModelChangeNothing() {
        var model = Model(name: "m")
        _ = model.addBinary("x", cost: 2)
        var other = Model(name: "other")
        let foreign = other.addBinary("x")
        model.setCost(foreign, 9)
        model.setBounds(foreign, lower: 1, upper: 1)
        #expect(model.columns[0].cost == 2)
        #expect(model.columns[0].lower == 0)
        #expect(model.variable(at: 0) != foreign)
        #expect(model.variable(at: 1) == nil)
        #expect(model.variable(at: -1) == nil)
    }

    @Test func objectiveAddsConstantAndCosts() {
        var model = Model(name: "m")
        _ = model.addVariable("x", cost: 2)
        _ = model.addVariable("y", cost: -3)
        model.objectiveConstant = 10
        // 10 + 2 * 4 - 3 * 5
        #expect(model.objective(at: [4, 5]) == 3)
    }

    @Test func violationIsTheDistanceToTheNearerBound() {
        var model = Model(name: "m")
        let x = model.addVariable("x")
        let y = model.addVariable("y")
        let row = LinearConstraint(name: "r", terms: [LinearTerm(2, x), LinearTerm(-1, y)], lower: 1, upper: 3)
        // 2x - y = 5, 2, -1
        #expect(row.violation(at: [3, 1]) == 2)
        #expect(row.violation(at: [2, 2]) == 0)
        #expect(row.violation(at: [0, 1]) == 2)
    }

    @Test func gapIsRelativeToTheIncumbent() {
        let solution = Solution(objective: 200, values: [])
        #expect(Outcome(termination: .timeLimit, incumbent: solution, bound: 150).gap == 0.25)
        #expect(Outcome(termination: .optimal, incumbent: solution, bound: 200).gap == 0)
        #expect(Outcome(termination: .timeLimit, incumbent: nil, bound: 150).gap == nil)
        #expect(Outcome(termination: .timeLimit, incumbent: solution, bound: nil).gap == nil)
        let zero = Solution(objective: 0, values: [])
        #expect((Outcome(termination: .timeLimit, incumbent: zero, bound: -1).gap ?? 0) >= 1)
    }
}
