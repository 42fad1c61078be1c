import Foundation
import Testing

/// A program that runs beside others and may be killed.
final class LaunchedRun {
    private let process = Process()
    private let output: URL
    private let notes: URL
    private let isDone = DispatchSemaphore(value: 0)

    /// Seconds after which a run counts as hanging.
    private static let patience = 120.0

    /// Starts a program; its output goes to files, which nobody has to empty.
    init(_ executable: URL, _ arguments: [String]) throws {
        let folder = FileManager.default.temporaryDirectory
        output = folder.appendingPathComponent("fluoro-stdout-\(UUID().uuidString)")
        notes = folder.appendingPathComponent("fluoro-stderr-\(UUID().uuidString)")
        for file in [output, notes] { try Data().write(to: file) }
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: notes)
        process.terminationHandler = { [isDone] _ in isDone.signal() }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        for file in [output, notes] { try? FileManager.default.removeItem(at: file) }
    }

    /// Kills it after so many seconds, unless it has ended before.
    func killed(after seconds: Double) throws -> Run {
        if isDone.wait(timeout: .now() + seconds) == .success {
            isDone.signal()
        } else {
            kill(process.processIdentifier, SIGKILL)
        }
        return try end()
    }

    /// Waits for its end.
    func end() throws -> Run {
        guard isDone.wait(timeout: .now() + Self.patience) == .success else {
            throw Command.Failure.hangs(process.arguments ?? [])
        }
        return Run(
            isKilled: process.terminationReason == .uncaughtSignal, status: process.terminationStatus,
            stdout: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            stderr: String(decoding: try Data(contentsOf: notes), as: UTF8.self))
    }

    /// What it left behind.
    struct Run {
        let isKilled: Bool
        let status: Int32
        let stdout: String
        let stderr: String

        /// The number of the log entry that it reported done; nil where it reported none.
        var acknowledged: Int? {
            guard stdout.hasSuffix("\n") else { return nil }
            return stdout.split(separator: ":").first.flatMap { Int($0) }
        }
    }
}
