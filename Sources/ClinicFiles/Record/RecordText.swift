import Clinic

/// The texts in which a store keeps what has no columns of its own: JSON in the words of scenario and roster files.
public enum RecordText {
    /// Rows of a week's record on one line.
    public static func rows(_ rows: RecordRows) -> String { RecordWriter().rows(rows) }

    /// A log entry on one line.
    public static func entry(_ entry: LogEntry) -> String { RecordWriter().entry(entry) }

    /// A request on one line, as a scenario file has it.
    public static func request(_ request: Request) -> String { RecordWriter().request(request) }

    /// A scenario without its requests, on one line.
    public static func frame(_ scenario: Scenario) -> String {
        var frame = scenario
        frame.requests = []
        return ScenarioFile.json(frame)
    }

    /// Reads rows.
    ///
    /// - Parameter name: How messages name the text.
    /// - Throws: Everything that is wrong with the text.
    public static func rows(_ text: String, name: String) throws(InputProblems) -> RecordRows {
        let log = ProblemLog()
        let scenarios = try ScenarioNodes(file: name, log: log)
        let root = try FileTree.read(text, name: name, atMost: StoreFile.maximumValues)
        let rows = Fields(root, file: name, path: "", log: log).map {
            RecordReader(scenario: scenarios.scenario).rows($0)
        }
        try log.check()
        return rows ?? RecordRows()
    }

    /// Reads a scenario from the text of its frame and those of its requests, in order.
    ///
    /// - Parameter name: How messages name the texts.
    /// - Throws: Everything that is wrong with them.
    public static func scenario(frame: String, requests: [String], name: String) throws(InputProblems) -> Scenario {
        let log = ProblemLog()
        var root = try FileTree.read(frame, name: name)
        var rows: [FileNode] = []
        for request in requests { rows.append(try FileTree.read(request, name: name)) }
        if case .mapping(var entries) = root.content {
            entries.removeAll { $0.key == "requests" }
            entries.append(
                FileEntry(
                    key: "requests", line: 1, column: nil, label: nil,
                    value: FileNode(content: .list(rows), line: 1, column: nil)))
            root.content = .mapping(entries)
        }
        let scenario = try ScenarioNodes(file: name, log: log).scenario(root)
        try log.check()
        guard let scenario else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        return scenario
    }
}

/// Reads scenarios that stand inside another file.
struct ScenarioNodes {
    private let reader: ScenarioReader

    init(file: String, log: ProblemLog) throws(InputProblems) {
        reader = ScenarioReader(file: file, directory: nil, holds: try HoldData.contractTable(), log: log)
    }

    func scenario(_ node: FileNode) -> Scenario? { reader.scenario(node) }
}
