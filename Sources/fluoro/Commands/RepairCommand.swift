import ArgumentParser
import Clinic

/// `fluoro repair`: the cheapest legal roster around what has begun, when something breaks.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Something broke: find the cheapest roster around what has begun.",
        usage: """
            fluoro repair <scenario> <roster> --now <instant> <what broke> [-o <file>] [options]
            fluoro repair --data <clinic.sqlite> <what broke> [--accept] [options]
            """,
        discussion: """
            Prints whom to telephone, in the order of the old times, and what it costs; with --json the whole answer \
            (fluoro-repair/1). What broke comes from a file (--events, - for stdin) or from flags: \
            --radiologist r1 --from 10:45 --to 11:15 --now 2026-12-08T08:25. Visits under way are finished first.

            On a store nothing is changed until --accept, which takes the repair over as one change that fluoro undo \
            takes back; where others changed the week meanwhile it is refused.

            Exits 1 where promises that no event touches cannot be kept. Ctrl-C and the time limit give the best checked \
            repair so far with its proven bound, and exit 0.
            """)

    @Argument(help: ArgumentHelp("The scenario (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String?

    @Argument(help: ArgumentHelp("The roster as it was published (fluoro-roster/1).", valueName: "roster"))
    var roster: String?

    @Option(help: ArgumentHelp("The clinic's store, in place of scenario and roster.", valueName: "clinic.sqlite"))
    var data: String?

    @OptionGroup(title: "What broke") var broken: BrokenOptions

    @Option(name: [.short, .customLong("output")], help: "Write the repaired roster (fluoro-roster/1) to this file.")
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write the scenario with the events in it to this file: what the repaired roster is to be verified against.",
            valueName: "file"))
    var scenarioOut: String?

    @Option(help: ArgumentHelp("Stop after this many seconds with the best repair so far.", valueName: "seconds"))
    var timeLimit: Double?

    @Flag(help: "Print the answer (JSON) instead of the telephone list.")
    var json = false

    @OptionGroup(title: "On a store (--data)") var acceptance: AcceptanceOptions

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit is a number of seconds above 0, not \(timeLimit).")
        }
        if data != nil {
            guard scenario == nil else { throw ValidationError("--data has scenario and roster; name no files.") }
        } else {
            guard scenario != nil, roster != nil else {
                throw ValidationError("Name a scenario and its roster, or a store with --data.")
            }
            try acceptance.requireNone()
            if broken.events == nil, broken.now == nil {
                throw ValidationError("Say when it is, with --now 2026-12-08T08:25.")
            }
        }
        let inputs = [scenario, roster, data] + [broken.events].compactMap { $0 == "-" ? nil : $0 }
        try OutputPath.check(outputs: [output, scenarioOut], inputs: inputs.compactMap { $0 })
    }

    func run() throws {
        try reported {
            if let data { return try StoreRepairRun(command: self, path: data).run() }
            guard let scenario, let roster else { return }
            try RepairRun(command: self).run(scenario: scenario, roster: roster)
        }
    }
}

/// Whether a repair is taken over, by whom and why.
struct AcceptanceOptions: ParsableArguments {
    @Flag(help: "Take the repair over: the roster of the store becomes the repaired one.")
    var accept = false
    @Option(help: ArgumentHelp("A date of the week that is meant; else that of --now.", valueName: "date"))
    var week: String?
    @Option(help: ArgumentHelp("Who does it; the name of the account unless given.", valueName: "who"))
    var by: String?

    func validate() throws {
        if let week, Day(week) == nil { throw ValidationError("--week is a date such as 2026-12-07, not \(week).") }
        if let by, by.isEmpty || by.contains(where: \.isNewline) {
            throw ValidationError("--by is a name on one line.")
        }
    }

    /// - Throws: a `ValidationError` where something is given that only a store needs.
    func requireNone() throws {
        let given = [("--accept", accept), ("--week", week != nil), ("--by", by != nil)]
        if let first = given.first(where: \.1) { throw ValidationError("\(first.0) goes with --data.") }
    }
}
