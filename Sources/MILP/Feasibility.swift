/// How far a computed point may stray from what it should satisfy exactly.
///
/// Solvers work in floating point: a row that should give 7 gives 6.9999999. One place says what still counts.
public enum Tolerance {
    /// Relative slack of rows and bounds.
    public static let feasibility = 1e-6
    /// Distance from a whole number within which an integer column counts as whole.
    public static let integrality = 1e-5
    /// Relative difference of objectives that counts as none.
    public static let objective = 1e-7
}

extension LinearConstraint {
    /// By how much a point may break the row and still count: ``Tolerance/feasibility``, scaled by the coefficients.
    public var slack: Double {
        Tolerance.feasibility * (1 + terms.reduce(0) { $0 + abs($1.coefficient) })
    }

    /// Whether the row holds at `values`, one per column of the model, within ``slack``.
    public func holds(at values: [Double]) -> Bool {
        violation(at: values) <= slack
    }
}

extension Model {
    /// The point with integer columns whole and everything between its bounds, or nil where a value is not finite,
    /// or further than the tolerance from where it should be, or where the number of values is wrong.
    ///
    /// Says nothing about rows.
    public func snapped(_ values: [Double]) -> [Double]? {
        guard values.count == columns.count else { return nil }
        var point = values
        for (index, column) in columns.enumerated() {
            var value = values[index]
            guard value.isFinite else { return nil }
            if column.kind == .integer {
                let whole = value.rounded()
                guard abs(whole - value) <= Tolerance.integrality else { return nil }
                value = whole
            }
            let near = min(max(value, column.lower), column.upper)
            let slack = column.kind == .integer ? 0 : Tolerance.feasibility * (1 + abs(near))
            guard abs(near - value) <= slack else { return nil }
            // Adding zero turns -0 into 0, which prints and compares like what it is.
            point[index] = near + 0
        }
        return point
    }

    /// The first row that `values` breaks, or nil where all hold. Bounds and integrality are not looked at.
    public func firstBrokenRow(at values: [Double]) -> LinearConstraint? {
        rows.first { !$0.holds(at: values) }
    }

    /// `values` as a checked solution: snapped, every row satisfied; nil where that is not so.
    public func solution(_ values: [Double]) -> Solution? {
        guard let point = snapped(values), firstBrokenRow(at: point) == nil else { return nil }
        return Solution(objective: objective(at: point), values: point)
    }
}
