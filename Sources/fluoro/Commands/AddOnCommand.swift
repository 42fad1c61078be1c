import ArgumentParser
import Clinic
import ClinicFiles

/// `fluoro addon`: where a patient who comes today could be placed.
struct AddOnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "addon",
        abstract: "Propose places for a patient who comes on the day.",
        discussion: """
            Lists every place that the rules allow without changing an appointment, the cheapest first, or says what \
            stands in the way. Exit 0 with a proposal, 1 without one or where the roster breaks rules.

            The request is a file with the keys of a scenario's request (and arrives: an instant), or options:

              fluoro addon week.yaml week.json --now 2026-12-08T08:30 \\
                --patient P-0412 --procedure lumbar-tfesi --mri today --driver
            """)

    @Argument(help: ArgumentHelp("The scenario (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String?
    @Argument(help: ArgumentHelp("The published roster (fluoro-roster/1).", valueName: "roster"))
    var roster: String?
    @Option(help: ArgumentHelp("The clinic's store, in place of scenario and roster.", valueName: "clinic.sqlite"))
    var data: String?

    @Option(help: ArgumentHelp("The request, YAML or JSON; - is standard input.", valueName: "file"))
    var request: String?
    @Option(
        help: ArgumentHelp(
            "The site's date and time, such as 2026-12-08T08:30; with --data the clock's unless given.",
            valueName: "instant"))
    var now: String?

    @Option(help: ArgumentHelp("Proposals at most; 0 for no limit.", valueName: "number"))
    var limit = 5
    @Flag(help: "Every start, not only the best of each C-arm and clock hour.")
    var all = false
    @Flag(help: "Places on later days of the week, too.")
    var later = false

    @Flag(
        help: """
            Tell which places are better kept for more urgent add-ons, and until when; how many come the scenario states \
            (policy.addon_arrivals) or, with --data, the log shows.
            """)
    var lookAhead = false

    @Option(
        help: ArgumentHelp(
            "Accept this proposal: write the roster with it to -o, or book it in the store.", valueName: "number"))
    var accept: Int?
    @Option(name: [.short, .customLong("output")], help: "Write the roster with the accepted proposal to this file.")
    var output: String?
    @Option(help: ArgumentHelp("Write the scenario with the accepted request to this file.", valueName: "file"))
    var scenarioOut: String?

    @Flag(help: "Print the answer as JSON (fluoro-proposals/1).")
    var json = false

    @OptionGroup(title: "A request in options")
    var flags: RequestFlags
    @OptionGroup(title: "On a store (--data)")
    var booking: BookingOptions

    func validate() throws {
        if let now, Instant(now) == nil {
            throw ValidationError("--now is an instant such as 2026-12-08T08:30, not \(now).")
        }
        if limit < 0 { throw ValidationError("--limit is a number from 0, not \(limit).") }
        if let accept, accept < 1 {
            throw ValidationError("--accept is the number of a proposal, from 1, not \(accept).")
        }
        if data != nil { return try validateOnStore() }
        guard let scenario, let roster else {
            throw ValidationError("Name a scenario and its roster, or a store with --data.")
        }
        if now == nil { throw ValidationError("Say with --now what time it is.") }
        try booking.requireNone()
        if accept != nil, output == nil { throw ValidationError("--accept writes a roster: say where with -o FILE.") }
        if accept == nil, let option = output.map({ _ in "-o" }) ?? scenarioOut.map({ _ in "--scenario-out" }) {
            throw ValidationError("\(option) writes what is accepted: say which proposal with --accept N.")
        }
        try flags.check(file: request)
        let inputs = [scenario, roster] + [request].compactMap { $0 == "-" ? nil : $0 }
        try OutputPath.check(outputs: [output, scenarioOut], inputs: inputs)
    }

    private func validateOnStore() throws {
        if scenario != nil { throw ValidationError("--data has scenario and roster; name no files.") }
        if output != nil || scenarioOut != nil {
            throw ValidationError("With --data the store is written, no file; fluoro export writes files.")
        }
        if accept != nil, booking.at != nil { throw ValidationError("Give --accept or --at, not both.") }
        if booking.waiting == nil { return try flags.check(file: request) }
        if request != nil || !flags.isEmpty {
            throw ValidationError("--waiting names a request of the store; give no other.")
        }
    }

    func run() throws {
        if let data { return try reported { try BookingRun(command: self, path: data).run() } }
        guard let now = now.flatMap({ Instant($0) }), let scenario, let roster else { return }
        try reported { try AddOnRun(command: self, scenario: scenario, roster: roster, now: now).run() }
    }
}
