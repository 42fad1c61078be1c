import Clinic
import Foundation

/// The contract's own checker, run as a process of its own; it shares no code with the package.
public struct ContractChecker {
    /// Python could not be run, or failed.
    public struct Failure: Error, CustomStringConvertible {
        /// What it printed.
        public var description: String
    }

    /// What the checker found in one roster.
    public struct Verdict: Decodable, Sendable {
        /// Names of the broken rules, sorted, each once.
        public var codes: [String]
        /// All it said.
        public var messages: [String]

        /// From its parts.
        public init(codes: [String], messages: [String]) {
            self.codes = codes
            self.messages = messages
        }
    }

    /// What the checker knows of one request.
    public struct RequestVerdict: Decodable, Sendable, Hashable {
        /// Id.
        public var request: String
        /// Whether no start at all is allowed.
        public var never: Bool
        /// First instant that dates and holds allow.
        public var earliest: String
        /// Whether it is eligible in the week.
        public var eligible: Bool

        /// From its parts.
        public init(request: String, never: Bool, earliest: String, eligible: Bool) {
            self.request = request
            self.never = never
            self.earliest = earliest
            self.eligible = eligible
        }
    }

    /// The checker of the contract folder.
    public init() {}

    /// The verdict on each roster.
    public func verdicts(on rosters: [Roster], of scenario: ScenarioSource) throws -> [Verdict] {
        try verdicts(on: [(scenario, rosters)])[0]
    }

    /// The verdicts on the rosters of several scenarios, in one process.
    public func verdicts(on cases: [(scenario: ScenarioSource, rosters: [Roster])]) throws -> [[Verdict]] {
        let work = cases.map {
            ContractJSON.object(["scenario": $0.scenario.json, "rosters": .list($0.rosters.map(\.contractJSON))])
        }
        return try run(Self.rosterScript, .object(["cases": .list(work)]))
    }

    /// What it knows of each request of a scenario, in file order.
    public func requests(of scenario: ScenarioSource) throws -> [RequestVerdict] {
        try run(Self.requestScript, .object(["scenario": scenario.json]))
    }

    /// Where the checker takes a scenario from.
    public enum ScenarioSource: Sendable {
        /// Values of a test.
        case values(Scenario)
        /// A file that the checker reads for itself.
        case file(String)

        fileprivate var json: ContractJSON {
            switch self {
            case .values(let scenario): scenario.contractJSON
            case .file(let path): .text(path)
            }
        }
    }

    private static let rosterScript = """
        def verdict(scenario, roster):
            checker = check_roster.Checker(scenario)
            checker.check(roster)
            return {"codes": sorted({code for code, _ in checker.found}),
                    "messages": [f"{code}: {text}" for code, text in checker.found]}
        def verdicts(case):
            scenario = check_roster.Scenario(source(case))
            return [verdict(scenario, roster) for roster in case["rosters"]]
        answer = [verdicts(case) for case in work["cases"]]
        """

    private static let requestScript = """
        s = check_roster.Scenario(source(work))
        answer = [{"request": name, "never": bool(s.never(q)), "earliest": f"{s.earliest(q):%Y-%m-%dT%H:%M}",
                   "eligible": s.eligible_in_week(name)} for name, q in s.requests.items()]
        """

    private func run<Answer: Decodable>(_ script: String, _ work: ContractJSON) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-\(UUID().uuidString).json")
        try encoder.encode(work).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let program = """
            import json, sys
            sys.path.insert(0, sys.argv[1])
            sys.dont_write_bytecode = True
            import check_roster
            work = check_roster.load(sys.argv[2])
            def source(case):
                return case["scenario"] if isinstance(case["scenario"], dict) else check_roster.load(case["scenario"])
            \(script)
            json.dump(answer, sys.stdout)
            """
        return try JSONDecoder().decode(
            Answer.self, from: try runPython(["-c", program, ContractFolder.path, file.path]))
    }
}

/// What Python prints.
func runPython(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let (output, errors) = (Pipe(), FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString))
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        let complaint = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
        throw ContractChecker.Failure(description: "python3 failed: \(complaint)")
    }
    return printed
}
