import GLPK
import MILP
import TestSupport
import Testing

/// Long chains of changes to a loaded program, against programs that are solved from scratch, and against the
/// conditions of optimality.
@Suite struct WarmProgramTests {
    /// A linear program as plain numbers, to make fresh models of.
    private struct Numbers {
        var columns: [(lower: Double, upper: Double, cost: Double)] = []
        var rows: [(coefficients: [Double], lower: Double, upper: Double)] = []

        /// 3...12 columns and 2...10 rows; mostly feasible.
        init(_ random: inout SeededRandom) {
            for _ in 0..<Int.random(in: 3...12, using: &random) {
                let lower = Double(Int.random(in: -3...0, using: &random))
                let upper = Double(Int.random(in: 1...9, using: &random))
                columns.append((lower, upper, Double(Int.random(in: -9...9, using: &random))))
            }
            for _ in 0..<Int.random(in: 2...10, using: &random) {
                let coefficients = columns.map { _ in Double(Int.random(in: -5...5, using: &random)) }
                let bound = Double(Int.random(in: -5...15, using: &random))
                let isRange = Bool.random(using: &random)
                rows.append((coefficients, isRange ? bound - 25 : -.infinity, bound))
            }
        }

        func model() -> Model {
            var model = Model(name: "linear")
            let variables = columns.enumerated().map { index, column in
                model.addVariable("x\(index)", lower: column.lower, upper: column.upper, cost: column.cost)
            }
            for (index, row) in rows.enumerated() {
                let terms = zip(row.coefficients, variables).map { LinearTerm($0, $1) }
                model.addRow("row\(index)", terms, lower: row.lower, upper: row.upper)
            }
            return model
        }
    }

    /// Changes one thing here and in the loaded program.
    private func change(
        _ numbers: inout Numbers, _ program: any LinearProgram, of loaded: Model, _ random: inout SeededRandom
    ) throws {
        let column = Int.random(in: 0..<numbers.columns.count, using: &random)
        let row = Int.random(in: 0..<numbers.rows.count, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0, 1:
            let cost = Double(Int.random(in: -9...9, using: &random))
            numbers.columns[column].cost = cost
            try program.setCost(column, cost)
        case 2:
            let lower = Double(Int.random(in: -5...3, using: &random))
            let upper = lower + Double(Int.random(in: 0...5, using: &random))
            numbers.columns[column].lower = lower
            numbers.columns[column].upper = upper
            try program.setColumnBounds(column, lower: lower, upper: upper)
        case 3:
            let upper = Double(Int.random(in: -5...30, using: &random))
            numbers.rows[row].lower = upper - 40
            numbers.rows[row].upper = upper
            try program.setRowBounds(row, lower: upper - 40, upper: upper)
        default:
            let coefficients = numbers.columns.map { _ in Double(Int.random(in: 0...3, using: &random)) }
            let upper = Double(Int.random(in: 5...30, using: &random))
            numbers.rows.append((coefficients, -.infinity, upper))
            let terms = try coefficients.enumerated().map {
                LinearTerm($0.element, try #require(loaded.variable(at: $0.offset)))
            }
            try program.addRow(LinearConstraint(name: "added", terms: terms, upper: upper))
        }
    }

    @Test func chainsOfChangesAgreeWithFreshPrograms() throws {
        let (optimal, infeasible) = try GLPKSolver().withWorkspace { workspace in
            var counts = (0, 0)
            for seed in UInt64(1)...30 {
                var random = SeededRandom(seed: seed)
                var numbers = Numbers(&random)
                let loaded = numbers.model()
                let warm = try workspace.program(loaded)
                for turn in 0..<25 {
                    try change(&numbers, warm, of: loaded, &random)
                    let found = try warm.solve(.init())
                    let fresh = try workspace.program(numbers.model()).solve(.init())
                    #expect(found.status == fresh.status, "seed \(seed), turn \(turn)")
                    if found.status == .infeasible { counts.1 += 1 }
                    guard found.status == .optimal else { continue }
                    counts.0 += 1
                    #expect(abs(found.objective - fresh.objective) < 1e-6, "seed \(seed), turn \(turn)")
                    #expect(isOptimal(found, for: numbers), "seed \(seed), turn \(turn)")
                }
            }
            return counts
        }
        #expect(optimal > 300)
        #expect(infeasible > 30)
    }

    /// The conditions of Karush, Kuhn and Tucker: feasible; costs are made of duals and reduced costs; each of those is
    /// 0 unless its bound is reached, and has the sign that the bound asks for.
    private func isOptimal(_ outcome: RelaxationOutcome, for numbers: Numbers) -> Bool {
        func fits(_ dual: Double, _ value: Double, _ lower: Double, _ upper: Double) -> Bool {
            let tolerance = 1e-6
            guard value >= lower - tolerance, value <= upper + tolerance else { return false }
            if dual > tolerance { return value <= lower + tolerance }
            if dual < -tolerance { return value >= upper - tolerance }
            return true
        }
        var left = numbers.columns.map(\.cost)
        for (row, dual) in zip(numbers.rows, outcome.rowDuals) {
            let activity = zip(row.coefficients, outcome.values).reduce(0) { $0 + $1.0 * $1.1 }
            guard fits(dual, activity, row.lower, row.upper) else { return false }
            for (index, coefficient) in row.coefficients.enumerated() { left[index] -= dual * coefficient }
        }
        return numbers.columns.indices.allSatisfy { index in
            let column = numbers.columns[index]
            return abs(left[index] - outcome.reducedCosts[index]) < 1e-6
                && fits(outcome.reducedCosts[index], outcome.values[index], column.lower, column.upper)
        }
    }
}
