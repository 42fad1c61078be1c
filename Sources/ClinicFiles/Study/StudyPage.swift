import CapacityStudy

/// A capacity study as one HTML page that needs nothing else, for the screen and for paper in black and white.
///
/// The page is XHTML-compatible, and the same report makes the same bytes.
public struct StudyPage {
    private let report: StudyReport
    private let generatedBy: String

    /// - Parameter generatedBy: name and version of the program, for the foot of the page.
    public init(report: StudyReport, generatedBy: String) {
        self.report = report
        self.generatedBy = generatedBy
    }

    /// The page's text, in UTF-8 when written.
    public func html() -> String {
        let tables = StudyTables(report: report)
        let plots = StudyPlots(report: report)
        let cautions = report.cautions.map { caution -> Markup in "<li>\(caution)</li>" }
        let body: Markup = """
            <header>
            <p class="site">Capacity study \(report.study)</p>
            <h1>\(report.answer)</h1>
            <p>\(StudyWords.basis(of: report))</p>
            </header>
            \(section("The options", tables.options()))\
            \(section("Waits and throughput", grid(plots.waits())))\
            \(section("Add-ons", grid(plots.addOns())))\
            \(section("How busy everybody is", grid(plots.busy()) + tables.busyOfEach()))\
            \(section("What binds", tables.gains() + tables.grid()))\
            \(section("Over time", plots.overTime()))\
            \(section("The money", grid(plots.money()) + plots.tornado() + plots.turn()))\
            \(section("Staffed weeks", tables.staffedWeeks()))\
            \(section("What is taken for granted", tables.assumptions()))\
            \(section("How to read this", cautions.isEmpty ? .empty : "<ul>\(cautions)</ul>"))\
            \(section("Every measure", tables.measures()))\
            <footer><p>Made by \(generatedBy).</p></footer>
            """
        return PageFrame.page(title: "Capacity study \(report.study)", sheet: StudyPage.sheet, body: body).source
    }

    private func section(_ title: String, _ content: Markup) -> Markup {
        let isBare = content.isEmpty || content.source == grid(.empty).source
        return isBare ? .empty : "<section class=\"study\"><h2>\(title)</h2>\n\(content)</section>\n"
    }

    private func grid(_ plots: Markup) -> Markup { "<div class=\"plots\">\(plots)</div>\n" }

    /// Classes that only this page has.
    private static let sheet: Markup = """
        .study td.number { white-space: nowrap; }
        .study .wide table { font-size: .84rem; }
        .study .wide th, .study .wide td { padding: .3rem .45rem; overflow-wrap: normal; }
        .study h3 { font-size: 1rem; margin: 1.4rem 0 .5rem; }
        .study h4 { font-size: .9rem; margin: .8rem 0 .3rem; font-weight: 600; color: var(--quiet); }
        h1 { font-size: 1.6rem; max-width: 60rem; }
        .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: .5rem 2rem; }
        .plot { margin: 0 0 .75rem; break-inside: avoid; }
        .plot figcaption small { font-weight: 400; margin-left: .4em; }
        .chart { width: 100%; height: auto; display: block; }
        .plot.broad { max-width: 62rem; }
        .chart .axis { stroke: var(--ink); stroke-width: 1; }
        .chart .tick { stroke: var(--line); stroke-width: 1; }
        .chart .mark { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
        .chart .bar { fill: var(--visit); stroke: var(--visit-line); stroke-width: 1; }
        .chart .bar.first { fill: var(--panel); stroke: var(--ink); }
        .chart .whisker { stroke: var(--ink); stroke-width: 1.5; }
        .chart .dot { fill: var(--visit-line); stroke: var(--ink); stroke-width: 1; }
        .chart .dot.first { fill: var(--paper); }
        .chart .line { fill: none; stroke: var(--ink); stroke-width: 1.6; }
        .chart .look-1 { stroke-dasharray: 7 3; }
        .chart .look-2 { stroke-dasharray: 2 3; }
        .chart .look-3 { stroke-dasharray: 9 3 2 3; }
        .chart .look-4 { stroke-dasharray: 12 4; }
        .chart .look-5 { stroke-dasharray: 4 4; }
        .chart .spot { fill: var(--ink); stroke: var(--ink); stroke-width: 1.2; }
        .chart .hollow { fill: var(--paper); }
        .chart .cross { fill: none; }
        @media print {
          .plots { grid-template-columns: 1fr 1fr; }
          .chart .bar { fill: #ccc; stroke: #000; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .chart .bar.first { fill: #fff; }
        }
        """
}
