import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService
import ClinicStore

/// `fluoro init`: a new store with its first week.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a clinic's store of a scenario.",
        discussion: "The store is one SQLite file. A file that is there already is never written over.")

    @Argument(help: ArgumentHelp("The store to make.", valueName: "clinic.sqlite"))
    var data: String
    @Argument(help: ArgumentHelp("Its first week (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func validate() throws { try OutputPath.check(outputs: [data], inputs: [scenario]) }

    func run() throws {
        try reported {
            let week = try ScenarioInput.read(scenario)
            let moment = change.moment(try change.clock.instant(in: week.site.timeZone))
            try ChangeReport.write(try ClinicFile.create(path: data, week, moment), json: json)
        }
    }
}

/// `fluoro open`: another week for a store.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Take another week into the store.")

    @Argument(help: ArgumentHelp("The week (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func run() throws {
        try reported {
            let week = try ScenarioInput.read(scenario)
            let moment = change.moment(try change.clock.instant(in: week.site.timeZone))
            let desk = try store.desk()
            for visit in try desk.injectionsMissing(from: week) {
                Note.write(
                    "note: \(scenario): history does not tell of \(visit.request) (\(visit.patient)) on \(visit.date); "
                        + "the interval to that injection is not looked at")
            }
            try ChangeReport.write(try desk.open(week, moment), json: json)
        }
    }
}
