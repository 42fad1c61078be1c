import MILP
import Testing

/// Faults are found all at once, in order, and said in sentences.
@Suite struct ModelProblemsTests {
    @Test func aSoundModelHasNone() {
        var model = Model(name: "sound")
        let x = model.addVariable("x", kind: .integer, lower: -.infinity, upper: .infinity, cost: 1e9)
        let y = model.addVariable("y [kg/day] ~!", lower: 0.5, upper: 0.5)
        model.addRow("free", [LinearTerm(1, x), LinearTerm(0, y)])
        model.addRow("empty", [], lower: 0, upper: 0)
        #expect(model.problems().isEmpty)
        #expect(Model(name: "nothing in it").problems().isEmpty)
    }

    @Test func faultsComeInTheOrderOfTheModel() {
        var model = Model(name: "")
        model.objectiveConstant = .infinity
        let x = model.addVariable("x", kind: .integer, lower: 0.5, upper: 1.5, cost: .nan)
        let y = model.addVariable("x", lower: 2, upper: 1)
        model.addRow("r", [LinearTerm(1, x), LinearTerm(2, y), LinearTerm(3, x)], lower: 4, upper: 3)
        model.addRow("r", [LinearTerm(-.infinity, y)], upper: .nan)
        #expect(
            model.problems() == [
                .badName(place: "model", name: "", reason: "it is empty"),
                .notFinite(place: "objective constant", value: "inf"),
                .notFinite(place: "cost of column x", value: "nan"),
                .fractionalBound(column: "x", value: 0.5),
                .fractionalBound(column: "x", value: 1.5),
                .duplicateName("x"),
                .emptyDomain(place: "column x", lower: 2, upper: 1),
                .duplicateTerm(row: "r", column: "x"),
                .emptyDomain(place: "row r", lower: 4, upper: 3),
                .duplicateName("r"),
                .notFinite(place: "coefficient of x in row r", value: "-inf"),
                .notFinite(place: "upper bound of row r", value: "nan"),
            ])
    }

    @Test func aRowOutsideTheModelIsCheckedAgainstIt() {
        var model = Model(name: "m")
        let x = model.addBinary("x")
        var other = Model(name: "other")
        let foreign = other.addBinary("x")
        let fine = LinearConstraint(name: "", terms: [LinearTerm(1, x)], upper: 1)
        #expect(model.problems(in: fine).isEmpty)
        let bad = LinearConstraint(name: "b", terms: [LinearTerm(1, foreign), LinearTerm(1, x), LinearTerm(1, x)])
        #expect(
            model.problems(in: bad) == [
                .foreignVariable(row: "b", index: 0), .duplicateTerm(row: "b", column: "x"),
            ])
    }

    @Test func sentencesNameThePlaceAndTheRemedy() {
        let faults: [ModelProblem] = [
            .notFinite(place: "cost of column x", value: "nan"),
            .fractionalBound(column: "x", value: 0.5),
            .badName(place: "row 3", name: "a\nb", reason: "it has a control character"),
            .wrongLength(place: "the start", expected: 3, found: 2),
        ]
        #expect(
            SolverError.badModel(faults).description == """
                the model cannot be solved, it has 4 faults:
                  - the cost of column x is nan; a number is needed
                  - integer column x has the fractional bound 0.5; round it inwards
                  - the name of row 3, "a\\nb", cannot be used: it has a control character
                  - the start has 2 values; the model has 3 columns
                """)
        #expect(
            SolverError.cannotWrite(path: "/a/b.lp", reason: "No space left on device").description
                == "/a/b.lp cannot be written: No space left on device")
    }
}
