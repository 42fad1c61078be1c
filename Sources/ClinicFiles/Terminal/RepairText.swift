import Clinic

/// A repair as lines of text for a terminal: what broke, whom to telephone, who gets a place, what it costs.
public struct RepairText {
    private let week: DisturbedWeek
    private let answer: RepairAnswer
    private let width: Int
    private let palette: Palette

    /// - Parameters:
    ///   - width: columns of the terminal; below 60 lines may be longer.
    ///   - color: whether the terminal shows colours; without them the text carries everything all the same.
    public init(_ week: DisturbedWeek, _ answer: RepairAnswer, width: Int, color: Bool) {
        self.week = week
        self.answer = answer
        self.width = max(60, width)
        palette = Palette(color: color)
    }

    /// The lines, each ended by a line feed.
    public func text() -> String {
        var sections = [headline()]
        if let repair = answer.repair {
            sections += [telephoneList(repair), newlyPlaced(repair), cost(repair)]
        } else {
            sections.append(promises())
        }
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func headline() -> [String] {
        let scenario = week.scenario
        let title = "\(scenario.site.name): repair at \(RosterWords.moment(week.now)) (\(scenario.name))"
        let events = week.events.flatMap { event in
            TextWrap.lines(of: sentence(event), width: width - 2).map { "  \($0)" }
        }
        return [palette.styled(title, .strong)] + events
            + TextWrap.lines(of: status, width: width).map {
                palette.styled($0, answer.repair == nil ? .warning : .strong)
            }
    }

    /// `Tue 2026-12-08: r1 is away 10:45 to 11:15 (called away).`
    private func sentence(_ event: RepairEvent) -> String { "\(RosterWords.date(event.from.day)): \(event.text)." }

    private var status: String {
        guard let repair = answer.repair else {
            let names = RosterWords.list(answer.conflict)
            return "Impossible: beside what has begun, "
                + (answer.conflict.count == 1
                    ? "the fixed visit \(names) cannot be kept."
                    : "the fixed visits \(names) cannot be kept together.")
        }
        if answer.status == .optimal { return "Proven: no cheaper repair exists." }
        return "Best found, at most \(repair.parts.total - repair.bound) points above the cheapest repair."
    }

    // MARK: Whom to call

    private func telephoneList(_ repair: RepairAnswer.Repair) -> [String] {
        let calls = repair.changes.filter { $0.old != nil }
        let title = "To telephone, in the order of their old times"
        if calls.isEmpty { return [heading(title), "  Nobody: every patient keeps place and radiologist."] }
        var table = TextTable(["Was", "Is now", "Patient", "Request", "Points", "Why"], flexible: 5)
        table.rows = calls.map { change in
            TextTable.Row(
                cells: [
                    place(change.old), place(change.new), change.patient, change.request, "\(change.cost)",
                    change.text,
                ], style: change.new == nil ? .warning : .plain)
        }
        return [heading(title)] + table.lines(width: width, indent: 2, palette: palette)
    }

    private func newlyPlaced(_ repair: RepairAnswer.Repair) -> [String] {
        let placed = repair.changes.filter { $0.old == nil }
        if placed.isEmpty { return [] }
        var table = TextTable(["Is now", "Patient", "Request"], flexible: 2)
        table.rows = placed.map { TextTable.Row(cells: [place($0.new), $0.patient, $0.request]) }
        return [heading("Has a place now")] + table.lines(width: width, indent: 2, palette: palette)
    }

    /// `Tue 08 10:40 c1 r1`.
    private func place(_ placement: Placement?) -> String {
        guard let placement else { return "no place" }
        let day = placement.start.day
        let (_, _, number) = day.civil
        let date = "\(RosterWords.shortName(of: day.weekday)) \(number < 10 ? "0" : "")\(number)"
        return "\(date) \(placement.start.clock) \(placement.cArm) \(placement.radiologist)"
    }

    // MARK: Cost

    private func cost(_ repair: RepairAnswer.Repair) -> [String] {
        let parts = repair.parts
        let prices = [
            ("moved to another day or without a place", parts.movedDay), ("moved within the day", parts.movedTime),
            ("another radiologist", parts.changedRadiologist),
        ].filter { $0.1 != .zero }.map { "\($0.0) \($0.1)" }
        let before = week.roster.objective.map { " (before: \($0))" } ?? ""
        let text =
            "Cost \(parts.total) points: the roster \(parts.roster)\(before)"
            + prices.map { "; \($0)" }.joined() + "."
        return TextWrap.lines(of: text, width: width)
    }

    private func promises() -> [String] {
        let lines = answer.conflict.compactMap { id -> String? in
            guard let request = week.scenario.requests.first(where: { $0.id == id }), let fixed = request.fixed else {
                return nil
            }
            return
                "  \(id): \(request.patient), \(request.procedure), \(fixed.cArm), \(RosterWords.moment(fixed.start))"
        }
        return lines.isEmpty ? [] : [heading("Promised")] + lines
    }

    private func heading(_ text: String) -> String { palette.styled(text, .strong) }
}
