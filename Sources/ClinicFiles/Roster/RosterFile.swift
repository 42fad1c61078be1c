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

    /// The roster as JSON: keys in the contract's order, a row a line, the same roster the same bytes.
    public static func json(_ roster: Roster) -> String { RosterWriter().text(roster) }
}
