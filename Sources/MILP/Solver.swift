/// Solves models. Implementations live in other targets; whoever needs a solver takes one as a value.
public protocol MILPSolver: Sendable {
    /// Runs `body` on a thread made for it, with a workspace in which programs can be solved one after another.
    ///
    /// The thread blocks the caller until `body` returns. Everything made in the workspace ends with it.
    /// - Throws: what `body` throws, or ``SolverError`` where the thread or the library cannot start.
    func withWorkspace<Result: Sendable>(
        _ body: @Sendable (any SolverWorkspace) throws -> Result
    ) throws -> Result
}

extension MILPSolver {
    /// Solves one integer program, value in, value out, on a thread of its own.
    /// - Throws: ``SolverError`` where the model cannot be accepted or the library fails.
    public func solve(
        _ model: Model, options: SolveOptions = .init(),
        progress: (@Sendable (SolveProgress) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws -> Outcome {
        try withWorkspace { workspace in
            var hooks = SolveHooks()
            hooks.progress = progress
            hooks.isCancelled = isCancelled
            return try workspace.solve(model, options: options, hooks: hooks)
        }
    }

    /// Solves one linear program, integrality ignored, on a thread of its own.
    /// - Throws: ``SolverError`` where the model cannot be accepted or the library fails.
    public func relax(_ model: Model, options: SolveOptions = .init()) throws -> RelaxationOutcome {
        try withWorkspace { try $0.program(model).solve(options) }
    }
}

/// A thread's own workshop: solves integer programs, and keeps linear programs warm between solves.
///
/// Never leaves the closure of ``MILPSolver/withWorkspace(_:)``.
public protocol SolverWorkspace: AnyObject {
    /// Branch and cut. Infeasible is an outcome, not an error.
    /// - Throws: ``SolverError``.
    func solve(_ model: Model, options: SolveOptions, hooks: SolveHooks) throws -> Outcome

    /// A linear program (integrality ignored) that stays loaded: after a change of bounds or a new row the next
    /// solve starts from the last basis.
    /// - Throws: ``SolverError``.
    func program(_ model: Model) throws -> any LinearProgram

    /// Runs two closures at the same time, `mine` here and `other` on a thread and in a workspace of its own, and waits for
    /// both.
    /// - Throws: what either throws, `mine` first.
    func beside<Other: Sendable, Mine>(
        _ other: @Sendable (any SolverWorkspace) throws -> Other, run mine: () throws -> Mine
    ) throws -> (other: Other, mine: Mine)

    /// Writes a model to a file in a public format, for other solvers to read.
    /// - Throws: ``SolverError``.
    func write(_ model: Model, as format: ModelFormat, to path: String) throws
}

/// A loaded linear program that is solved again and again with small changes.
public protocol LinearProgram: AnyObject {
    /// Replaces the bounds of a row, by its position.
    func setRowBounds(_ row: Int, lower: Double, upper: Double) throws
    /// Replaces the bounds of a column, by its position.
    func setColumnBounds(_ column: Int, lower: Double, upper: Double) throws
    /// Replaces the objective coefficient of a column, by its position.
    func setCost(_ column: Int, _ cost: Double) throws
    /// Adds a row at the end.
    func addRow(_ constraint: LinearConstraint) throws
    /// Solves from the last basis.
    func solve(_ options: SolveOptions) throws -> RelaxationOutcome
}

/// File formats for models.
public enum ModelFormat: String, Sendable, CaseIterable {
    /// Free MPS.
    case mps
    /// CPLEX LP.
    case lp
}

/// Which fractional variable the search branches on.
public enum Branching: Sendable, Hashable, CaseIterable {
    /// The first fractional one.
    case firstFractional
    /// The last fractional one.
    case lastFractional
    /// The most fractional one.
    case mostFractional
    /// Driebeck and Tomlin's penalties.
    case driebeckTomlin
    /// Pseudo-costs, with both children tried first.
    case pseudoCost
}

/// Which open node the search takes up next.
public enum Backtracking: Sendable, Hashable, CaseIterable {
    /// Depth first.
    case depthFirst
    /// Breadth first.
    case breadthFirst
    /// The node with the best local bound.
    case bestBound
    /// The node with the best projected objective.
    case bestProjection
}

/// Families of cutting planes the solver may make by itself.
public struct CutFamilies: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: Int
    /// From bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Gomory's mixed-integer cuts.
    public static let gomory = CutFamilies(rawValue: 1)
    /// Mixed-integer rounding.
    public static let mixedIntegerRounding = CutFamilies(rawValue: 2)
    /// Mixed cover cuts.
    public static let cover = CutFamilies(rawValue: 4)
    /// Clique cuts.
    public static let clique = CutFamilies(rawValue: 8)
}

/// How one model is to be solved.
public struct SolveOptions: Sendable {
    /// Seconds for this solve; nil is no limit.
    public var timeLimitSeconds: Double?
    /// Nodes of the tree for this solve; nil is no limit.
    public var nodeLimit: Int?
    /// Simplex iterations for this solve, looked at between nodes; nil is no limit. Counted, not timed, so that every run
    /// ends at the same node.
    public var iterationLimit: Int?
    /// Stop when the relative gap is this small; 0 asks for the proof.
    public var relativeGap: Double = 0
    /// Where every attainable objective is a multiple of this step (0: unknown), a bound is rounded up to it.
    public var objectiveStep: Double = 0
    /// Cuts the solver makes.
    public var cuts: CutFamilies = []
    /// Branching rule.
    public var branching: Branching = .driebeckTomlin
    /// Node order.
    public var backtracking: Backtracking = .bestBound
    /// The solver's own reductions before the search. With hooks that see columns, ``SolveHooks/lazyRows`` and
    /// ``SolveHooks/proposal``, it is a ``SolverError/badOption(_:)``.
    public var presolve = false
    /// A known solution, one value per column; it is checked before it is used and ignored where it fails.
    public var start: [Double]?
    /// Only an incumbent below this is of interest; nodes at or above it are cut off. Where there is none, the
    /// outcome is ``Termination/infeasible`` with the cutoff as bound.
    public var cutoff: Double?

    /// Defaults as above.
    public init() {}
}

/// What a running solve tells.
public struct SolveProgress: Sendable {
    /// Objective of the best solution so far.
    public var incumbent: Double?
    /// Proven bound so far.
    public var bound: Double?
    /// Nodes made so far.
    public var nodes: Int
    /// Seconds since the solve began.
    public var seconds: Double

    /// From its parts.
    public init(incumbent: Double?, bound: Double?, nodes: Int, seconds: Double) {
        self.incumbent = incumbent
        self.bound = bound
        self.nodes = nodes
        self.seconds = seconds
    }
}

/// A point of the tree that the hooks look at.
public struct SearchPoint {
    /// One value per column: the solution of the node's relaxation.
    public var values: [Double]
    /// Objective of the node's relaxation.
    public var objective: Double
    /// Whether every integer column is whole here.
    public var isIntegral: Bool
    /// 0 at the root.
    public var depth: Int
    /// Simplex iterations of this solve so far: the same at this point in every run.
    public var iterations: Int

    /// From its parts.
    public init(values: [Double], objective: Double, isIntegral: Bool, depth: Int, iterations: Int = 0) {
        self.values = values
        self.objective = objective
        self.isIntegral = isIntegral
        self.depth = depth
        self.iterations = iterations
    }
}

/// What the caller has to say while a solve runs. All run on the solve's own thread.
public struct SolveHooks {
    /// Called now and then, at most a few times a second.
    public var progress: ((SolveProgress) -> Void)?
    /// Asked often; true ends the solve with the best so far.
    public var isCancelled: (() -> Bool)?
    /// Rows the point breaks, to be added where the search stands; they must hold for every solution that counts.
    ///
    /// An integral point for which this returns nothing becomes the incumbent, so the hook decides what counts.
    /// Asked at every node whose relaxation satisfies all rows it gave before; integer columns of an integral point
    /// are exactly whole. It is also asked for every solution from elsewhere before that is accepted. Rows that the
    /// point satisfies within ``Tolerance/feasibility`` are kept for later, and do not keep it from becoming the
    /// incumbent. The model's own rows must bound the objective: without them the relaxation has no point to ask about.
    public var lazyRows: ((SearchPoint) -> [LinearConstraint])?
    /// A solution the caller can make of the point, or nil; checked against rows, bounds and lazy rows before use.
    ///
    /// Asked where a node has all its rows and is still fractional, and where an integral point breaks a lazy row.
    public var proposal: ((SearchPoint) -> [Double]?)?

    /// No hooks.
    public init() {}
}
