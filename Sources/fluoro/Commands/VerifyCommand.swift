import ArgumentParser
import Clinic
import ClinicFiles

/// `fluoro verify`: every hard constraint and every term of a roster, by code that shares nothing with the optimizer.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a roster against its scenario: every rule, every term.",
        discussion: "Prints one line for each violation and exits 1; a clean roster exits 0.")

    @Argument(help: ArgumentHelp("The scenario (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String

    @Argument(help: ArgumentHelp("The roster (fluoro-roster/1).", valueName: "roster"))
    var roster: String

    @Flag(help: "Print one JSON object instead.")
    var json = false

    func run() throws {
        try reported {
            let week = try ScenarioInput.read(scenario)
            let found = try RosterFile.read(path: roster)
            let violations = RosterChecker(week).check(found)
            Result.write(
                json ? VerifyReport(week, found, violations).json() : VerifyReport(week, found, violations).text())
            if !violations.isEmpty { throw ExitStatus.no }
        }
    }
}
