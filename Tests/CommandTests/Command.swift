import Foundation
import Testing

/// The built `fluoro`, run the way a shell runs it.
enum Command {
    /// What one run left behind.
    struct Run {
        let status: Int32
        let stdout: String
        let stderr: String
    }

    /// Why a run has no result.
    enum Failure: Error {
        case notBuilt
        case hangs([String])
        case killed([String], signal: Int32)
    }

    /// Seconds after which a run counts as hanging. The weeks here take well under one, even in a debug build.
    private static let patienceSeconds = 120.0

    /// The executable, which the build puts beside the tests' own: SwiftPM starts the tests by their path on Linux, and
    /// hands the path to a helper on macOS.
    static let executable: URL? = {
        let starts = CommandLine.arguments.filter { $0.contains("/") } + [Bundle.main.executablePath].compactMap { $0 }
        for start in starts {
            var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
            for _ in 0..<5 {
                let candidate = folder.appendingPathComponent("fluoro")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: candidate.path)
                {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    /// Runs `fluoro` to its end.
    static func fluoro(_ arguments: String...) throws -> Run { try fluoro(arguments) }

    /// Runs `fluoro` to its end.
    static func fluoro(_ arguments: [String]) throws -> Run {
        guard let executable else { throw Failure.notBuilt }
        return try run(executable, arguments)
    }

    /// Runs a program to its end, its stderr in a pipe.
    ///
    /// Its stdout goes to a file: with two pipes a program that fills the one while the other is being read would wait
    /// for ever.
    static func run(_ executable: URL, _ arguments: [String]) throws -> Run {
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-stdout-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let stdout = try FileHandle(forWritingTo: output)
        let stderr = Pipe()
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = stdout
        process.standardError = stderr
        let isDone = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in isDone.signal() }
        try process.run()
        let watchdog = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + patienceSeconds, execute: watchdog)
        let notes = try stderr.fileHandleForReading.readToEnd() ?? Data()
        guard isDone.wait(timeout: .now() + patienceSeconds) == .success else { throw Failure.hangs(arguments) }
        watchdog.cancel()
        guard process.terminationReason == .exit else {
            throw Failure.killed(arguments, signal: process.terminationStatus)
        }
        return Run(
            status: process.terminationStatus, stdout: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            stderr: String(decoding: notes, as: UTF8.self))
    }
}
