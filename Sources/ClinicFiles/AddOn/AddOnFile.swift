import AddOn
import Clinic

/// The request of a same-day add-on as a file (YAML or JSON): the keys of a scenario's request without `fixed`, and
/// `arrives`, the instant from which the patient can be there.
public struct AddOnFile {
    /// Reads a request file.
    ///
    /// - Parameters:
    ///   - path: Path of the file; `-` is standard input.
    ///   - scenario: What the request's names refer to.
    ///   - roster: Whose requests' ids it must not take, but for those that are listed unscheduled.
    /// - Throws: Everything that is wrong with the file.
    public static func read(path: String, scenario: Scenario, roster: Roster) throws(InputProblems) -> AddOnReading {
        if path == "-" {
            let name = "standard input"
            return try parse(InputFile.standardInput(name: name), name: name, scenario: scenario, roster: roster)
        }
        return try parse(InputFile.text(path: path), name: path, scenario: scenario, roster: roster)
    }

    /// Reads a request from text.
    ///
    /// - Parameter name: How messages name the text.
    /// - Throws: Everything that is wrong with the text.
    public static func parse(
        _ text: String, name: String, scenario: Scenario, roster: Roster
    ) throws(InputProblems) -> AddOnReading {
        try reading(FileTree.read(text, name: name), name: name, scenario, roster)
    }

    /// Reads a request from the options of a command.
    ///
    /// - Throws: Everything that is wrong with them, named by option.
    public static func read(
        _ options: AddOnFlags, scenario: Scenario, roster: Roster
    ) throws(InputProblems) -> AddOnReading {
        do {
            return try reading(options.node(scenario, roster), name: "options", scenario, roster)
        } catch {
            // Options have no lines.
            throw InputProblems(
                error.problems.map { problem in
                    var problem = problem
                    (problem.line, problem.column) = (nil, nil)
                    return problem
                })
        }
    }

    private static func reading(
        _ root: FileNode, name: String, _ scenario: Scenario, _ roster: Roster
    ) throws(InputProblems) -> AddOnReading {
        let log = ProblemLog()
        let addOn = Fields(root, file: name, path: "", log: log)
            .flatMap { AddOnReader(scenario: scenario, roster: roster).addOn($0) }
        try log.check()
        guard let addOn else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        return AddOnReading(addOn: addOn, warnings: InputProblems.sorted(log.warnings))
    }
}

/// An add-on and what is odd about its file.
public struct AddOnReading: Sendable {
    /// The add-on.
    public var addOn: AddOn
    /// What the file says that nobody reads.
    public var warnings: [InputProblem]
}

/// Reads an add-on from a file's tree.
struct AddOnReader {
    let scenario: Scenario
    let roster: Roster

    /// The add-on; nil only where the log says why.
    func addOn(_ row: Fields) -> AddOn? {
        row.allow(RequestReader.keys + ["arrives"])
        let priorities = KnownNames(
            noun: "priority", scenario.policy.priorities.map(\.name), of: "the scenario")
        let reader = RequestReader(week: scenario.week, names: FileNames(scenario), priorities: priorities)
        let request = reader.request(row)
        let arrives = row.optional("arrives", .instant)
        if row.has("fixed") {
            row.report(
                Complaint(message: "an add-on has no promised place", fix: "leave it out"), at: row.node("fixed"),
                path: row.path("fixed"))
        }
        guard let request else { return nil }
        if isTaken(request.id) {
            row.report(
                Complaint(
                    message: "\(FileNode.quoted(request.id)) is the id of a request that is not waiting",
                    fix: "give the add-on an id that is new, or that of a request the roster lists unscheduled"),
                at: row.node("id"), path: row.path("id"))
        }
        return AddOn(request: request, arrives: arrives)
    }

    private func isTaken(_ id: String) -> Bool {
        scenario.requests.contains { $0.id == id } && !roster.unscheduled.contains { $0.request == id }
    }
}
