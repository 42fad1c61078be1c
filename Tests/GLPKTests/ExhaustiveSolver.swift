import MILP

/// Looks at every whole point between the bounds. Knows no solver: the truth that the others are compared with.
enum ExhaustiveSolver {
    /// The least objective over all feasible points; nil where there is none.
    ///
    /// Rows are evaluated exactly, since all numbers are small and whole.
    static func optimum(_ model: Model, extra: [LinearConstraint] = []) -> Double? {
        var best: Double?
        var values = model.columns.map(\.lower)
        let rows = model.rows + extra
        while true {
            if rows.allSatisfy({ row in holds(row, values) }) {
                var objective = model.objectiveConstant
                for (column, value) in zip(model.columns, values) { objective += column.cost * value }
                best = min(best ?? objective, objective)
            }
            guard let index = values.indices.first(where: { values[$0] < model.columns[$0].upper }) else { return best }
            for passed in 0..<index { values[passed] = model.columns[passed].lower }
            values[index] += 1
        }
    }

    private static func holds(_ row: LinearConstraint, _ values: [Double]) -> Bool {
        var activity = 0.0
        for term in row.terms { activity += term.coefficient * values[term.variable.index] }
        return activity >= row.lower && activity <= row.upper
    }
}
