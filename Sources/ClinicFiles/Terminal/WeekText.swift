import Clinic

/// A week as lines of text for a terminal: what is known of the roster, who works where, each day's visits, who is not
/// scheduled and why, whom to call.
public struct WeekText {
    private let plan: WeekPlan
    private let width: Int
    private let palette: Palette

    /// - Parameters:
    ///   - width: columns of the terminal; below 60 lines may be longer.
    ///   - color: whether the terminal shows colours; without them the text carries everything all the same.
    public init(scenario: Scenario, roster: Roster, width: Int, color: Bool) {
        plan = WeekPlan(scenario: scenario, roster: roster)
        self.width = max(60, width)
        palette = Palette(color: color)
    }

    /// The lines, each ended by a line feed.
    public func text() -> String {
        let scenario = plan.scenario
        if plan.roster.status == .infeasible {
            return joined([headline(), promises(), wrapped(RosterWords.review(of: scenario.policy.holds))])
        }
        var sections = [headline(), warnings(), StaffingText(plan: plan).lines(width: width, palette: palette)]
        sections += scenario.openDays.map(day)
        sections += [waiting(), calls(), wrapped(RosterWords.review(of: scenario.policy.holds))]
        return joined(sections)
    }

    private func joined(_ sections: [[String]]) -> String {
        sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    // MARK: What is known

    private func headline() -> [String] {
        let (scenario, roster) = (plan.scenario, plan.roster)
        var lines = [
            palette.styled(
                "\(scenario.site.name): week of \(RosterWords.longDate(scenario.week)) (\(scenario.name))", .strong)
        ]
        let status = RosterWords.headline(of: roster)
        lines += wrapped(status).map { palette.styled($0, roster.status == .infeasible ? .warning : .strong) }
        lines += wrapped(RosterWords.summary(of: roster) + ".")
        if let objective = roster.objective, let terms = roster.terms {
            let parts = Term.allCases.filter { terms[$0] != .zero }.map { "\(RosterWords.name(of: $0)) \(terms[$0])" }
            lines += wrapped(
                "Objective \(objective) points" + (parts.isEmpty ? "." : ": \(parts.joined(separator: "; "))."))
        }
        return lines
    }

    /// Of an impossible week, the promises that cannot be kept.
    private func promises() -> [String] {
        let lines = RosterWords.promises(of: plan.roster, in: plan.scenario).flatMap(bullet)
        return lines.isEmpty ? [] : [heading("Promised")] + lines
    }

    private func warnings() -> [String] {
        let kept = plan.roster.warnings.map { entry in
            "\(entry.request) keeps its promised place all the same: "
                + entry.reasons.map(\.text).joined(separator: "; ") + "."
        }
        let unknown = plan.strangers.map { "\($0) is placed by the roster, but the scenario does not have it." }
        guard !(kept + unknown).isEmpty else { return [] }
        return [heading("Warnings")] + (kept + unknown).flatMap { bullet($0).map { palette.styled($0, .warning) } }
    }

    // MARK: Days

    private func day(_ day: Day) -> [String] {
        let visits = plan.visits(on: day)
        let title = heading("\(day.weekday.fullName), \(RosterWords.longDate(day))")
        if visits.isEmpty { return [title, "  No visits."] }
        var table = TextTable(
            ["Start", "C-arm", "Req.", "Patient", "Procedure", "Rad.", "Intake", "Discharge", "Bay"],
            flexible: 4)
        for visit in visits {
            table.rows.append(TextTable.Row(cells: cells(of: visit), style: style(of: visit)))
        }
        return [title] + table.lines(width: width, indent: 2, palette: palette)
    }

    private func cells(of visit: PlannedVisit) -> [String] {
        let place = visit.placement
        return [
            visit.times.start.clock, place.cArm, visit.request?.id ?? "-", visit.request?.patient ?? "-", about(visit),
            place.radiologist, task(place.intake), task(place.discharge), place.bay.map(String.init) ?? "-",
        ]
    }

    private func about(_ visit: PlannedVisit) -> String {
        guard let request = visit.request else { return "KEPT FREE for \(visit.procedure.code)" }
        var parts = [visit.procedureLabel]
        if request.priority != "routine" { parts.append(request.priority) }
        if request.fixed != nil { parts.append("fixed") }
        if !plan.warnings(for: request.id).isEmpty { parts.append("see warnings") }
        return parts.joined(separator: ", ")
    }

    private func style(of visit: PlannedVisit) -> TextStyle {
        guard let request = visit.request else { return .quiet }
        return plan.warnings(for: request.id).isEmpty ? .plain : .warning
    }

    private func task(_ task: NurseTask?) -> String { task.map { "\($0.start.clock) \($0.nurse)" } ?? "-" }

    // MARK: Who waits, whom to call

    private func waiting() -> [String] {
        let all = WaitingRequest.all(of: plan.roster, in: plan.scenario)
        if all.isEmpty { return [heading("Not scheduled"), "  Nobody."] }
        var lines = [heading("Not scheduled")]
        for obstacle in WaitingRequest.Obstacle.allCases {
            let group = all.filter { $0.obstacle == obstacle }
            if group.isEmpty { continue }
            lines.append("  \(obstacle.title):")
            var table = TextTable(["Possible from", "Request", "Patient", "Priority", "Procedure", "Why"], flexible: 5)
            table.rows = group.map { waiting in
                TextTable.Row(cells: [
                    waiting.possibleFrom, waiting.id,
                    waiting.request?.patient ?? "-", waiting.request?.priority ?? "-",
                    waiting.request?.procedure ?? "-",
                    waiting.reasonText,
                ])
            }
            lines += table.lines(width: width, indent: 4, palette: palette)
        }
        return lines
    }

    private func calls() -> [String] {
        let all = DatedCall.all(of: plan)
        if all.isEmpty { return [] }
        var table = TextTable(["Day", "Time", "Nurse", "Patient", "About"], flexible: 4)
        table.rows = all.map { dated in
            let about = "request \(dated.call.request), day \(dated.call.day) after the injection"
            return TextTable.Row(
                cells: [
                    dated.day.map(RosterWords.date) ?? "not known", dated.call.task?.start.clock ?? "NO GAP",
                    dated.call.task?.nurse ?? "-", dated.call.patient, about,
                ], style: dated.call.task == nil ? .warning : .plain)
        }
        return [heading("Calls to make")] + table.lines(width: width, indent: 2, palette: palette)
    }

    // MARK: Lines

    private func heading(_ text: String) -> String { palette.styled(text, .strong) }

    private func wrapped(_ text: String) -> [String] { TextWrap.lines(of: text, width: width) }

    private func bullet(_ text: String) -> [String] {
        TextWrap.lines(of: text, width: width - 4).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
    }
}
