import Foundation
import Testing

/// A run of `fluoro` whose stderr is a terminal, watched while it goes on.
final class WatchedRun {
    /// Why nothing can be watched.
    enum Failure: Error {
        case noTerminal
        case ended(shown: String)
        case silent(shown: String)
    }

    /// Milliseconds without a word after which a run counts as hanging.
    private static let patience: Int32 = 120_000
    /// Milliseconds after which it is looked whether the process still runs.
    private static let glance: Int32 = 100

    private let process = Process()
    private let terminal: FileHandle
    private let output: URL
    private let isDone = DispatchSemaphore(value: 0)
    /// All that the terminal was sent.
    private(set) var shown = ""

    /// Starts `fluoro`.
    init(_ arguments: [String], columns: UInt16 = 80) throws {
        guard let executable = Command.executable else { throw Command.Failure.notBuilt }
        var (own, others): (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&own, &others, nil, nil, &size) == 0 else { throw Failure.noTerminal }
        // Other tests start processes meanwhile; one that held the terminal would keep it from ending.
        for descriptor in [own, others] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        terminal = FileHandle(fileDescriptor: own, closeOnDealloc: true)
        let slave = FileHandle(fileDescriptor: others, closeOnDealloc: true)
        output = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-stdout-\(UUID().uuidString)")
        try Data().write(to: output)
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = slave
        process.terminationHandler = { [isDone] _ in isDone.signal() }
        try process.run()
        try slave.close()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: output)
    }

    /// Reads on until the terminal shows what is waited for.
    func wait(until isThere: (String) -> Bool) throws {
        while !isThere(shown) {
            guard try readOn() else { throw Failure.ended(shown: shown) }
        }
    }

    /// Sends a signal to `fluoro`.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Reads to the end, and tells what is left behind.
    func end() throws -> Command.Run {
        while try readOn() {}
        isDone.wait()
        guard process.terminationReason == .exit else {
            throw Command.Failure.killed(process.arguments ?? [], signal: process.terminationStatus)
        }
        return Command.Run(
            status: process.terminationStatus, stdout: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            stderr: shown)
    }

    /// False at the end: the process is gone and has left nothing to read.
    private func readOn() throws -> Bool {
        var waiting = pollfd(fd: terminal.fileDescriptor, events: Int16(POLLIN), revents: 0)
        var waited: Int32 = 0
        while poll(&waiting, 1, Self.glance) == 0 {
            waited += Self.glance
            if !process.isRunning, poll(&waiting, 1, 0) == 0 { return false }
            if waited > Self.patience { throw Failure.silent(shown: shown) }
        }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(terminal.fileDescriptor, &bytes, bytes.count)
        guard count > 0 else { return false }
        shown += String(decoding: bytes[..<count], as: UTF8.self)
        return true
    }
}
