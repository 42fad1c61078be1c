/// A model with some columns held at known values and taken out: what a neighbourhood search solves.
///
/// Rows are folded onto the columns that remain; rows without any are dropped, since the known values satisfy them or
/// the caller would not hold them.
public struct ReducedModel: Sendable {
    /// The smaller program; its objective counts the held columns too.
    public private(set) var model: Model
    /// Values of all columns of the full model; those that remain hold what they were before.
    private let base: [Double]
    /// By column of the full model: the column that stands for it, nil where it is held.
    private let standIn: [Variable?]
    /// By column of the smaller model: position in the full one.
    private let origin: [Int]

    /// - Parameters:
    ///   - full: the program to be reduced.
    ///   - values: one value per column of it.
    ///   - dropped: positions of rows to be left out.
    ///   - kindOf: the kind with which a column, by position, remains; nil: it is held at its value.
    public init(
        _ full: Model, at values: [Double], withoutRows dropped: Set<Int> = [], keeping kindOf: (Int) -> VariableKind?
    ) {
        var small = Model(name: full.name)
        var standIn: [Variable?] = []
        var origin: [Int] = []
        var constant = full.objectiveConstant
        for (index, column) in full.columns.enumerated() {
            if let kind = kindOf(index) {
                standIn.append(
                    small.addVariable(
                        column.name, kind: kind, lower: column.lower, upper: column.upper, cost: column.cost))
                origin.append(index)
            } else {
                standIn.append(nil)
                constant += column.cost * values[index]
            }
        }
        small.objectiveConstant = constant
        base = values
        self.standIn = standIn
        self.origin = origin
        model = small
        for (index, row) in full.rows.enumerated() where !dropped.contains(index) {
            if let folded = fold(row) { model.addRow(folded) }
        }
    }

    /// The row on the columns that remain; nil where none of its columns does.
    public func fold(_ row: LinearConstraint) -> LinearConstraint? {
        var terms: [LinearTerm] = []
        var held = 0.0
        for term in row.terms {
            if let variable = standIn[term.variable.index] {
                terms.append(LinearTerm(term.coefficient, variable))
            } else {
                held += term.coefficient * base[term.variable.index]
            }
        }
        guard !terms.isEmpty else { return nil }
        return LinearConstraint(name: row.name, terms: terms, lower: row.lower - held, upper: row.upper - held)
    }

    /// A point of the full model from one of the smaller.
    public func expand(_ values: [Double]) -> [Double] {
        var full = base
        for (value, index) in zip(values, origin) { full[index] = value }
        return full
    }

    /// A point of the smaller model from one of the full.
    public func restrict(_ values: [Double]) -> [Double] { origin.map { values[$0] } }
}
