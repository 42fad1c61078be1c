import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService
import ClinicStore

/// `fluoro export`: everything in one JSON file, or the newest scenario and roster as files of their own.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everything that the store holds as one JSON file.",
        discussion: """
            With --scenario or --roster the newest scenario or roster of a week is written instead, for fluoro verify or \
            fluoro roster.
            """)
    @OptionGroup var store: StoreOptions
    @OptionGroup var clock: ClockOptions
    @Option(name: [.short, .customLong("output")], help: "Write to this file instead of stdout.")
    var output: String?
    @Option(help: ArgumentHelp("Write the newest scenario (fluoro-scenario/1) to this file.", valueName: "file"))
    var scenario: String?
    @Option(help: ArgumentHelp("Write the newest roster (fluoro-roster/1) to this file.", valueName: "file"))
    var roster: String?

    func validate() throws { try OutputPath.check(outputs: [output, scenario, roster], inputs: [store.data]) }

    func run() throws {
        try reported {
            let desk = try store.desk()
            if scenario != nil || roster != nil { try writeWeek(desk) }
            if scenario == nil && roster == nil || output != nil {
                let text = StoreFile.json(try desk.everything())
                if let output { try OutputPath.write(text, to: output) } else { try Result.write(text) }
            }
        }
    }

    private func writeWeek(_ desk: ClinicDesk) throws {
        let record = try desk.record(of: store.week(desk, at: clock.instant(desk)))
        if let scenario { try OutputPath.write(ScenarioFile.write(record.scenario), to: scenario) }
        if let path = roster {
            guard let roster = record.roster else { throw ServiceError.refused(.noRoster(record.week)) }
            try OutputPath.write(RosterFile.json(roster), to: path)
        }
    }
}

/// `fluoro import`: a new store of what another was exported to.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a store of an exported file.",
        discussion: "Every roster of it is checked. A store that is there already is never written over.")
    @Argument(help: ArgumentHelp("The file (fluoro-store/1).", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("The store to make.", valueName: "clinic.sqlite"))
    var data: String

    func validate() throws { try OutputPath.check(outputs: [data], inputs: [file]) }

    func run() throws {
        try reported {
            let record = try StoreFile.read(path: file)
            let faults = RecordAudit(record).faults
            guard faults.isEmpty else {
                throw InputProblems(faults.map { InputProblem(file: file, message: $0) })
            }
            try ClinicFile.create(path: data, record)
            let (weeks, entries) = (record.weeks.count, record.log.count)
            try Result.write(
                "\(data): \(weeks) \(weeks == 1 ? "week" : "weeks"), "
                    + "\(entries) log \(entries == 1 ? "entry" : "entries")")
        }
    }
}

/// `fluoro backup`: a copy of the store, made while it is in use.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the store to a new file while it is in use.")
    @Argument(help: ArgumentHelp("The copy to make.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("The clinic's store.", valueName: "clinic.sqlite"))
    var data: String

    func validate() throws { try OutputPath.check(outputs: [file], inputs: [data]) }

    func run() throws {
        try reported {
            try ClinicFile(path: data).backUp(to: file)
            try Result.write("\(file): a copy of \(data)")
        }
    }
}
