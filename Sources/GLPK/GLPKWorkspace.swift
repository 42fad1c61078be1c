import CGLPK
import MILP

/// What a workspace's body works with; see ``SolverWorkspace``.
final class GLPKWorkspace: SolverWorkspace {
    /// Number of the environment, unique in the process.
    let serial: UInt64
    private let memoryLimitMegabytes: Int32

    private init(serial: UInt64, memoryLimitMegabytes: Int32) {
        self.serial = serial
        self.memoryLimitMegabytes = memoryLimitMegabytes
    }

    /// Runs `body` in a new workspace of this thread, which ends with it.
    /// - Parameter memoryLimitMegabytes: 0: none.
    static func with<Result>(
        memoryLimitMegabytes: Int32, _ body: (any SolverWorkspace) throws -> Result
    ) throws -> Result {
        let serial = cglpk_open(memoryLimitMegabytes)
        guard serial != 0 else {
            throw SolverError.libraryFailure("GLPK could not open an environment on this thread")
        }
        // The problems of the workspace may outlive this call in the caller's hands: they recognise by the serial number
        // that their memory is gone.
        defer { cglpk_close() }
        return try body(GLPKWorkspace(serial: serial, memoryLimitMegabytes: memoryLimitMegabytes))
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
        _ other: @Sendable (any SolverWorkspace) throws -> Other, run mine: () throws -> Mine
    ) throws -> (other: Other, mine: Mine) {
        let limit = memoryLimitMegabytes
        return try withoutActuallyEscaping(other) { other in
            try WorkThread.beside({ try GLPKWorkspace.with(memoryLimitMegabytes: limit, other) }, run: mine)
        }
    }

    func write(_ model: Model, as format: ModelFormat, to path: String) throws {
        try requireOpen()
        try ModelExport(model, serial: serial).write(as: format, to: path)
    }

    private func requireOpen() throws(SolverError) {
        guard cglpk_serial() == serial else { throw .closedWorkspace }
    }
}
