import CapacityStudy

/// The plots of a study's page.
struct StudyPlots {
    let report: StudyReport

    /// Options that are drawn: those of `grid` have a table of their own.
    private var options: [OptionReport] { report.options.filter { !$0.isOfGrid } }

    /// Waits and throughput by option.
    func waits() -> Markup {
        Markup(StudyWords.waits.map { plot($0.measure, unit: $0.unit, style: .bar) })
    }

    /// Add-ons served.
    func addOns() -> Markup {
        plot(StudyWords.served, unit: "% of same-day requests", style: .bar, mark: 100)
    }

    /// Busy share of each kind of resource.
    func busy() -> Markup {
        Markup(
            StudyWords.kinds.map { kind in
                let measure = ShownMeasure(
                    key: "busy_of_staffed.\(kind.key)", name: kind.name, places: 0, isShare: true)
                return plot(measure, unit: "% of staffed minutes", style: .bar, mark: 100)
            })
    }

    /// The measured weeks, quarter by quarter.
    func overTime() -> Markup {
        let panels: [(title: String, unit: String, value: (QuarterReport) -> Double?)] = [
            ("Waiting list", "patients, mean of 13 weeks", { $0.waitingList.mean }),
            ("Visits", "a week, mean of 13 weeks", { $0.visitsPerWeek.mean }),
            ("Requests", "a week, mean of 13 weeks", { $0.requestsPerWeek.mean }),
            ("Margin", "\(report.currency ?? "") a week, mean of 13 weeks", { $0.marginPerWeek?.mean }),
        ]
        return Markup(
            panels.map { panel in
                let lines = options.prefix(LinePlot.looks).enumerated().map { look, option in
                    LinePlot.Line(
                        name: option.name, look: look,
                        points: option.quarters.compactMap { quarter in
                            panel.value(quarter).map { (x: Double(quarter.fromWeek), y: $0) }
                        })
                }
                return LinePlot(
                    title: panel.title, unit: panel.unit, across: "measured week", lines: Array(lines)
                ).figure()
            })
    }

    /// Net present value, payback and the chance that it never pays.
    func money() -> Markup {
        guard let currency = report.currency else { return .empty }
        let others = Array(options.dropFirst())
        let difference = IntervalPlot(
            title: "Net present value", unit: "\(currency), difference from \(options.first?.name ?? "")",
            rows: others.map { option in
                let value = option.measure(StudyWords.netPresentValue.key)?.difference
                return IntervalPlot.Row(
                    name: option.name, estimate: value ?? Estimate(mean: nil, halfWidth: nil),
                    figure: Figures.text(value, places: 0, isSigned: true))
            }, style: .difference)
        return Markup([
            plot(StudyWords.netPresentValue, unit: currency, style: .dot), difference.figure(),
            plot(StudyWords.neverPays, unit: "% of replications", style: .bar, among: others, mark: 100),
            plot(StudyWords.payback, unit: "where it pays", style: .bar, among: others),
        ])
    }

    /// What the money hangs on.
    func tornado() -> Markup {
        Markup(
            options.dropFirst().map {
                TornadoPlot(option: $0.name, currency: report.currency ?? "", bars: $0.tornado).figure()
            })
    }

    /// The demand at which the answer turns.
    func turn() -> Markup {
        let shown = options.enumerated().filter { !$0.element.answer.demandTried.isEmpty }.prefix(LinePlot.looks)
        if shown.isEmpty { return .empty }
        var marks: [(x: Double, text: String)] = []
        for (_, option) in shown {
            guard let turnsAt = option.answer.turnsAt, !marks.contains(where: { abs($0.x - turnsAt) < 0.05 }) else {
                continue
            }
            marks.append((turnsAt, Figures.text(turnsAt, places: 2)))
        }
        return LinePlot(
            title: "Net present value by demand",
            unit: "\(report.currency ?? ""), difference from \(options.first?.name ?? "")",
            across: "times the demand as stated",
            lines: shown.map { look, option in
                LinePlot.Line(
                    name: option.name, look: look,
                    points: option.answer.demandTried.map { (x: $0.times, y: $0.difference) })
            }, ticks: AnswerRules.demandMultiples, marks: marks
        ).figure()
    }

    private func plot(
        _ measure: ShownMeasure, unit: String, style: IntervalPlot.Style, among: [OptionReport]? = nil,
        mark: Double? = nil
    ) -> Markup {
        let rows = (among ?? options).compactMap { option -> IntervalPlot.Row? in
            guard let estimate = option.measure(measure.key)?.estimate else { return nil }
            return IntervalPlot.Row(
                name: option.name, estimate: measure.scaled(estimate), figure: measure.text(estimate),
                isFirst: option == report.options.first)
        }
        if rows.isEmpty { return .empty }
        return IntervalPlot(title: measure.name, unit: unit, rows: rows, style: style, mark: mark).figure()
    }
}
