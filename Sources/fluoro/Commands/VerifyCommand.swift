import ArgumentParser
import Clinic
import ClinicFiles

/// `fluoro verify`: every hard constraint and every term of a roster, by code that shares nothing with the optimizer.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a roster against its scenario: every rule, every term.",
        discussion: """
            Prints one line for each violation and exits 1; a clean roster exits 0. What a roster file leaves out or says \
            wrongly is a violation too; a file that is no roster, or that cannot be parsed, is bad input (65).
            """)

    @Argument(help: ArgumentHelp("The scenario (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String

    @Argument(help: ArgumentHelp("The roster (fluoro-roster/1).", valueName: "roster"))
    var roster: String

    @Option(
        help: ArgumentHelp(
            "Judge the roster on its running day: an add-on may stand before the day after planning, and a call may lack a "
                + "nurse whose only gaps are past.", valueName: "instant"))
    var now: String?

    @Flag(help: "Print one JSON object instead.")
    var json = false

    func validate() throws {
        if let now, Instant(now) == nil {
            throw ValidationError("--now is an instant such as 2026-12-08T08:30, not \(now).")
        }
    }

    func run() throws {
        try reported {
            let week = try ScenarioInput.read(scenario)
            let draft = try RosterFile.draft(path: roster, of: week)
            for warning in draft.warnings { Note.write("note: \(warning)") }
            let findings = RosterChecker(week).findings(draft.roster, at: now.flatMap { Instant($0) })
            if findings.conflictVerdict == .undecided {
                let names = draft.roster.conflict.joined(separator: ", ")
                Note.write(
                    "note: whether \(names) can be kept together is too large a question to be answered here; "
                        + "that the week is infeasible is not confirmed")
            }
            let report = VerifyReport(week, draft, findings)
            try Result.write(json ? report.json() : report.text())
            if !report.isClean { throw ExitStatus.no }
        }
    }
}
