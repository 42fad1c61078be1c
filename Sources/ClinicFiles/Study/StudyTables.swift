import CapacityStudy
import Clinic

/// The tables of a study's page.
struct StudyTables {
    let report: StudyReport

    /// One row an option: what it adds, what it changes, what it is worth.
    func options() -> Markup {
        let hasMoney = report.currency != nil
        // A sweep looks for nothing that binds, and its values have no price.
        let hasBinding = report.options.contains { $0.answer.binds != nil }
        let hasVerdict = report.options.contains { $0.answer.verdict != nil }
        let titles =
            ["Option", "Adds", "Visits a week", "Difference", "Lost", "Days for a place"]
            + (hasBinding ? ["Binds"] : [])
            + (hasMoney ? ["Net present value, difference", "Payback, years", "Never pays"] : [])
            + (hasVerdict ? ["Verdict", "Turns at"] : [])
        let rows = report.options.enumerated().map { number, option -> Markup in
            func text(_ measure: ShownMeasure) -> String { measure.text(option.measure(measure.key)?.estimate) }
            func difference(_ measure: ShownMeasure) -> String {
                number == 0 ? "" : measure.text(option.measure(measure.key)?.difference, isSigned: true)
            }
            let visits = StudyWords.visits
            var cells: [Markup] = [
                "<th scope=\"row\">\(option.name)</th>", "<td>\(adds(option))</td>",
                figureCell(text(visits)), figureCell(difference(visits)), figureCell(text(StudyWords.lost)),
                figureCell(text(StudyWords.place)),
            ]
            if hasBinding { cells.append("<td>\(StudyWords.words(option.answer.binds))</td>") }
            let isFirst = number == 0
            if hasMoney {
                cells += [
                    figureCell(difference(StudyWords.netPresentValue)),
                    figureCell(isFirst ? "" : text(StudyWords.payback)),
                    figureCell(isFirst ? "" : text(StudyWords.neverPays)),
                ]
            }
            if hasVerdict {
                cells += [
                    "<td><strong>\(isFirst ? "" : StudyWords.verdict(option.answer, in: report))</strong></td>",
                    "<td>\(isFirst ? "" : StudyWords.turn(option.answer))</td>",
                ]
            }
            return "<tr>\(cells)</tr>\n"
        }
        return table(titles, rows: rows)
    }

    private func adds(_ option: OptionReport) -> Markup {
        let none = option.withoutEffect.map { key -> Markup in
            "<div class=\"note\">\(StudyWords.words([AddedCount(key: key, count: 1)])): can have no effect</div>"
        }
        return "\(StudyWords.words(option.add))\(none)"
    }

    /// What one more unit of each resource would bring under each option, the greatest gain of the first option on top.
    func gains() -> Markup {
        let told = report.options.filter { !$0.answer.singles.isEmpty && !$0.isOfGrid }
        guard let first = told.first else { return .empty }
        let order = SingleUnit.allCases.indices.sorted { a, b in
            let (x, y) = (first.answer.singles[a].mean ?? 0, first.answer.singles[b].mean ?? 0)
            return x == y ? a < b : x > y
        }
        let rows = order.map { unit -> Markup in
            let cells = told.map { option in figureCell(StudyWords.gain(option.answer.singles[unit])) }
            return "<tr><th scope=\"row\">one more \(StudyWords.name(SingleUnit.allCases[unit]))</th>\(cells)</tr>\n"
        }
        return table(["Visits a week more by"] + told.map(\.name), rows: rows, numbersFrom: 1)
    }

    /// The options of `grid`, by their gain.
    func grid() -> Markup {
        let ranked = StudyWords.rankedGrid(of: report)
        if ranked.isEmpty { return .empty }
        let rows = ranked.map { entry -> Markup in
            "<tr><th scope=\"row\">\(entry.name)</th>\(figureCell(StudyWords.gain(entry.gain)))</tr>\n"
        }
        return "<h3>Each unit and each pair of units</h3>\n"
            + table(["Beside the first option", "Visits a week more"], rows: rows, numbersFrom: 1)
    }

    /// Who works where when, under each option; options with the same weeks share a table.
    func staffedWeeks() -> Markup {
        var groups: [(names: [String], weeks: [StaffedWeekReport])] = []
        for option in report.options {
            if let same = groups.firstIndex(where: { $0.weeks == option.staffedWeeks }) {
                groups[same].names.append(option.name)
            } else {
                groups.append(([option.name], option.staffedWeeks))
            }
        }
        return Markup(
            groups.map { group in
                let weeks = group.weeks.map { week -> Markup in
                    let from: Markup = group.weeks.count == 1 ? .empty : "<h4>from week \(week.fromWeek)</h4>\n"
                    return "\(from)\(staffedWeek(week))"
                }
                return "<h3>\(group.names.joined(separator: "; "))</h3>\n\(weeks)"
            })
    }

    private func staffedWeek(_ week: StaffedWeekReport) -> Markup {
        var sessions: [SessionName] = []
        var cArms: [String] = []
        for row in week.armSessions {
            if !sessions.contains(row.session) { sessions.append(row.session) }
            if !cArms.contains(row.cArm) { cArms.append(row.cArm) }
        }
        if sessions.isEmpty { return "<p>Nothing is staffed.</p>\n" }
        let rows = cArms.map { cArm -> Markup in
            let cells = sessions.map { session -> Markup in
                guard let row = week.armSessions.first(where: { $0.session == session && $0.cArm == cArm }) else {
                    return "<td class=\"empty\">not staffed</td>"
                }
                return "<td><div class=\"lead\">\(row.radiologist)</div><div>lead \(row.technologist)</div></td>"
            }
            return "<tr><th scope=\"row\">\(cArm)</th>\(cells)</tr>\n"
        }
        let heads = sessions.map { session -> Markup in "<th scope=\"col\">\(session.description)</th>" }
        return """
            <div class="wide"><table class="grid"><thead><tr><th scope="col" class="corner">C-arm</th>\(heads)</tr></thead>
            <tbody>\(rows)</tbody></table></div>

            """
    }

    /// Busy share of every single resource.
    func busyOfEach() -> Markup {
        var keys: [String] = []
        for option in report.options where !option.isOfGrid {
            for measure in option.measures where measure.key.hasPrefix("busy_of_staffed.") {
                if measure.key.split(separator: ".").count > 2, !keys.contains(measure.key) { keys.append(measure.key) }
            }
        }
        if keys.isEmpty { return .empty }
        let options = report.options.filter { !$0.isOfGrid }
        let rows = keys.map { key -> Markup in
            let shown = ShownMeasure(key: key, name: key, places: 0, isShare: true)
            let cells = options.map { figureCell(shown.text($0.measure(key)?.estimate)) }
            let parts = key.split(separator: ".", maxSplits: 2).dropFirst().map(String.init)
            let kind = parts.first == "c_arm" ? "C-arm" : parts.first ?? key
            let name = ([kind] + parts.dropFirst()).joined(separator: " ")
            return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>\n"
        }
        return "<h3>Each of them</h3>\n"
            + table(["Busy, of staffed minutes"] + options.map(\.name), rows: rows, numbersFrom: 1)
    }

    /// Every measure of every option.
    func measures() -> Markup {
        var keys: [String] = []
        for option in report.options {
            for measure in option.measures where !keys.contains(measure.key) { keys.append(measure.key) }
        }
        let options = report.options.filter { !$0.isOfGrid }
        let rows = keys.map { key -> Markup in
            let places = StudyTables.places(options.compactMap { $0.measure(key)?.estimate.mean })
            let cells = options.map { figureCell(Figures.text($0.measure(key)?.estimate, places: places)) }
            return "<tr><th scope=\"row\"><code>\(key)</code></th>\(cells)</tr>\n"
        }
        return table(["Measure"] + options.map(\.name), rows: rows, numbersFrom: 1)
    }

    /// Decimals at which values of a size can be told apart.
    private static func places(_ values: [Double]) -> Int {
        let most = values.map(abs).max() ?? 0
        return most >= 1000 ? 0 : most >= 20 ? 1 : most >= 2 ? 2 : 3
    }

    /// What is taken for granted, and who says so.
    func assumptions() -> Markup {
        let rows = report.assumptions.map { row -> Markup in
            "<tr><th scope=\"row\">\(row.subject)</th><td>\(row.value)</td><td>\(row.source)</td></tr>\n"
        }
        return rows.isEmpty ? .empty : table(["Assumption", "Value", "Source"], rows: rows)
    }

    private func figureCell(_ text: String) -> Markup { "<td class=\"number\">\(text)</td>" }

    private func table(_ titles: [String], rows: [Markup], numbersFrom: Int? = nil) -> Markup {
        let heads = titles.enumerated().map { number, title -> Markup in
            let style: Markup = number >= numbersFrom ?? .max ? " class=\"number\"" : .empty
            return "<th scope=\"col\"\(style)>\(title)</th>"
        }
        return """
            <div class="wide"><table><thead><tr>\(heads)</tr></thead>
            <tbody>\(rows)</tbody></table></div>

            """
    }
}
