import MILP
import Testing

/// A model with some columns held: 2x + 3y + z, rows x + y + z <= 10, y - z >= 1, z <= 4, at x = 1, y = 3, z = 2.
@Suite("Reduced model")
struct ReducedModelTests {
    private let full: Model
    private let point = [1.0, 3.0, 2.0]

    init() {
        var model = Model(name: "full")
        let x = model.addVariable("x", kind: .integer, upper: 5, cost: 2)
        let y = model.addVariable("y", kind: .integer, upper: 6, cost: 3)
        let z = model.addVariable("z", kind: .integer, upper: 7, cost: 1)
        model.objectiveConstant = 100
        model.addRow("total", [LinearTerm(1, x), LinearTerm(1, y), LinearTerm(1, z)], upper: 10)
        model.addRow("apart", [LinearTerm(1, y), LinearTerm(-1, z)], lower: 1)
        model.addRow("least", [LinearTerm(1, z)], upper: 4)
        full = model
    }

    /// y held at 3: cost 100 + 9, x + z <= 7, -z >= -2, z <= 4.
    @Test("Held columns move into the constant and the rows' bounds")
    func folding() {
        let reduced = ReducedModel(full, at: point) { $0 == 1 ? nil : .integer }
        #expect(reduced.model.columns.map(\.name) == ["x", "z"])
        #expect(reduced.model.objectiveConstant == 109)
        #expect(reduced.model.rows.map(\.upper) == [7, .infinity, 4])
        #expect(reduced.model.rows.map(\.lower) == [-.infinity, -2, -.infinity])
        #expect(reduced.model.objective(at: [1, 2]) == full.objective(at: point))
    }

    @Test("A row without free columns is left out, and so is one that is asked away")
    func droppedRows() {
        let held = ReducedModel(full, at: point) { $0 == 0 ? .integer : nil }
        #expect(held.model.rows.map(\.name) == ["total"])
        let asked = ReducedModel(full, at: point, withoutRows: [0]) { _ in .integer }
        #expect(asked.model.rows.map(\.name) == ["apart", "least"])
    }

    @Test("Points go there and back")
    func points() {
        let reduced = ReducedModel(full, at: point) { $0 == 1 ? nil : .continuous }
        #expect(reduced.restrict(point) == [1, 2])
        #expect(reduced.expand([4, 0.5]) == [4, 3, 0.5])
        #expect(reduced.model.columns.allSatisfy { $0.kind == .continuous })
    }
}
