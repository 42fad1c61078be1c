import Clinic

/// An explanation as lines of text for a terminal.
public struct ExplanationText {
    private let scenario: Scenario
    private let explanation: Explanation
    private let width: Int
    private let palette: Palette

    /// - Parameters:
    ///   - width: columns of the terminal; below 60 lines may be longer.
    ///   - color: whether the terminal shows colours; without them the text carries everything all the same.
    public init(scenario: Scenario, explanation: Explanation, width: Int, color: Bool) {
        self.scenario = scenario
        self.explanation = explanation
        self.width = max(60, width)
        palette = Palette(color: color)
    }

    /// The lines, each ended by a line feed.
    public func text() -> String {
        var sections = [headline()]
        switch explanation.answer {
        case .impossible(let answer): sections += impossible(answer)
        case .place(let answer): sections.append([about(answer.request, " at \(answer.place)")] + place(answer))
        case .scheduled(let answer): sections += scheduled(answer)
        case .unscheduled(let answers): sections += answers.isEmpty ? [nobody()] : answers.map(unscheduled)
        }
        if !explanation.isComplete {
            sections.append(
                wrapped("Not everything is known: the limit came first. What stands here was solved or checked."))
        }
        sections.append(wrapped(RosterWords.review(of: scenario.policy.holds)))
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func headline() -> [String] {
        let title = "\(scenario.site.name): week of \(RosterWords.longDate(scenario.week)) (\(scenario.name))"
        guard let optimum = explanation.optimum else { return [palette.styled(title, .strong)] }
        let points =
            optimum.isExact
            ? "The best roster costs \(optimum.most) points."
            : "The best roster costs at least \(optimum.least) and at most \(optimum.most) points."
        return [palette.styled(title, .strong), points]
    }

    // MARK: An impossible week

    private func impossible(_ answer: ImpossibleWeek) -> [[String]] {
        let claim =
            answer.isMinimal
            ? "These cannot hold together; without any one of them the rest could:"
            : "These cannot hold together; whether all of them are needed was not known in time:"
        var sections = [
            [palette.styled("The week is impossible.", .warning)] + wrapped(claim) + answer.conflict.flatMap(bullet)
        ]
        if answer.repairs.isEmpty {
            if answer.untried.isEmpty { sections.append(wrapped("No single change that was looked at mends it.")) }
        } else {
            var table = TextTable(["Price", "Change", ""], flexible: 1)
            table.rows = answer.repairs.map { repair in
                TextTable.Row(cells: [
                    "\(repair.change.price)", repair.change.text,
                    repair.mendsWeek ? "" : "another conflict is left",
                ])
            }
            sections.append(
                [heading("Cheapest repairs, each solved anew")] + table.lines(width: width, indent: 2, palette: palette)
            )
        }
        sections.append(untried(answer.untried))
        return sections
    }

    private func bullet(_ fact: Circumstance) -> [String] {
        bullet("\(fact.text) (rule \(fact.rule.rawValue); \(fact.input))")
    }

    // MARK: A place

    private func place(_ answer: PlaceAnswer) -> [String] {
        switch answer.verdict {
        case .undecided: return ["  Not known in time."]
        case .forbidden:
            let gates = answer.gates.flatMap { reason in bullet(gate(reason)) }
            let facts = answer.conflict.flatMap(bullet)
            let claim =
                answer.conflict.isEmpty
                ? [] : [answer.isMinimal ? "  Staff, rooms and promises:" : "  Among staff, rooms and promises:"]
            return [palette.styled("  Forbidden:", .warning)] + gates + (gates.isEmpty ? [] : claim) + facts
        case .possible: return possible(answer)
        }
    }

    private func possible(_ answer: PlaceAnswer) -> [String] {
        var lines = wrapped("Possible: \(price(answer.price)).", indent: 2)
        if let visit = answer.visit { lines += wrapped("There: \(told(visit)).", indent: 2) }
        let moved = answer.changes.filter { $0.kind != .time && $0.request != answer.request }
        let retimed = answer.changes.count { $0.kind == .time && $0.request != answer.request }
        if !moved.isEmpty {
            var table = TextTable(["Request", "Patient", "Change", "Before", "After"], flexible: 4)
            table.rows = moved.map { change in
                TextTable.Row(cells: [
                    change.request, change.patient, word(change.kind), change.old.map(told) ?? "-",
                    change.new.map(told) ?? "-",
                ])
            }
            lines += ["  Patients who would change:"] + table.lines(width: width, indent: 4, palette: palette)
        } else {
            lines.append("  Nobody else would change sessions.")
        }
        if retimed > 0 {
            lines.append("  Another time or C-arm in the same session: \(RosterWords.count(retimed, "patient")).")
        }
        return lines
    }

    /// `12 points more than the best roster`.
    private func price(_ price: ProvenRange?) -> String {
        guard let price else { return "at a price that is not known" }
        if price.isExact {
            return price.most == .zero
                ? "at no more than the best roster" : "\(price.most) points more than the best roster"
        }
        return "at least \(price.least) and at most \(price.most) points more than the best roster"
    }

    private func scheduled(_ answer: ScheduledRequest) -> [[String]] {
        let request = answer.sessions.first?.request ?? ""
        var table = TextTable(["Session", "Points more", "Why"], flexible: 2)
        table.rows = answer.sessions.map { session in
            let points: String
            switch session.verdict {
            case .possible: points = session.price.map(range) ?? "-"
            case .forbidden: points = "forbidden"
            case .undecided: points = "not known"
            }
            let why = session.gates.map(\.text) + session.conflict.map(\.text)
            let there = session.visit.map { "\($0.start.clock) on \($0.cArm) with \($0.radiologist)" } ?? ""
            return TextTable.Row(cells: [session.place, points, why.isEmpty ? there : why.joined(separator: "; ")])
        }
        return [
            [about(request, "")] + wrapped("Its place: \(told(answer.visit)).", indent: 2),
            [heading("What each session would cost more than the best roster")]
                + table.lines(width: width, indent: 2, palette: palette),
        ]
    }

    private func range(_ range: ProvenRange) -> String {
        range.isExact ? "\(range.most)" : "\(range.least) to \(range.most)"
    }

    // MARK: Requests without a place

    private func nobody() -> [String] { ["Every request has a place."] }

    private func unscheduled(_ answer: UnscheduledRequest) -> [String] {
        var lines = [about(answer.request, "")]
        if !answer.gates.isEmpty {
            return lines + ["  Gates that are shut:"] + answer.gates.flatMap { bullet(gate($0)) }
        }
        if let place = answer.cheapestPlace {
            lines += self.place(place)
        }
        if !answer.short.isEmpty {
            lines += wrapped("Short: \(RosterWords.list(answer.short.map(word))).", indent: 2)
        }
        if let change = answer.change {
            lines += wrapped(
                "Cheapest change that places it (price \(change.change.price)): \(change.change.text). "
                    + "Then a best roster, of \(range(change.objective)) points, has it \(told(change.visit)).",
                indent: 2)
        } else if answer.cheapestPlace?.price?.most != .zero, answer.untried.isEmpty {
            lines += wrapped("No single change of staff or rooms that was looked at places it.", indent: 2)
        }
        return lines + untried(answer.untried)
    }

    private func untried(_ changes: [ProposedChange]) -> [String] {
        guard !changes.isEmpty else { return [] }
        let shown = changes.prefix(3).map(\.text).joined(separator: "; ")
        let rest = changes.count > 3 ? "; and \(changes.count - 3) more" : ""
        return wrapped("Not decided in time: \(shown)\(rest).", indent: 2)
    }

    // MARK: Words

    private func about(_ id: String, _ rest: String) -> String {
        let request = scenario.requests.first { $0.id == id }
        let parts = [request?.patient, request?.procedure, request?.priority].compactMap(\.self)
        return palette.styled("\(id) (\(parts.joined(separator: ", ")))\(rest)", .strong)
    }

    private func gate(_ reason: Reason) -> String {
        "\(reason.text)\(reason.until.map { "; open from \(RosterWords.moment($0))" } ?? "") (\(reason.code.rawValue))"
    }

    private func told(_ visit: Placement) -> String {
        "\(RosterWords.moment(visit.start)) on \(visit.cArm) with \(visit.radiologist)"
    }

    private func word(_ kind: PatientChange.Kind) -> String {
        switch kind {
        case .out: "no place"
        case .placed: "a place"
        case .day: "another day"
        case .session: "another session"
        case .time: "another time"
        }
    }

    private func word(_ shortage: Shortage) -> String {
        switch shortage {
        case .nurseHours: "nurse hours"
        case .technologists: "technologist sessions"
        case .radiologists: "radiologist sessions"
        case .skills: "radiologists' skills"
        case .closures: "C-arm time, closed"
        case .bays: "recovery bays"
        case .cArms: "C-arms"
        }
    }

    // MARK: Lines

    private func heading(_ text: String) -> String { palette.styled(text, .strong) }

    private func wrapped(_ text: String, indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        return TextWrap.lines(of: text, width: width - indent).map { margin + $0 }
    }

    private func bullet(_ text: String) -> [String] {
        TextWrap.lines(of: text, width: width - 6).enumerated().map { ($0 == 0 ? "    - " : "      ") + $1 }
    }
}
