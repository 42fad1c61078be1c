import Clinic
import ClinicFiles
import GLPK
import Synchronization
import WeeklyRoster

/// One repair of a roster in files.
struct RepairRun {
    let command: RepairCommand

    func run(scenario path: String, roster: String) throws {
        let original = try ScenarioInput.read(path, outputs: [command.output, command.scenarioOut])
        let order = try command.broken.order(of: original)
        for warning in order.warnings { Note.write("note: \(warning)") }
        let published = try RepairRosterInput.read(roster, of: original, at: order.now)
        let week = DisturbedWeek(scenario: original, roster: published, now: order.now, events: order.events)
        let answer = try answer(week)
        try writeFiles(answer, week)
        try show(answer, week)
        if answer.status == .infeasible { throw ExitStatus.no }
    }

    /// The best repair so far, for when the search is left behind.
    private final class Desk: Sendable {
        let best = Mutex<RepairAnswer?>(nil)
    }

    /// The cheapest repair, or the best that the limit allowed.
    func answer(_ week: DisturbedWeek) throws -> RepairAnswer {
        let desk = Desk()
        let options = RosterOptions(timeLimitSeconds: command.timeLimit)
        let solution = try LimitedRun(timeLimitSeconds: command.timeLimit).value { line in
            try RepairOptimizer(solver: GLPKSolver()).repair(
                week, options: options, progress: { line.note($0) },
                onRepair: { answer in desk.best.withLock { $0 = answer } }, isCancelled: { Interrupt.isWanted })
        }
        if let solution { return solution.answer }
        guard let answer = desk.best.withLock({ $0 }) else { throw RosterFailure.nothingFound }
        return answer
    }

    /// Roster and scenario, where they are asked for.
    func writeFiles(_ answer: RepairAnswer, _ week: DisturbedWeek) throws {
        if let repair = answer.repair {
            if let output = command.output { try OutputPath.write(RosterFile.json(repair.roster), to: output) }
            if let path = command.scenarioOut {
                try OutputPath.write(ScenarioFile.write(week.scenario), to: path)
                tellAbsences(week)
            }
        } else {
            for path in [command.output, command.scenarioOut].compactMap({ $0 }) {
                Note.write("fluoro: \(path) was not written: there is no repair")
            }
        }
    }

    /// Says what the scenario with the events in it cannot say.
    func tellAbsences(_ week: DisturbedWeek) {
        for absence in week.absencesUntold {
            Note.write(
                "note: the scenario cannot say that \(absence.id) is away \(absence.from) to \(absence.to) within a session; "
                    + "mind it when a visit is added or moved afterwards")
        }
    }

    /// The answer on stdout.
    func show(_ answer: RepairAnswer, _ week: DisturbedWeek) throws {
        if command.json { return try Result.write(RepairFile.json(answer)) }
        let terminal = Terminal.current
        try Result.write(RepairText(week, answer, width: terminal.width, color: terminal.hasColor).text())
    }
}
