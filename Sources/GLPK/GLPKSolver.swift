import CGLPK
import MILP

/// Solves models with GLPK.
///
/// Every workspace has a thread and a GLPK environment of its own, so any number of them may run at a time. Whatever
/// goes wrong inside the library arrives as a ``SolverError``; the process goes on.
///
/// ```swift
/// var model = Model(name: "two pills")
/// let x = model.addVariable("x", kind: .integer, upper: 3, cost: -2)
/// model.addRow("room", [LinearTerm(2, x)], upper: 5)
/// let outcome = try GLPKSolver().solve(model)  // x = 2, objective -4
/// ```
public struct GLPKSolver: MILPSolver {
    /// Megabytes the library may use in one workspace; nil is no limit. Past it, calls throw
    /// ``SolverError/outOfMemory(_:)``.
    public var memoryLimitMegabytes: Int?

    /// A solver.
    public init(memoryLimitMegabytes: Int? = nil) {
        self.memoryLimitMegabytes = memoryLimitMegabytes
    }

    /// Runs `body` on a thread made for it, with a workspace of its own; blocks until `body` has returned.
    /// - Throws: what `body` throws, ``SolverError/badOption(_:)`` for a memory limit below 1, and
    ///   ``SolverError/libraryFailure(_:)`` where no thread or no environment can be had.
    public func withWorkspace<Result: Sendable>(
        _ body: @Sendable (any SolverWorkspace) throws -> Result
    ) throws -> Result {
        if let limit = memoryLimitMegabytes, !(1...Int(Int32.max)).contains(limit) {
            throw SolverError.badOption("the memory limit is \(limit) megabytes; at least 1 is needed")
        }
        let limit = Int32(memoryLimitMegabytes ?? 0)
        return try WorkThread.run { try GLPKWorkspace.with(memoryLimitMegabytes: limit, body) }
    }
}
