import Foundation
import Testing

/// The contract's own checker, asked whether it takes scenario files.
enum ContractChecker {
    /// Reads paths line by line and answers each with `ok` or with what is wrong.
    private static let script = """
        import sys
        import check_roster
        for path in sys.stdin.read().splitlines():
            try:
                check_roster.Scenario(check_roster.load(path))
                print("ok")
            except (check_roster.Malformed, OverflowError) as error:
                print(" ".join(str(error).split()) or "overflow")
            except Exception as error:
                print("crash: " + type(error).__name__)
        """

    /// Whether Python and what the checker needs are there.
    static let canRun: Bool = {
        guard ContractFolder.isThere else { return false }
        return (try? verdicts(on: [])) != nil
    }()

    /// For each path nil where the file is taken, else why not. One process answers for all.
    static func verdicts(on paths: [String]) throws -> [String?] {
        let folder = try #require(ContractFolder.path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", "-c", script]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": folder]) { $1 }
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(paths.joined(separator: "\n").utf8))
        try input.fileHandleForWriting.close()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let lines = answer.split(separator: "\n").map(String.init)
        try #require(lines.count == paths.count)
        return lines.map { $0 == "ok" ? nil : $0 }
    }
}
