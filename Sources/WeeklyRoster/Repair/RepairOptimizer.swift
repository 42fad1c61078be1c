import Clinic
import MILP

/// What was found for a disturbed week.
public struct RepairSolution: Sendable {
    /// The cheapest repair with a proven bound, or the promises that cannot be kept.
    public var answer: RepairAnswer
    /// Why the search ended.
    public var termination: RosterTermination
    /// What it took.
    public var statistics: RosterStatistics
}

/// Finds the cheapest legal roster around what has begun, by integer programming; see `Docs/repair.md`.
public struct RepairOptimizer: Sendable {
    private let solver: any MILPSolver

    /// With the solver of integer programs to use.
    public init(solver: any MILPSolver) { self.solver = solver }

    /// The cheapest repair that the limits allow, checked by every rule, with a proven bound.
    ///
    /// - Parameters:
    ///   - options: a limit of time, and of steps in one sequencing search; the gap is not looked at.
    ///   - progress: told a few times a second how the search stands; its objective is the cost of the repair.
    ///   - onRepair: told each cheaper repair, checked, with the bound proven until then.
    ///   - isCancelled: asked often; true ends the search with the best so far.
    /// - Throws: ``RosterFailure``, or `SolverError` where the solver fails.
    public func repair(
        _ week: DisturbedWeek, options: RosterOptions = .init(),
        progress: (@Sendable (RosterProgress) -> Void)? = nil, onRepair: (@Sendable (RepairAnswer) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws -> RepairSolution {
        let clock = SearchClock(limitSeconds: options.timeLimitSeconds, isCancelled: isCancelled)
        let search = { (branching: Branching) in
            try solver.withWorkspace { workspace in
                try DisturbedWeekSearch(
                    week, options: options,
                    tools: RepairTools(clock: clock, workspace: workspace, branching: branching), progress: progress,
                    onRepair: onRepair
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
