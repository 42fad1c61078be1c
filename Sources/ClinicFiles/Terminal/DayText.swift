import Clinic

/// A day as lines of text for a terminal: who is where, what is kept free, who works where, whom to call.
public struct DayText {
    private let view: DayView
    private let width: Int
    private let palette: Palette

    /// - Parameters:
    ///   - day: a day of the scenario's week.
    ///   - situation: the time and how far the day has come; without one the day is shown as planned.
    ///   - width: columns of the terminal; below 60 lines may be longer.
    ///   - color: whether the terminal shows colours; without them the text carries everything all the same.
    public init(
        scenario: Scenario, roster: Roster, day: Day, situation: DaySituation = DaySituation(), width: Int, color: Bool
    ) {
        view = DayView(scenario: scenario, roster: roster, day: day, situation: situation)
        self.width = max(60, width)
        palette = Palette(color: color)
    }

    /// The lines, each ended by a line feed.
    public func text() -> String {
        let review = TextWrap.lines(of: RosterWords.review(of: view.plan.scenario.policy.holds), width: width)
        let sections = [headline(), warnings(), visits(), people(), calls(), review]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func headline() -> [String] {
        [palette.styled("\(view.plan.scenario.site.name): \(DayWords.date(view.day))", .strong)]
            + TextWrap.lines(of: DayWords.summary(of: view), width: width).map { palette.styled($0, .strong) }
    }

    private func warnings() -> [String] {
        let today = Set(view.visits.compactMap(\.planned.request?.id))
        let kept = view.plan.roster.warnings.filter { today.contains($0.request) }.map { entry in
            "\(entry.request): \(entry.reasons.map(\.text).joined(separator: "; "))."
        }
        let unknown = (view.plan.strangers + view.strangers).map {
            "\($0) has or had a place, but the scenario does not have it."
        }
        guard !(kept + unknown).isEmpty else { return [] }
        let lines = (kept + unknown).flatMap { text in
            TextWrap.lines(of: text, width: width - 4).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
        }
        return [heading("Warnings")] + lines.map { palette.styled($0, .warning) }
    }

    // MARK: Visits

    /// By time, so that the list can be read beside the clock; the status is a column.
    private func visits() -> [String] {
        if view.visits.isEmpty { return [heading("Visits"), "  No visits."] }
        var table = TextTable(
            ["Start", "C-arm", "Req.", "Patient", "Status", "Since", "Rad.", "Intake", "Check", "Bay", "About"],
            flexible: 10)
        table.rows = view.visits.map { visit in TextTable.Row(cells: cells(of: visit), style: style(of: visit)) }
        return [heading("Visits")] + table.lines(width: width, indent: 2, palette: palette)
    }

    private func cells(of visit: DayVisit) -> [String] {
        let place = visit.planned.placement
        let remark = DayWords.remark(on: visit, at: view.now)
        return [
            place.start.clock, place.cArm, visit.planned.request?.id ?? "-", visit.planned.request?.patient ?? "-",
            visit.progress.map { DayWords.name(of: $0.status) } ?? "-", DayWords.since(visit.progress),
            place.radiologist, task(place.intake), task(place.discharge), place.bay.map(String.init) ?? "-",
            ([remark].compactMap(\.self) + [DayWords.about(visit, in: view)]).joined(separator: "; "),
        ]
    }

    private func style(of visit: DayVisit) -> TextStyle {
        guard let progress = visit.progress else { return .quiet }
        switch progress.status {
        case .inRoom: return .strong
        case .left, .cancelled, .noShow: return .quiet
        case .expected, .arrived, .recovery: return .plain
        }
    }

    private func task(_ task: NurseTask?) -> String { task.map { "\($0.start.clock) \($0.nurse)" } ?? "-" }

    // MARK: People, calls

    private func people() -> [String] {
        let people = view.people
        if people.isEmpty { return [] }
        let timed = view.now.map { ["At \($0.clock), as planned", "Next"] } ?? []
        var table = TextTable(["Person", "Role", "Place"] + timed, flexible: 2)
        table.rows = people.map { person in
            let tasks =
                view.now.map { now in
                    [
                        person.task(at: now).map { "\($0.text) until \($0.end.clock)" } ?? "-",
                        person.next(after: now).map { "\($0.start.clock) \($0.text)" } ?? "-",
                    ]
                } ?? []
            return TextTable.Row(cells: [person.id, person.role, person.place] + tasks)
        }
        return [heading("Who works where")] + table.lines(width: width, indent: 2, palette: palette)
    }

    private func calls() -> [String] {
        let calls = view.calls
        if calls.isEmpty { return [] }
        var table = TextTable(["Time", "Nurse", "Patient", "About", "Done"], flexible: 3)
        table.rows = calls.map { call in
            let row = call.dated.call
            let time = call.isOverdue ? "-" : row.task?.start.clock ?? "NO GAP"
            return TextTable.Row(
                cells: [
                    time, row.task?.nurse ?? "-", row.patient,
                    "request \(row.request), day \(row.day) after the injection",
                    DayWords.state(of: call, on: view.day),
                ], style: call.done != nil ? .quiet : call.isOverdue || row.task == nil ? .warning : .plain)
        }
        return [heading("Calls due")] + table.lines(width: width, indent: 2, palette: palette)
    }

    private func heading(_ text: String) -> String { palette.styled(text, .strong) }
}
