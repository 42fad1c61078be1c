/// Why a solve ended. Whether there is a solution is another question: see ``Outcome/incumbent``.
public enum Termination: String, Sendable, Hashable, CaseIterable {
    /// The incumbent is proven best, within the model's tolerance.
    case optimal
    /// Proven: no point satisfies the rows, bounds and integrality.
    case infeasible
    /// The objective has no lower bound.
    case unbounded
    /// The requested gap was reached before the proof was complete.
    case gapReached
    /// The time limit ended it.
    case timeLimit
    /// The node limit ended it.
    case nodeLimit
    /// The limit of simplex iterations ended it.
    case iterationLimit
    /// The caller asked it to stop.
    case cancelled
    /// The solver gave up for numerical reasons; the bound, if any, still holds.
    case numericalTrouble
}

/// A point that satisfies every row, bound and integrality of the model, with its objective.
public struct Solution: Sendable, Hashable {
    /// Objective at `values`.
    public var objective: Double
    /// One value per column of the model; integer columns hold exact whole numbers.
    public var values: [Double]

    /// A solution from its parts.
    public init(objective: Double, values: [Double]) {
        self.objective = objective
        self.values = values
    }

    /// The value of a variable of the model that was solved.
    public subscript(variable: Variable) -> Double { values[variable.index] }
}

/// What a solve of an integer program brought.
public struct Outcome: Sendable {
    /// Why it ended.
    public var termination: Termination
    /// The best solution found, checked against every row of the model and every lazy row.
    public var incumbent: Solution?
    /// A proven lower bound of the objective, or nil where nothing is proven yet.
    public var bound: Double?
    /// Counts of what it took.
    public var statistics: SolveStatistics

    /// An outcome from its parts.
    public init(
        termination: Termination, incumbent: Solution?, bound: Double?, statistics: SolveStatistics = .init()
    ) {
        self.termination = termination
        self.incumbent = incumbent
        self.bound = bound
        self.statistics = statistics
    }

    /// `(incumbent - bound) / |incumbent|`: 0 when proven, nil while one of the two is missing.
    public var gap: Double? {
        guard let incumbent, let bound else { return nil }
        let distance = max(0, incumbent.objective - bound)
        return distance == 0 ? 0 : distance / max(abs(incumbent.objective), 1e-9)
    }
}

/// What a solve took, in counts that do not depend on the clock.
public struct SolveStatistics: Sendable, Hashable {
    /// Nodes of the search tree that were made.
    public var nodes = 0
    /// Lazy rows that were added.
    public var lazyRows = 0
    /// Simplex iterations.
    public var iterations = 0

    /// All zero.
    public init() {}
}

/// How a continuous solve ended.
public enum RelaxationStatus: String, Sendable, Hashable {
    /// Solved; values and duals are given.
    case optimal
    /// No point satisfies rows and bounds.
    case infeasible
    /// The objective has no lower bound.
    case unbounded
    /// A limit or numerical trouble ended it; nothing is claimed.
    case undecided
}

/// The answer to a linear program without integrality.
public struct RelaxationOutcome: Sendable {
    /// How it ended.
    public var status: RelaxationStatus
    /// Objective; meaningful only where `status` is optimal.
    public var objective: Double
    /// One value per column.
    public var values: [Double]
    /// Dual value of each row: change of the objective per unit of the row's bound.
    public var rowDuals: [Double]
    /// Reduced cost of each column.
    public var reducedCosts: [Double]
    /// Simplex iterations that it took.
    public var iterations: Int

    /// An outcome from its parts.
    public init(
        status: RelaxationStatus, objective: Double, values: [Double], rowDuals: [Double], reducedCosts: [Double],
        iterations: Int = 0
    ) {
        self.status = status
        self.objective = objective
        self.values = values
        self.rowDuals = rowDuals
        self.reducedCosts = reducedCosts
        self.iterations = iterations
    }
}
