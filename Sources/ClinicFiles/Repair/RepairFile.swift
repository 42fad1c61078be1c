import Clinic

/// The file `fluoro-repair/1`: what broke, as JSON or YAML; and the repair of it, as JSON.
public struct RepairFile {
    /// What the file's `format` says.
    public static let format = "fluoro-repair/1"

    /// Reads what broke from a file.
    ///
    /// - Parameters:
    ///   - path: Path of the file; `-` is what comes in on stdin.
    ///   - scenario: The scenario of the week, whose names the events use.
    /// - Throws: Everything that is wrong with the file.
    public static func read(path: String, of scenario: Scenario) throws(InputProblems) -> RepairOrder {
        if path == "-" { return try parse(InputFile.standardInput(name: "stdin"), name: "stdin", of: scenario) }
        return try parse(InputFile.text(path: path), name: path, of: scenario)
    }

    /// Reads what broke from text.
    ///
    /// - Parameter name: How messages name the text.
    /// - Throws: Everything that is wrong with the text.
    public static func parse(
        _ text: String, name: String, of scenario: Scenario
    ) throws(InputProblems) -> RepairOrder {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: name)
        let order = Fields(root, file: name, path: "", log: log).flatMap { RepairReader(scenario).order($0) }
        try log.check()
        guard var order else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        order.warnings = InputProblems.sorted(log.warnings)
        return order
    }

    /// The answer as JSON: keys in the contract's order, the same answer the same bytes.
    public static func json(_ answer: RepairAnswer) -> String { RepairWriter().text(answer) }
}

/// What broke, and when it is told.
public struct RepairOrder: Sendable {
    /// Nothing is placed before.
    public var now: Instant
    /// At least one.
    public var events: [RepairEvent]
    /// Odd, but not wrong.
    public var warnings: [InputProblem] = []

    /// From its parts.
    public init(now: Instant, events: [RepairEvent]) {
        self.now = now
        self.events = events
    }
}
