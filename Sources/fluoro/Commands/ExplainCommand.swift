import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService
import ClinicStore
import GLPK
import Synchronization
import WeeklyRoster

/// `fluoro explain`: why a week is impossible, why a request has no place, and what another place would cost.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a week is as it is: impossible, without a place for somebody, or not otherwise.",
        usage: """
            fluoro explain <scenario> [options]
            fluoro explain <scenario> <request> [--at <place>] [options]
            fluoro explain <scenario> <roster> <request> [--at <place>] [options]
            fluoro explain --data <clinic.sqlite> [<request>] [--at <place>] [options]
            """,
        discussion: """
            Of an impossible week: rules and facts that cannot hold together, none of which could be spared, and the \
            cheapest repairs. Of a possible one: for every request without a place the gates that are shut, or the \
            cheapest single change of staff or rooms that would place it; for a request with a place, what every other \
            session would cost. With --at: what forbids the place, or what it would cost and who would change.

            A single name after the scenario is a request. A roster is named before the request, or, where there is \
            none, with --roster; without a roster the best one is made first.

            Every claim is solved or checked anew. The time limit and Ctrl-C end with what is known then, and say what \
            is not. Exit status 1 where the week is impossible or the place is forbidden.
            """)

    @Argument(help: ArgumentHelp("The week, YAML or JSON (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String?

    @Argument(
        help: ArgumentHelp("A request, or a roster (fluoro-roster/1) and a request.", valueName: "roster-request"))
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "A clinic's store, in place of scenario and roster: its newest ones.", valueName: "clinic.sqlite"))
    var data: String?

    @Option(help: ArgumentHelp("A date of the store's week that is meant; else its newest week.", valueName: "date"))
    var week: String?

    @Option(help: ArgumentHelp("The roster that is asked about (fluoro-roster/1).", valueName: "file"))
    var roster: String?

    @Option(
        help: ArgumentHelp(
            "A place for the request: tue/am, tue/am/c1, 2026-12-01T09:00 or 2026-12-01T09:00/c1.",
            valueName: "place"))
    var at: String?

    @Option(help: ArgumentHelp("Stop after this many seconds with what is known.", valueName: "seconds"))
    var timeLimit: Double?

    @Flag(help: "Print one JSON object (fluoro-explanation/1) instead.")
    var json = false

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit is a number of seconds above 0, not \(timeLimit).")
        }
        if data != nil { return try validateOnStore() }
        guard scenario != nil else { throw ValidationError("Name a scenario, or a store with --data.") }
        if week != nil { throw ValidationError("--week goes with --data.") }
        guard names.count <= 2 else {
            throw ValidationError("After the scenario come a roster and a request at most, not \(names.count) names.")
        }
        if names.count == 2, roster != nil {
            throw ValidationError("The roster is named twice: by \(names[0]) and by --roster.")
        }
        if at != nil, names.isEmpty {
            throw ValidationError("--at needs a request: fluoro explain week.yaml q012 --at tue/am")
        }
    }

    /// With a store the only name is a request, which stands where the scenario would.
    private func validateOnStore() throws {
        if !names.isEmpty || roster != nil {
            throw ValidationError("--data has scenario and roster; name a request at most.")
        }
        if at != nil, scenario == nil { throw ValidationError("--at needs a request.") }
        try StoreOptions.checkWeek(week)
    }

    /// Scenario and roster, of files or of the store.
    private func input() throws -> (scenario: Scenario, roster: Roster?) {
        guard let data else {
            let week = try ScenarioInput.read(scenario ?? "")
            let file = names.count == 2 ? names[0] : roster
            return (week, try file.map { try RosterFile.read(path: $0) })
        }
        let desk = ClinicDesk(try ClinicFile(path: data))
        let day = week.flatMap { Day($0) }
        let record = try desk.record(of: try day.map { try desk.week(of: $0) } ?? desk.newestWeek())
        return (record.scenario, record.roster)
    }

    func run() throws {
        try reported {
            let (week, given) = try input()
            let explanation = try ExplainRun(
                scenario: week, roster: given, question: try question(week), timeLimitSeconds: timeLimit
            ).explanation()
            if json {
                try Result.write(ExplanationFile.json(explanation))
            } else {
                let terminal = Terminal.current
                try Result.write(
                    ExplanationText(
                        scenario: week, explanation: explanation, width: terminal.width, color: terminal.hasColor
                    ).text())
            }
            if explanation.isNo { throw ExitStatus.no }
        }
    }

    private func question(_ week: Scenario) throws -> ExplainQuestion {
        guard let request = data == nil ? names.last : scenario else { return .week }
        guard let at else { return .request(request) }
        return .place(request: request, try AskedPlace(at, in: week))
    }
}

extension Explanation {
    /// Whether the answer is no: an impossible week, a forbidden place.
    fileprivate var isNo: Bool {
        switch answer {
        case .impossible: true
        case .place(let answer): answer.verdict == .forbidden
        case .scheduled, .unscheduled: false
        }
    }
}

/// One explanation, watched from outside.
private struct ExplainRun {
    let scenario: Scenario
    let roster: Roster?
    let question: ExplainQuestion
    let timeLimitSeconds: Double?

    /// The answer so far, for when the search is left behind.
    private final class Desk: Sendable {
        let part = Mutex<Explanation?>(nil)
    }

    func explanation() throws -> Explanation {
        let desk = Desk()
        let (scenario, roster, question, limit) = (scenario, roster, question, timeLimitSeconds)
        let answer = try LimitedRun(timeLimitSeconds: limit).value { line in
            try RosterExplainer(solver: GLPKSolver()).explain(
                scenario, roster: roster, question: question, timeLimitSeconds: limit, progress: { line.note($0) },
                onPart: { part in desk.part.withLock { $0 = part } }, isCancelled: { Interrupt.isWanted })
        }
        if let answer { return answer }
        guard let part = desk.part.withLock({ $0 }) else { throw RosterFailure.nothingFound }
        return part
    }
}
