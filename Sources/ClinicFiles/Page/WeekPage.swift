import Clinic

/// A week as one HTML page that needs nothing else: for the screen, light or dark, and for paper in black and white.
///
/// The page is XHTML-compatible, and the same scenario and roster make the same bytes.
public struct WeekPage {
    private let plan: WeekPlan
    private let generatedBy: String

    /// - Parameter generatedBy: name and version of the program, for the foot of the page.
    public init(scenario: Scenario, roster: Roster, generatedBy: String) {
        plan = WeekPlan(scenario: scenario, roster: roster)
        self.generatedBy = generatedBy
    }

    /// The page's text, in UTF-8 when written.
    public func html() -> String {
        let scenario = plan.scenario
        let sections = PageSections(plan: plan)
        let body: Markup = """
            \(header())
            \(isImpossible ? sections.promises() : week(sections))\(footer())
            """
        let title = "\(scenario.site.name): week of \(RosterWords.longDate(scenario.week))"
        return PageFrame.page(title: title, body: body).source
    }

    private var isImpossible: Bool { plan.roster.status == .infeasible }

    private func week(_ sections: PageSections) -> Markup {
        let worksheets = plan.scenario.openDays.map(Worksheet(plan: plan).section)
        return """
            \(sections.warnings())\(staffing())\(pictures())\(sections.waiting())\(sections.calls())\
            \(sections.objective())\(worksheets)
            """
    }

    private func header() -> Markup {
        let scenario = plan.scenario
        let roster = plan.roster
        let objective: Markup = roster.objective.map { " Objective: \($0) points." } ?? .empty
        return """
            <header>
            <p class="site">\(scenario.site.name)</p>
            <h1>Week of \(RosterWords.longDate(scenario.week))</h1>
            <p class="status">\(RosterWords.headline(of: roster))\(objective)</p>
            <p>\(RosterWords.summary(of: roster)). Scenario \(scenario.name), planned on \
            \(RosterWords.longDate(scenario.planningDate)).</p>
            <p class="review">\(RosterWords.review(of: scenario.policy.holds))</p>
            </header>
            """
    }

    private func staffing() -> Markup {
        if plan.scenario.openDays.isEmpty { return .empty }
        return
            "<section><h2>Who works where</h2>\n<div class=\"wide\">\(StaffingGrid(plan: plan).table())</div></section>\n"
    }

    /// Days without visits and staff are left out: the grid has said so, and calls have a list of their own.
    private func pictures() -> Markup {
        let days = plan.scenario.openDays.filter { day in
            !plan.visits(on: day).isEmpty
                || plan.roster.armSessions.contains { $0.session.weekday == day.weekday }
        }
        if days.isEmpty { return .empty }
        let figures = days.map { day -> Markup in
            """
            <figure><figcaption>\(day.weekday.fullName), \(RosterWords.longDate(day))</figcaption>
            <div class="wide">\(DayPicture(plan: plan, day: day).svg())</div></figure>

            """
        }
        return "<section class=\"pictures\"><h2>The days</h2>\n\(PictureLegend.markup())\(figures)</section>\n"
    }

    private func footer() -> Markup {
        PageFrame.footer(review: RosterWords.review(of: plan.scenario.policy.holds), generatedBy: generatedBy)
    }
}
