/// A column of a ``Model``, by position.
///
/// A variable carries no facts of its own: its name, domain, cost and kind live in the model that made it.
/// The `owner` lets a model recognise a variable of another model instead of silently using the column that
/// happens to have the same number.
public struct Variable: Hashable, Sendable {
    /// Position of the column in its model, from 0.
    public let index: Int
    /// The model that made it.
    public let owner: ModelIdentity

    init(index: Int, owner: ModelIdentity) {
        self.index = index
        self.owner = owner
    }
}

/// A row of a ``Model``, by position.
public struct Row: Hashable, Sendable {
    /// Position of the row in its model, from 0.
    public let index: Int
    /// The model that made it.
    public let owner: ModelIdentity

    init(index: Int, owner: ModelIdentity) {
        self.index = index
        self.owner = owner
    }
}

/// What a variable may take between its bounds.
public enum VariableKind: Sendable, Hashable {
    /// Any real number.
    case continuous
    /// Whole numbers only.
    case integer
}

/// One summand of a linear expression: `coefficient × variable`.
public struct LinearTerm: Sendable, Hashable {
    /// The factor; finite.
    public var coefficient: Double
    /// The column.
    public var variable: Variable

    /// A summand.
    public init(_ coefficient: Double, _ variable: Variable) {
        self.coefficient = coefficient
        self.variable = variable
    }
}

/// `lower <= sum(terms) <= upper`, outside a model: what a lazy row or a cut is before it is added.
public struct LinearConstraint: Sendable, Hashable {
    /// For people: shown in exports and reports.
    public var name: String
    /// The summands; a variable at most once.
    public var terms: [LinearTerm]
    /// Least value of the sum, or `-infinity`.
    public var lower: Double
    /// Greatest value of the sum, or `+infinity`.
    public var upper: Double

    /// A constraint from its parts.
    public init(name: String, terms: [LinearTerm], lower: Double = -.infinity, upper: Double = .infinity) {
        self.name = name
        self.terms = terms
        self.lower = lower
        self.upper = upper
    }

    /// The value of the left-hand side at `values`, one per column of the model.
    public func activity(at values: [Double]) -> Double {
        terms.reduce(0) { $0 + $1.coefficient * values[$1.variable.index] }
    }

    /// By how much `values` breaks the constraint; 0 where it holds.
    public func violation(at values: [Double]) -> Double {
        let activity = activity(at: values)
        return max(0, lower - activity, activity - upper)
    }
}
