import Clinic
import Testing

@testable import ClinicFiles

@Suite("The page of a week")
struct WeekPageTests {
    private let scenario: Scenario
    private let roster: Roster
    private let html: String
    private let page: ParsedPage

    init() throws {
        scenario = try HandWeek.scenario()
        roster = try HandWeek.roster()
        html = WeekPage(scenario: scenario, roster: roster, generatedBy: "fluoro for tests").html()
        page = try ParsedPage(html)
    }

    /// 1.8 units a minute from 07:30 at 120. q1 is in the room 08:00 to 08:30: 120 + 30 x 1.8 = 174, 30 x 1.8 = 54.
    /// Its procedure step, 08:05 to 08:25: 183 and 36. Its bay, 08:25 to 08:50 (check 08:45 + 5): 219 and 45.
    @Test("A visit stands once in each of its lanes, where its time says")
    func visitIsDrawnToScale() throws {
        let expected = [("c1", "174", "54"), ("r1", "183", "36"), ("bay-1", "219", "45")]
        for (lane, x, width) in expected {
            let rects = page.rects(lane: lane, visit: "q1")
            #expect(rects.count == 1, "lane \(lane)")
            #expect(rects.first?.attributes["x"] == x, "lane \(lane)")
            #expect(rects.first?.attributes["width"] == width, "lane \(lane)")
        }
    }

    /// q3 has both sides, 20 + 10 minutes: 09:00 to 09:40, so 120 + 90 x 1.8 = 282 and 40 x 1.8 = 72.
    @Test("A second site makes the block longer")
    func extraMinutesAreDrawn() throws {
        let rect = try #require(page.rects(lane: "c1", visit: "q3").first)
        #expect(rect.attributes["x"] == "282")
        #expect(rect.attributes["width"] == "72")
    }

    @Test("Every placement is drawn in its C-arm's lane and no other")
    func everyPlacementOnce() {
        for (visit, cArm, other) in [
            ("q1", "c1", "c2"), ("q2", "c2", "c1"), ("q3", "c1", "c2"), ("kept free", "c1", "c2"),
        ] {
            #expect(page.rects(lane: cArm, visit: visit).count == 1)
            #expect(page.rects(lane: other, visit: visit).isEmpty)
        }
    }

    @Test("A place kept free and a closure are hatched, not only coloured")
    func hatching() throws {
        #expect(page.rects(lane: "c1", visit: "kept free").first?.attributes["class"] == "free")
        let closed = page.all("rect") { $0.attributes["data-closed"] == "c2" }
        // 10:00 to 12:00: 120 + 150 x 1.8 = 390, 120 x 1.8 = 216.
        #expect(closed.map { $0.attributes["x"] } == ["390"])
        #expect(closed.map { $0.attributes["width"] } == ["216"])
        #expect(page.all("pattern").compactMap { $0.attributes["id"] }.contains("closed"))
        #expect(page.all("text") { $0.text == "closed: quality assurance" }.count == 1)
    }

    /// Intake 07:50 to 08:00: 120 + 20 x 1.8 = 156, 18 wide; call 17:20 to 17:30: 120 + 590 x 1.8 = 1182.
    @Test("The nurse's lane has intakes, checks and calls")
    func nurseLane() {
        let intakes = page.all("rect") { $0.attributes["data-intake"] == "q1" }
        #expect(intakes.map { $0.attributes["x"] } == ["156"])
        #expect(intakes.map { $0.attributes["width"] } == ["18"])
        let calls = page.all("rect") { $0.attributes["data-call"] != nil }
        #expect(calls.map { $0.attributes["x"] } == ["1182"])
        #expect(calls.map { $0.attributes["data-call"] } == ["P-0101"])
    }

    @Test("Hours are lines over all lanes at the same place")
    func hourLines() {
        // 08:00 at 174, then 108 units an hour; the window ends at 17:30, so 17:00 is the last.
        let lines = page.all("line") { $0.attributes["class"] == "hour" }.compactMap { $0.attributes["x1"] }
        #expect(lines == ["174", "282", "390", "498", "606", "714", "822", "930", "1038", "1146"])
    }

    @Test("Every request without a place is listed, those that wait for a person last")
    func waitingRequests() {
        let rows = page.all("tr").map(\.text)
        let positions = ["no place would cost", "q6", "q5", "q4"].map { id in rows.firstIndex { $0.hasPrefix(id) } }
        #expect(positions[0] == nil)
        let found = positions.dropFirst().compactMap(\.self)
        #expect(found.count == 3)
        #expect(found == found.sorted())
        #expect(rows.contains { $0.hasPrefix("q5") && $0.contains("Wed 2026-12-16") })
        #expect(rows.contains { $0.hasPrefix("q4") && $0.contains("not known") })
    }

    @Test("Calls are listed with their dates, that without a gap as such")
    func calls() {
        let rows = page.all("tr").map(\.text)
        #expect(rows.contains { $0.hasPrefix("Tue 2026-12-0817:20n1P-0101") })
        // Seven days after Wednesday the 2nd is Wednesday the 9th, an open day.
        #expect(rows.contains { $0.hasPrefix("Wed 2026-12-09no gap-P-0102") })
    }

    @Test("The statement names the table, and warnings stand out")
    func statements() throws {
        let review = try #require(page.all("p") { $0.attributes["class"] == "review" }.first)
        #expect(review.text.contains("physicians must review them"))
        #expect(review.text.contains("a table made for tests, version 7"))
        let warnings = try #require(page.all("section") { $0.attributes["class"] == "warnings" }.first)
        #expect(warnings.text.contains("q3 keeps its promised place all the same: no way home is arranged."))
    }

    @Test("The objective is listed by term with its weight")
    func objective() {
        let rows = page.all("tr").map(\.text)
        #expect(rows.contains("days of waitingwait_day442"))
        #expect(rows.contains("training sessions missingtraining_shortfall120"))
        #expect(rows.contains { $0 == "In all412" || $0.hasPrefix("In all412") })
    }

    @Test("The same roster in another order makes the same bytes")
    func orderDoesNotMatter() {
        var other = roster
        other.appointments.reverse()
        other.unscheduled.reverse()
        other.calls.reverse()
        #expect(WeekPage(scenario: scenario, roster: other, generatedBy: "fluoro for tests").html() == html)
    }

    @Test("Nothing is loaded from elsewhere")
    func selfContained() {
        #expect(page.all("script").isEmpty && page.all("link").isEmpty && page.all("img").isEmpty)
        #expect(page.elements.allSatisfy { $0.attributes["src"] == nil && $0.attributes["href"] == nil })
    }

    @Test("What a file says is text, whatever it says")
    func escaping() throws {
        var scenario = scenario
        scenario.site.name = "A <script>alert('x')</script> & \"B\""
        scenario.requests[0].patient = "P<b>1</b>\u{0}"
        scenario.site.cArms[1].closed[0].reason = "<i>"
        let hostile = WeekPage(scenario: scenario, roster: roster, generatedBy: "<u>").html()
        let page = try ParsedPage(hostile)
        for name in ["script", "b", "i", "u"] { #expect(page.all(name).isEmpty, "<\(name)>") }
        #expect(page.all("p").contains { $0.text == "A <script>alert('x')</script> & \"B\"" })
        #expect(page.all("strong").contains { $0.text == "P<b>1</b>\u{FFFD}" })
    }

    @Test("An impossible week says why and draws nothing")
    func impossible() throws {
        var impossible = Roster(scenario: "hand-week", week: scenario.week, status: .infeasible)
        impossible.conflict = ["q1", "q3"]
        let page = try ParsedPage(WeekPage(scenario: scenario, roster: impossible, generatedBy: "fluoro").html())
        let status = try #require(page.all("p") { $0.attributes["class"] == "status" }.first)
        #expect(status.text == "Impossible: the fixed visits q1 and q3 cannot be kept together.")
        #expect(page.all("figure").isEmpty)
        // Nothing may read as if somebody had a place; q3 alone is a promise of the hand-made week.
        #expect(page.all("table").isEmpty)
        #expect(page.all("h2").map(\.text) == ["Promised"])
        #expect(page.all("li").map(\.text) == ["q3: P-0003, lumbar-tfesi, c1, Tue 2026-12-08 09:00"])
    }

    @Test("A roster of another scenario is shown as far as it goes")
    func stranger() throws {
        var scenario = scenario
        scenario.requests.removeAll { $0.id == "q2" }
        let page = try ParsedPage(WeekPage(scenario: scenario, roster: roster, generatedBy: "fluoro").html())
        #expect(page.rects(lane: "c2", visit: "q2").isEmpty)
        #expect(page.all("li").contains { $0.text.hasPrefix("q2 is placed by the roster") })
    }
}
