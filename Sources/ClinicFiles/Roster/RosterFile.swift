import Clinic

/// The file `fluoro-roster/1`: a week's answer, as JSON.
public struct RosterFile {
    /// What the file's `format` says.
    public static let format = "fluoro-roster/1"

    /// Reads a roster file.
    ///
    /// - Throws: Everything that is wrong with the file. Whether the roster fits a scenario is for the checker to say.
    public static func read(path: String) throws(InputProblems) -> Roster {
        try parse(InputFile.text(path: path), name: path)
    }

    /// Reads a roster from text.
    ///
    /// - Parameter name: How messages name the text.
    /// - Throws: Everything that is wrong with the text.
    public static func parse(_ text: String, name: String) throws(InputProblems) -> Roster {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: name)
        let roster = Fields(root, file: name, path: "", log: log).flatMap { RosterReader().roster($0) }
        try log.check()
        guard let roster else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        return roster
    }

    /// Reads a roster file for the checker: whatever is wrong with what it says is a broken rule rather than a failure to
    /// read.
    ///
    /// - Throws: Why the file cannot be read at all: it cannot be opened, is no text, breaks the rules of JSON or YAML, has
    ///   no keys, or says that it is of another format.
    public static func draft(path: String, of scenario: Scenario) throws(InputProblems) -> RosterDraft {
        try draft(InputFile.text(path: path), name: path, of: scenario)
    }

    /// The same from text.
    ///
    /// - Parameter name: How messages name the text.
    public static func draft(
        _ text: String, name: String, of scenario: Scenario
    ) throws(InputProblems) -> RosterDraft {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: name)
        let roster = Fields(root, file: name, path: "", log: log).flatMap { RosterReader(for: scenario).roster($0) }
        guard let roster else { throw InputProblems(log.problems) }
        return RosterDraft(roster: roster, problems: InputProblems(log.problems).problems, warnings: log.warnings)
    }

    /// The roster as JSON: keys in the contract's order, a row a line, the same roster the same bytes.
    public static func json(_ roster: Roster) -> String { RosterWriter().text(roster) }
}
