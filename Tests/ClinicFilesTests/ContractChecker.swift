import Foundation
import TestSupport
import Testing

/// The contract's own checker, asked whether it takes scenario files.
enum ContractChecker {
    /// Reads paths line by line and answers each with `ok` or with what is wrong.
    private static let scenarioScript = """
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

    /// Reads the path of a scenario and then those of rosters; answers each roster with `ok`, the codes of the broken
    /// rules, or `unreadable`.
    private static let rosterScript = """
        import sys
        import check_roster
        paths = sys.stdin.read().splitlines()
        scenario = check_roster.Scenario(check_roster.load(paths[0]))
        for path in paths[1:]:
            checker = check_roster.Checker(scenario)
            try:
                checker.check(check_roster.load(path))
                print(" ".join(sorted({code for code, _ in checker.found})) or "ok")
            except (check_roster.Malformed, OverflowError):
                print("unreadable")
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
        let lines = try answers(of: scenarioScript, to: paths)
        try #require(lines.count == paths.count)
        return lines.map { $0 == "ok" ? nil : $0 }
    }

    /// What it says of a roster file.
    enum RosterVerdict: Equatable {
        /// The rules that are broken, by code.
        case broken(Set<String>)
        /// The file cannot be read.
        case unreadable
        /// It fails itself.
        case crash
    }

    /// The verdict on each roster file, in the order of the paths.
    static func rosterVerdicts(on paths: [String], scenario: String) throws -> [RosterVerdict] {
        let lines = try answers(of: rosterScript, to: [scenario] + paths)
        try #require(lines.count == paths.count)
        return lines.map { line in
            if line == "unreadable" { return .unreadable }
            if line.hasPrefix("crash") { return .crash }
            return .broken(line == "ok" ? [] : Set(line.split(separator: " ").map(String.init)))
        }
    }

    private static func answers(of script: String, to lines: [String]) throws -> [String] {
        let folder = ContractFolder.path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", "-c", script]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": folder]) { $1 }
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(lines.joined(separator: "\n").utf8))
        try input.fileHandleForWriting.close()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return answer.split(separator: "\n").map(String.init)
    }
}
