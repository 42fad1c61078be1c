/// One thing that is wrong in a file, for a person to put right.
public struct InputProblem: Hashable, Sendable {
    /// Name of the file, as it was given.
    public var file: String
    /// Line, from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// Column, from 1; nil where only the line is known.
    public var column: Int?
    /// Where in the file's structure, such as `requests[3].medications[0].last_dose`; empty for the whole file.
    public var path: String
    /// What is wrong, with the offending value.
    public var message: String
    /// What would be right, where that can be said.
    public var fix: String?

    /// From its parts.
    public init(
        file: String, line: Int? = nil, column: Int? = nil, path: String = "", message: String, fix: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.message = message
        self.fix = fix
    }
}

extension InputProblem: CustomStringConvertible {
    /// One line, such as `week.yaml:12: requests[0].due: '2026-02-30' is no date; a date looks like 2026-03-01`.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if !path.isEmpty { text += ": \(path)" }
        text += ": \(message)"
        if let fix { text += "; \(fix)" }
        return text
    }
}

/// Everything that is wrong in the files that were read: never empty, sorted by file and line.
public struct InputProblems: Error, Hashable, Sendable {
    /// How many problems `description` prints before it only counts.
    public static let printedAtMost = 50

    /// The problems.
    public let problems: [InputProblem]

    /// Sorts the problems by file, line and column; those of one place keep their order.
    public init(_ problems: [InputProblem]) {
        self.problems = InputProblems.sorted(problems)
    }

    /// A single problem.
    public init(_ problem: InputProblem) { problems = [problem] }

    static func sorted(_ problems: [InputProblem]) -> [InputProblem] {
        problems.enumerated().sorted { first, second in
            let (a, b) = (first.element, second.element)
            if a.file != b.file { return a.file < b.file }
            if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
            if a.column != b.column { return (a.column ?? 0) < (b.column ?? 0) }
            return first.offset < second.offset
        }.map(\.element)
    }
}

extension InputProblems: CustomStringConvertible {
    /// A line for each of the first problems, and a count of the rest.
    public var description: String {
        var lines = problems.prefix(InputProblems.printedAtMost).map(\.description)
        let rest = problems.count - lines.count
        let least = problems.count == ProblemLog.capacity ? "at least " : ""
        if rest > 0 { lines.append("and \(least)\(rest) more \(rest == 1 ? "problem" : "problems")") }
        return lines.joined(separator: "\n")
    }
}
