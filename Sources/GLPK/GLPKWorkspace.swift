import CGLPK
import MILP

/// What a workspace's body works with; see ``SolverWorkspace``.
final class GLPKWorkspace: SolverWorkspace {
    /// Number of the environment, unique in the process.
    let serial: UInt64

    init(serial: UInt64) {
        self.serial = serial
    }

    func solve(_ model: Model, options: SolveOptions, hooks: SolveHooks) throws -> Outcome {
        try requireOpen()
        return try BranchAndCut(model, options: options, hooks: hooks, serial: serial).solve()
    }

    func program(_ model: Model) throws -> any LinearProgram {
        try requireOpen()
        return try LoadedProgram(model, serial: serial)
    }

    func beside<Other: Sendable, Mine>(
        _ other: @Sendable () throws -> Other, run mine: () throws -> Mine
    ) throws -> (other: Other, mine: Mine) {
        try WorkThread.beside(other, run: mine)
    }

    func write(_ model: Model, as format: ModelFormat, to path: String) throws {
        try requireOpen()
        try ModelExport(model, serial: serial).write(as: format, to: path)
    }

    private func requireOpen() throws(SolverError) {
        guard cglpk_serial() == serial else { throw .closedWorkspace }
    }
}
