/// A mixed-integer linear program: minimise `objectiveConstant + Σ cost·x` over rows and column bounds.
///
/// A value without a solver: it can be copied, compared, written to a file and handed to any ``MILPSolver``.
/// Nothing is refused while it is built; ``problems()`` lists everything that a solver could not accept.
public struct Model: Sendable {
    /// The facts of one column.
    public struct Column: Sendable, Hashable {
        /// Readable name, unique in the model; used in exports.
        public var name: String
        /// Whole numbers only, or any.
        public var kind: VariableKind
        /// Least value, or `-infinity`.
        public var lower: Double
        /// Greatest value, or `+infinity`.
        public var upper: Double
        /// Coefficient in the objective.
        public var cost: Double
    }

    /// Readable name of the whole program.
    public var name: String
    /// Columns, in the order in which they were added.
    public private(set) var columns: [Column] = []
    /// Rows, in the order in which they were added.
    public private(set) var rows: [LinearConstraint] = []
    /// Added to the objective.
    public var objectiveConstant: Double = 0
    /// Which model the variables belong to; a copy of a model keeps it.
    public let identity: ModelIdentity

    /// An empty model.
    public init(name: String) {
        self.name = name
        identity = .make()
    }

    /// Adds a column and returns its handle.
    public mutating func addVariable(
        _ name: String, kind: VariableKind = .continuous, lower: Double = 0, upper: Double = .infinity,
        cost: Double = 0
    ) -> Variable {
        columns.append(Column(name: name, kind: kind, lower: lower, upper: upper, cost: cost))
        return Variable(index: columns.count - 1, owner: identity)
    }

    /// Adds an integer column with domain `0...1`.
    public mutating func addBinary(_ name: String, cost: Double = 0) -> Variable {
        addVariable(name, kind: .integer, lower: 0, upper: 1, cost: cost)
    }

    /// Adds `lower <= Σ terms <= upper` and returns its handle.
    @discardableResult
    public mutating func addRow(
        _ name: String, _ terms: [LinearTerm], lower: Double = -.infinity, upper: Double = .infinity
    ) -> Row {
        addRow(LinearConstraint(name: name, terms: terms, lower: lower, upper: upper))
    }

    /// Adds a constraint and returns its handle.
    @discardableResult
    public mutating func addRow(_ constraint: LinearConstraint) -> Row {
        rows.append(constraint)
        return Row(index: rows.count - 1, owner: identity)
    }

    /// Replaces the domain of a column; does nothing for a variable of another model.
    public mutating func setBounds(_ variable: Variable, lower: Double, upper: Double) {
        guard variable.owner == identity, columns.indices.contains(variable.index) else { return }
        columns[variable.index].lower = lower
        columns[variable.index].upper = upper
    }

    /// Replaces the cost of a column; does nothing for a variable of another model.
    public mutating func setCost(_ variable: Variable, _ cost: Double) {
        guard variable.owner == identity, columns.indices.contains(variable.index) else { return }
        columns[variable.index].cost = cost
    }

    /// The handle of the column at a position, or nil where there is none.
    public func variable(at index: Int) -> Variable? {
        columns.indices.contains(index) ? Variable(index: index, owner: identity) : nil
    }

    /// The objective at `values`, one per column.
    public func objective(at values: [Double]) -> Double {
        zip(columns, values).reduce(objectiveConstant) { $0 + $1.0.cost * $1.1 }
    }
}
