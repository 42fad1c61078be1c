import ArgumentParser
import Clinic
import ClinicFiles
import GLPK
import Synchronization
import WeeklyRoster

/// `fluoro repair`: the cheapest legal roster around what has begun, when something breaks.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Something broke: find the cheapest roster around what has begun.",
        discussion: """
            Prints whom to telephone, in the order of the old times, and what it costs; with --json the whole answer \
            (fluoro-repair/1). What broke comes from a file (--events, - for stdin) or from flags: \
            --radiologist r1 --from 10:45 --to 11:15 --now 2026-12-08T08:25. Visits under way are finished first.

            Exits 1 where promises that no event touches cannot be kept. Ctrl-C and the time limit give the best checked \
            repair so far with its proven bound, and exit 0.
            """)

    @Argument(help: ArgumentHelp("The scenario (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String

    @Argument(help: ArgumentHelp("The roster as it was published (fluoro-roster/1).", valueName: "roster"))
    var roster: String

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

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit is a number of seconds above 0, not \(timeLimit).")
        }
        try OutputPath.check(outputs: [output, scenarioOut], inputs: inputs)
    }

    private var inputs: [String] { [scenario, roster] + [broken.events].compactMap { $0 == "-" ? nil : $0 } }

    func run() throws {
        try reported {
            let original = try ScenarioInput.read(scenario, outputs: [output, scenarioOut])
            let order = try broken.order(of: original)
            for warning in order.warnings { Note.write("note: \(warning)") }
            let published = try RosterInput.read(roster, of: original, at: order.now)
            let week = DisturbedWeek(
                scenario: original, roster: published, now: order.now, events: order.events)
            let answer = try answer(week)
            try write(answer, week)
            if answer.status == .infeasible { throw ExitStatus.no }
        }
    }

    /// The best repair so far, for when the search is left behind.
    private final class Desk: Sendable {
        let best = Mutex<RepairAnswer?>(nil)
    }

    private func answer(_ week: DisturbedWeek) throws -> RepairAnswer {
        let desk = Desk()
        let options = RosterOptions(timeLimitSeconds: timeLimit)
        let solution = try LimitedRun(timeLimitSeconds: timeLimit).value { line in
            try RepairOptimizer(solver: GLPKSolver()).repair(
                week, options: options, progress: { line.note($0) },
                onRepair: { answer in desk.best.withLock { $0 = answer } }, isCancelled: { Interrupt.isWanted })
        }
        if let solution { return solution.answer }
        guard let answer = desk.best.withLock({ $0 }) else { throw RosterFailure.nothingFound }
        return answer
    }

    private func write(_ answer: RepairAnswer, _ week: DisturbedWeek) throws {
        if let repair = answer.repair {
            if let output { try OutputPath.write(RosterFile.json(repair.roster), to: output) }
            if let scenarioOut { try OutputPath.write(ScenarioFile.write(week.scenario), to: scenarioOut) }
        } else {
            for path in [output, scenarioOut].compactMap({ $0 }) {
                Note.write("fluoro: \(path) was not written: there is no repair")
            }
        }
        if json {
            try Result.write(RepairFile.json(answer))
        } else {
            let terminal = Terminal.current
            try Result.write(
                RepairText(week, answer, width: terminal.width, color: terminal.hasColor).text())
        }
    }
}
