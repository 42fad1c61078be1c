import CapacityStudy

/// What a capacity study found, as text for a terminal: the answer first, then a table of the options.
public struct StudyText {
    private let report: StudyReport
    private let width: Int
    private let palette: Palette

    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - color: whether lines may be coloured.
    public init(report: StudyReport, width: Int = 100, color: Bool = false) {
        self.report = report
        self.width = width
        palette = Palette(color: color)
    }

    /// The text, ending with a line break.
    public func text() -> String {
        var lines = TextWrap.lines(of: report.answer, width: width).map { palette.styled($0, .strong) }
        lines += TextWrap.lines(of: StudyWords.basis(of: report), width: width).map { palette.styled($0, .quiet) }
        lines.append("")
        lines += table(StudyText.service).lines(width: width, indent: 2, palette: palette)
        if report.currency != nil {
            lines.append("")
            lines += moneyTable().lines(width: width, indent: 2, palette: palette)
        }
        let gains = self.gains()
        if !gains.isEmpty {
            lines.append("")
            lines += gains
        }
        let grid = StudyWords.rankedGrid(of: report)
        if !grid.isEmpty {
            var table = TextTable(["Each unit and each pair", "Visits a week"], flexible: 0)
            table.rows = grid.map { TextTable.Row(cells: [$0.name, StudyWords.gain($0.gain)]) }
            lines.append("")
            lines += table.lines(width: width, indent: 2, palette: palette)
        }
        if !report.cautions.isEmpty { lines.append("") }
        for caution in report.cautions {
            lines += TextWrap.lines(of: caution, width: width).map { palette.styled($0, .quiet) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Measures of the first table, with names that leave room.
    private static let service = [
        ShownMeasure(key: StudyWords.visits.key, name: "Visits/week", places: 1),
        ShownMeasure(key: StudyWords.lost.key, name: "Lost", places: 1, isShare: true),
        ShownMeasure(key: StudyWords.place.key, name: "Days/place", places: 1),
        ShownMeasure(key: StudyWords.served.key, name: "Add-ons", places: 0, isShare: true),
        ShownMeasure(key: "busy_of_staffed.c_arm", name: "C-arm", places: 0, isShare: true),
        ShownMeasure(key: "busy_of_staffed.radiologist", name: "Radiologist", places: 0, isShare: true),
    ]

    private func table(_ measures: [ShownMeasure]) -> TextTable {
        let shown = measures.filter { measure in report.options.contains { $0.measure(measure.key) != nil } }
        // A sweep looks for nothing that binds.
        let hasBinding = report.options.contains { $0.answer.binds != nil }
        var table = TextTable(["Option"] + shown.map(\.name) + (hasBinding ? ["Binds"] : []), flexible: 0)
        for option in report.options where !option.isOfGrid {
            table.rows.append(
                TextTable.Row(
                    cells: [option.name] + shown.map { $0.text(option.measure($0.key)?.estimate) }
                        + (hasBinding ? [StudyWords.words(option.answer.binds)] : [])))
        }
        return table
    }

    private func moneyTable() -> TextTable {
        // The values of a sweep have no price, and so no verdict.
        let hasVerdict = report.options.contains { $0.answer.verdict != nil }
        var table = TextTable(
            ["Option", "Worth today, \(report.currency ?? "")", "Payback/years", "Never pays"]
                + (hasVerdict ? ["Turns at", "Verdict"] : []), flexible: 0)
        for (number, option) in report.options.enumerated() where !option.isOfGrid {
            let value = option.measure(StudyWords.netPresentValue.key)
            func text(_ measure: ShownMeasure) -> String { measure.text(option.measure(measure.key)?.estimate) }
            guard number > 0 else {
                let worth = StudyWords.netPresentValue.text(value?.estimate)
                table.rows.append(
                    TextTable.Row(cells: [option.name, worth, "", ""] + (hasVerdict ? ["", ""] : [])))
                continue
            }
            var cells = [
                option.name, StudyWords.netPresentValue.text(value?.difference, isSigned: true),
                text(StudyWords.payback), text(StudyWords.neverPays),
            ]
            if hasVerdict {
                cells += [StudyWords.turn(option.answer), option.answer.verdict?.words ?? Figures.none]
            }
            table.rows.append(TextTable.Row(cells: cells))
        }
        return table
    }

    /// What one more unit would bring beside the first option, the greatest gain first.
    private func gains() -> [String] {
        guard let first = report.options.first, first.answer.singles.count == SingleUnit.allCases.count else {
            return []
        }
        let order = SingleUnit.allCases.indices.sorted { a, b in
            let (x, y) = (first.answer.singles[a].mean ?? 0, first.answer.singles[b].mean ?? 0)
            return x == y ? a < b : x > y
        }
        var table = TextTable(["One more, beside \(first.name)", "Visits a week"], flexible: 0)
        for unit in order {
            table.rows.append(
                TextTable.Row(cells: [
                    StudyWords.name(SingleUnit.allCases[unit]), StudyWords.gain(first.answer.singles[unit]),
                ]))
        }
        return table.lines(width: width, indent: 2, palette: palette)
    }
}
