import Clinic

/// A day as one HTML page that needs nothing else: who is where, who works where, a picture with the time of day, calls,
/// worksheet. For the screen, light or dark, and for paper in black and white.
///
/// The page is XHTML-compatible, and the same scenario, roster and situation make the same bytes.
public struct DayPage {
    private let view: DayView
    private let generatedBy: String

    /// - Parameters:
    ///   - day: a day of the scenario's week.
    ///   - situation: the time and how far the day has come; without one the day is shown as planned.
    ///   - generatedBy: name and version of the program, for the foot of the page.
    public init(
        scenario: Scenario, roster: Roster, day: Day, situation: DaySituation = DaySituation(), generatedBy: String
    ) {
        view = DayView(scenario: scenario, roster: roster, day: day, situation: situation)
        self.generatedBy = generatedBy
    }

    /// The page's text, in UTF-8 when written.
    public func html() -> String {
        let site = view.plan.scenario.site.name
        let review = RosterWords.review(of: view.plan.scenario.policy.holds)
        let sections = DaySections(view: view)
        let body: Markup = """
            <header>
            <p class="site">\(site)</p>
            <h1>\(DayWords.date(view.day))</h1>
            <p class="status">\(DayWords.summary(of: view))</p>
            <p class="review">\(review)</p>
            </header>
            \(sections.warnings())\(picture())\(sections.patients())\(sections.keptFree())\(sections.people())\
            \(sections.calls())\(Worksheet(plan: view.plan).section(of: view.day))\
            \(PageFrame.footer(review: review, generatedBy: generatedBy, isOnPaper: false))
            """
        return PageFrame.page(title: "\(site): \(DayWords.date(view.day))", body: body).source
    }

    private func picture() -> Markup {
        if view.plan.scenario.site.cArms.isEmpty { return .empty }
        return """
            <section class="pictures"><h2>The day</h2>
            \(PictureLegend.markup(withStatus: true))<figure>
            <div class="wide">\(DayPicture(plan: view.plan, day: view.day, today: view).svg())</div></figure></section>

            """
    }
}
