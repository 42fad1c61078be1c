import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService

/// `fluoro publish`: a roster becomes the one that counts.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish a roster: a file of fluoro roster, or a draft of the store.",
        discussion: "The roster is checked against every rule and the newest state of its week.")

    @Argument(help: ArgumentHelp("The roster (fluoro-roster/1).", valueName: "roster"))
    var roster: String?
    @Option(help: ArgumentHelp("Publish the draft of this name instead.", valueName: "name"))
    var draft: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func validate() throws {
        guard (roster == nil) != (draft == nil) else {
            throw ValidationError("Name a roster file, or a draft with --draft.")
        }
    }

    func run() throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            if let draft {
                let week = try store.week(desk, at: moment.now)
                return try ChangeReport.write(try desk.publishDraft(draft, in: week, moment), json: json)
            }
            let file = try StoreRosterInput.read(roster ?? "", for: desk)
            try ChangeReport.write(try desk.publish(file, in: file.week, moment), json: json)
        }
    }
}

/// `fluoro draft`: a roster is kept and counts for nothing.
struct DraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Keep a roster in the store as a draft, to be published later.")

    @Argument(help: ArgumentHelp("The roster (fluoro-roster/1).", valueName: "roster"))
    var roster: String
    @Option(help: ArgumentHelp("Name of the draft.", valueName: "name"))
    var name: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func validate() throws {
        if name.isEmpty || name.contains(where: \.isNewline) { throw ValidationError("--name is a name on one line.") }
    }

    func run() throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let file = try StoreRosterInput.read(roster, for: desk)
            let (receipt, faults) = try desk.keepDraft(file, name: name, in: file.week, moment)
            for fault in faults { Note.write("note: \(fault)") }
            try ChangeReport.write(receipt, json: json)
        }
    }
}

/// Reads a roster file that is to go into a store.
enum StoreRosterInput {
    /// - Throws: `InputProblems` where it cannot be read or belongs to another scenario than the store's.
    static func read(_ path: String, for desk: ClinicDesk) throws -> Roster {
        let roster = try RosterFile.read(path: path)
        let scenario = try desk.record(of: desk.week(of: roster.week)).scenario
        guard roster.scenario == scenario.name, roster.week == scenario.week else {
            throw InputProblems(
                InputProblem(
                    file: path,
                    message: "is a roster of \(roster.scenario), week of \(roster.week)",
                    fix: "the store has \(scenario.name), week of \(scenario.week)"))
        }
        return roster
    }
}
