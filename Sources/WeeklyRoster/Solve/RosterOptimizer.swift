import Clinic
import MILP

/// How long and how hard to search.
public struct RosterOptions: Sendable {
    /// Seconds for the whole search; nil: until the proof.
    public var timeLimitSeconds: Double?
    /// Simplex iterations and steps of sequencing for the whole search; nil: until the proof. Unlike seconds, the same in
    /// every run, so that a search stopped by it gives the same roster each time. What runs beside the
    /// search on another core, insertion and the improvement by parts, is not counted.
    public var workLimit: Int?
    /// Stop when `(objective - bound) / objective` is this small; 0: until the proof.
    public var relativeGap: Double
    /// Steps of one sequencing search before it counts as undecided.
    public var sequencingSteps: Int
    /// Nodes times columns of the short tree before rosters are improved part by part.
    var trialNodes = 400_000

    /// No limit, to the proof.
    public init(
        timeLimitSeconds: Double? = nil, workLimit: Int? = nil, relativeGap: Double = 0, sequencingSteps: Int = 200_000
    ) {
        self.timeLimitSeconds = timeLimitSeconds
        self.workLimit = workLimit
        self.relativeGap = relativeGap
        self.sequencingSteps = sequencingSteps
    }
}

/// What a running search tells.
public struct RosterProgress: Sendable {
    /// Objective of the best roster so far.
    public var incumbent: Points?
    /// Proven bound so far.
    public var bound: Points?
    /// Seconds since the search began.
    public var seconds: Double
    /// What it is doing.
    public var phase: String
    /// Objective of the best roster that the search itself has. The incumbent may be ahead of it for a while, by a roster
    /// made beside the search at a time that no two runs share.
    public var kept: Points?

    /// `(incumbent - bound) / incumbent`; nil while one is missing.
    public var gap: Double? {
        guard let incumbent, let bound else { return nil }
        return RosterProgress.gap(objective: incumbent, bound: bound)
    }

    /// `(objective - bound) / objective`, 0 where they are equal.
    public static func gap(objective: Points, bound: Points) -> Double {
        objective <= bound ? 0 : (objective - bound).value / max(abs(objective.value), 1e-9)
    }
}

/// Why a search ended.
public enum RosterTermination: String, Sendable {
    /// No better roster exists, or none at all.
    case proven
    /// The requested gap was reached.
    case gapReached
    /// The time limit.
    case timeLimit
    /// The limit of work.
    case workLimit
    /// The caller.
    case cancelled
    /// Some session could not be decided, or the solver met numerical trouble: what is claimed holds, no more is proven.
    case undecided
}

/// Counts of what a search took.
public struct RosterStatistics: Sendable {
    /// Columns and rows of the master, cuts included.
    public var columns = 0
    /// Rows of the master.
    public var rows = 0
    /// Rows learned from sessions.
    public var cuts = 0
    /// Nodes of the tree.
    public var nodes = 0
    /// Sequencing searches, and the steps they took.
    public var sequencings = 0
    /// Steps of the sequencing searches.
    public var sequencingSteps = 0
    /// Bound before branching.
    public var rootBound: Points?
    /// Simplex iterations and steps of sequencing, as the limit of work counts them.
    public var work = 0
    /// Seconds.
    public var seconds = 0.0
    /// Each change of incumbent or bound.
    public var history: [RosterProgress] = []
    /// Seconds by part, in the order in which they began; what runs beside the root counts beside it.
    public var parts: [PartOfSearch] = []
    /// Rows of the finished program by family, those of the master first.
    public var rowFamilies: [RowFamily] = []
}

/// The answer to a week.
public struct RosterSolution: Sendable {
    /// The roster; its status is `infeasible` where none exists, with the conflict named.
    public var roster: Roster
    /// Why the search ended.
    public var termination: RosterTermination
    /// What it took.
    public var statistics: RosterStatistics
    /// The integer program with every row that was learned; its optimum is the roster's where that is proven.
    public var program: Model
}

/// Why there is no answer at all.
public enum RosterFailure: Error, Sendable {
    /// The limit came before any roster was found.
    case nothingFound
    /// The tree holds a point of which no roster was made: a fault of this program.
    case rosterMissing(objective: Points)
    /// A roster was made that breaks a rule: a fault of this program, with the rules.
    case brokenRoster([Violation])
}

/// Makes the week's roster by integer programming; see `Docs/formulation.md`.
public struct RosterOptimizer: Sendable {
    private let solver: any MILPSolver

    /// With the solver of integer programs to use.
    public init(solver: any MILPSolver) { self.solver = solver }

    /// The best roster that the limits allow, checked by every rule, with a proven bound.
    ///
    /// - Parameters:
    ///   - progress: told a few times a second how the search stands.
    ///   - onRoster: told each better roster, checked, with the bound proven until then.
    ///   - isCancelled: asked often; true ends the search with the best so far.
    /// - Throws: ``RosterFailure``, or `SolverError` where the solver fails.
    public func optimize(
        _ scenario: Scenario, options: RosterOptions = .init(),
        progress: (@Sendable (RosterProgress) -> Void)? = nil, onRoster: (@Sendable (Roster) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws -> RosterSolution {
        let clock = SearchClock(
            limitSeconds: options.timeLimitSeconds, workLimit: options.workLimit, isCancelled: isCancelled)
        let search = { (branching: Branching) in
            try solver.withWorkspace { workspace in
                try WeekSearch(
                    scenario: scenario, options: options, clock: clock, workspace: workspace, branching: branching,
                    progress: progress, onRoster: onRoster
                ).run()
            }
        }
        do {
            return try search(.driebeckTomlin)
        } catch SolverError.libraryFailure {
            // An assertion of the library's own branching penalties; a rule without penalties does not meet it.
            return try search(.mostFractional)
        }
    }
}
