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
    var scenario: String
    @Argument(help: ArgumentHelp("The published roster (fluoro-roster/1).", valueName: "roster"))
    var roster: String

    @Option(help: ArgumentHelp("The request, YAML or JSON; - is standard input.", valueName: "file"))
    var request: String?
    @Option(help: ArgumentHelp("The site's date and time, such as 2026-12-08T08:30.", valueName: "instant"))
    var now: String

    @Option(help: ArgumentHelp("Proposals at most; 0 for no limit.", valueName: "number"))
    var limit = 5
    @Flag(help: "Every start, not only the best of each C-arm and clock hour.")
    var all = false
    @Flag(help: "Places on later days of the week, too.")
    var later = false

    @Flag(help: "Tell which places are better kept for somebody more urgent (policy.addon_arrivals), and until when.")
    var lookAhead = false

    @Option(help: ArgumentHelp("Accept this proposal: write the roster with it to -o.", valueName: "number"))
    var accept: Int?
    @Option(name: [.short, .customLong("output")], help: "Write the roster with the accepted proposal to this file.")
    var output: String?
    @Option(help: ArgumentHelp("Write the scenario with the accepted request to this file.", valueName: "file"))
    var scenarioOut: String?

    @Flag(help: "Print the answer as JSON (fluoro-proposals/1).")
    var json = false

    @OptionGroup(title: "A request in options")
    var flags: RequestFlags

    func validate() throws {
        guard Instant(now) != nil else {
            throw ValidationError("--now is an instant such as 2026-12-08T08:30, not \(now).")
        }
        if limit < 0 { throw ValidationError("--limit is a number from 0, not \(limit).") }
        if let accept, accept < 1 {
            throw ValidationError("--accept is the number of a proposal, from 1, not \(accept).")
        }
        if accept != nil, output == nil { throw ValidationError("--accept writes a roster: say where with -o FILE.") }
        if accept == nil, let option = output.map({ _ in "-o" }) ?? scenarioOut.map({ _ in "--scenario-out" }) {
            throw ValidationError("\(option) writes what is accepted: say which proposal with --accept N.")
        }
        try flags.check(file: request)
        let inputs = [scenario, roster] + [request].compactMap { $0 == "-" ? nil : $0 }
        try OutputPath.check(outputs: [output, scenarioOut], inputs: inputs)
    }

    func run() throws {
        guard let now = Instant(now) else { return }
        try reported { try AddOnRun(command: self, now: now).run() }
    }
}
