import ArgumentParser
import Clinic
import ClinicFiles

/// What broke, from a file or from flags.
struct BrokenOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What broke, JSON or YAML (fluoro-repair/1); - reads stdin.", valueName: "file"))
    var events: String?

    @Option(help: ArgumentHelp("A C-arm that is down; may stand several times.", valueName: "id"))
    var cArm: [String] = []

    @Option(help: ArgumentHelp("A radiologist who is away; may stand several times.", valueName: "id"))
    var radiologist: [String] = []

    @Option(help: ArgumentHelp("A technologist who is away; may stand several times.", valueName: "id"))
    var technologist: [String] = []

    @Option(help: ArgumentHelp("A nurse who is away; may stand several times.", valueName: "id"))
    var nurse: [String] = []

    @Option(
        help: ArgumentHelp("A session that is closed, such as tue/am; may stand several times.", valueName: "session"))
    var session: [String] = []

    @Option(
        help: ArgumentHelp(
            "From when, a date with a time or a time of the day of --now; without it, from --now on.",
            valueName: "instant"
        ))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Until when, a date with a time or a time of the day of --from; without it, to the end of that day.",
            valueName: "instant"))
    var to: String?

    @Option(help: "Why.")
    var reason: String?

    @Option(
        help: ArgumentHelp(
            "The instant, such as 2026-12-08T08:25: what has begun stays, and nothing is placed before. A file brings its own; with --data the clock's unless given.",
            valueName: "instant"))
    var now: String?

    func validate() throws {
        let flags = !(cArm + radiologist + technologist + nurse + session).isEmpty
        if events != nil, flags || from != nil || to != nil || reason != nil {
            throw ValidationError("Say what broke in the file of --events or by flags, not by both.")
        }
        if events == nil, !flags {
            throw ValidationError(
                "Say what broke: --events FILE, or --c-arm, --radiologist, --technologist, --nurse or --session.")
        }
        if (cArm + radiologist + technologist + nurse).isEmpty, from != nil || to != nil {
            throw ValidationError(
                "--from and --to say when a C-arm is down or somebody away; a session has its own times.")
        }
    }

    /// What broke, by the names of a scenario.
    ///
    /// - Parameter clock: what time it is where neither a file nor `--now` says.
    /// - Throws: `InputProblems` with everything that is wrong.
    func order(of scenario: Scenario, clock: Instant? = nil) throws -> RepairOrder {
        var problems: [InputProblem] = []
        let check = RepairEventCheck(scenario)
        let told = instant(now, "--now", on: nil, &problems) ?? (now == nil && events == nil ? clock : nil)
        if let told, let wrong = check.wrongNow(told) {
            problems.append(Self.problem("--now", wrong.message, wrong.fix))
        }
        if let events {
            if !problems.isEmpty { throw InputProblems(problems) }
            var order = try RepairFile.read(path: events, of: scenario)
            if let told, told != order.now {
                throw InputProblems(
                    Self.problem(
                        "--now", "\(told) is not the instant of \(events)", "leave it out, or say \(order.now)"))
            }
            order.now = told ?? order.now
            return order
        }
        let happened = flagged(scenario, told, check, &problems)
        guard problems.isEmpty, let told else { throw InputProblems(problems) }
        return RepairOrder(now: told, events: happened)
    }

    private func flagged(
        _ scenario: Scenario, _ now: Instant?, _ check: RepairEventCheck, _ problems: inout [InputProblem]
    ) -> [RepairEvent] {
        let begin = from == nil ? now : instant(from, "--from", on: now?.day, &problems)
        let end = to == nil ? begin.map { ($0.day + 1).midnight } : instant(to, "--to", on: begin?.day, &problems)
        let timed: [(RepairEventKind, String, [String])] = [
            (.cArm, "--c-arm", cArm), (.radiologist, "--radiologist", radiologist),
            (.technologist, "--technologist", technologist), (.nurse, "--nurse", nurse),
        ]
        var events: [RepairEvent] = []
        for (kind, flag, ids) in timed {
            for id in ids {
                if let wrong = check.unknown(kind, id) { problems.append(Self.problem(flag, wrong.message, wrong.fix)) }
                guard let begin, let end else { continue }
                events.append(RepairEvent(kind, id, from: begin, to: end, reason: reason))
            }
        }
        if let begin, let end, !events.isEmpty, let wrong = check.wrongTimes(from: begin, to: end) {
            problems.append(Self.problem("--\(wrong.part.rawValue)", wrong.message, wrong.fix))
        }
        for name in session {
            if let wrong = check.unknown(.session, name) {
                problems.append(Self.problem("--session", wrong.message, wrong.fix))
            }
            if let session = check.session(name) { events.append(RepairEvent(closing: session, reason: reason)) }
        }
        return events
    }

    /// A date with a time, or a time of a day that is known.
    private func instant(
        _ text: String?, _ flag: String, on day: Day?, _ problems: inout [InputProblem]
    ) -> Instant? {
        guard let text else { return nil }
        if let instant = Instant(text) { return instant }
        if let minute = Instant.minuteOfDay(clock: text), flag != "--now" {
            // Without its day a time says nothing, and what is wrong with the day has been told.
            return day.map { $0.at(minute: minute) }
        }
        let short = flag == "--now" ? "" : ", or like 08:30"
        problems.append(
            Self.problem(flag, "'\(text)' is no date with a time", "one looks like 2026-03-01T08:30\(short)"))
        return nil
    }

    private static func problem(_ flag: String, _ message: String, _ fix: String?) -> InputProblem {
        InputProblem(file: "options", path: flag, message: message, fix: fix)
    }
}
