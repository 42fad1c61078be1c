import Clinic
import Testing

@testable import ClinicFiles

@Suite("The page of a day")
struct DayPageTests {
    private let scenario: Scenario
    private let roster: Roster
    private let tuesday: Day
    private let situation: DaySituation
    private let page: ParsedPage

    init() throws {
        scenario = try HandWeek.scenario()
        roster = try HandWeek.roster()
        tuesday = try HandDay.tuesday
        situation = try HandDay.situation()
        page = try ParsedPage(DayPageTests.html(scenario, roster, tuesday, situation))
    }

    private static func html(_ scenario: Scenario, _ roster: Roster, _ day: Day, _ situation: DaySituation) -> String {
        DayPage(scenario: scenario, roster: roster, day: day, situation: situation, generatedBy: "fluoro for tests")
            .html()
    }

    private func page(_ situation: DaySituation) throws -> ParsedPage {
        try ParsedPage(DayPageTests.html(scenario, roster, tuesday, situation))
    }

    /// The window is 07:30 to 17:30, 1.8 units a minute from 120 on: 08:52 is 82 minutes in, 147.6.
    @Test("The time of day is a line over all lanes, and a word at its ends")
    func nowLine() throws {
        let line = try #require(page.all("line") { $0.attributes["class"] == "now-line" }.first)
        #expect(line.attributes["x1"] == "267.6" && line.attributes["x2"] == "267.6")
        #expect(page.all("text") { $0.text == "now 08:52" }.count == 2)
        var early = situation
        early.now = tuesday.at(minute: 300)
        #expect(try page(early).all("line") { $0.attributes["class"] == "now-line" }.isEmpty)
    }

    /// q1 was really in the room from 08:02 to 08:32: 120 + 32 x 1.8 = 177.6, and 54 wide. q2 from 08:27 until now, 25
    /// minutes: 120 + 57 x 1.8 = 222.6, and 45.
    @Test("A status is an outline and a word, the real time a bar")
    func status() {
        let classes = ["q1", "q2", "q3"].map { id in
            page.rects(lane: id == "q2" ? "c2" : "c1", visit: id).first?.attributes["class"]
        }
        #expect(classes == ["visit is-recovery", "visit is-in-room", "visit"])
        let texts = page.all("text").map(\.text)
        #expect(texts.contains("in room 08:27") || texts.contains("in room"))
        #expect(texts.contains("recovery 08:32") || texts.contains("recovery"))
        #expect(texts.contains("2 min late"))
        let bars = page.all("rect") { $0.attributes["class"] == "real" }
        #expect(bars.map { $0.attributes["data-real"] } == ["q1", "q2"])
        #expect(bars.map { $0.attributes["x"] } == ["177.6", "222.6"])
        #expect(bars.map { $0.attributes["width"] } == ["54", "45"])
    }

    /// 11:00 is 210 minutes in: 120 + 378 = 498; q4's 30 minutes are 54 wide.
    @Test("What was given up is crossed out in its C-arm's lane and in no other")
    func givenUp() throws {
        let box = page.all("rect") { $0.attributes["data-given-up"] == "q4" }
        #expect(box.map { $0.attributes["x"] } == ["498"])
        #expect(page.all("line") { $0.attributes["class"] == "cross" }.count == 2)
        #expect(page.all("text") { $0.text.hasPrefix("canc") }.count == 1)
        #expect(page.all("rect") { $0.attributes["data-visit"] == "q4" }.isEmpty)
        var absent = situation
        absent.progress["q1"] = VisitProgress(.noShow)
        let other = try page(absent)
        #expect(other.all("rect") { $0.attributes["data-given-up"] == "q1" }.count == 1)
        for lane in ["c1", "r1", "bay-1"] { #expect(other.rects(lane: lane, visit: "q1").isEmpty, "lane \(lane)") }
        #expect(other.all("rect") { $0.attributes["data-intake"] == "q1" }.isEmpty)
    }

    @Test("A place kept free that has begun is over, in the picture and in the list")
    func keptFree() throws {
        #expect(
            page.all("li") { $0.text.hasPrefix("10:00-10:30 on c1 with r1") && !$0.text.contains("over") }.count == 1)
        var late = situation
        late.now = tuesday.at(minute: 605)
        let other = try page(late)
        #expect(other.all("li") { $0.text.hasPrefix("10:00-10:30") && $0.text.hasSuffix("(over)") }.count == 1)
        #expect(other.all("rect") { $0.attributes["data-given-up"] == "kept free" }.count == 1)
        for lane in ["c1", "r1", "bay-1"] { #expect(other.rects(lane: lane, visit: "kept free").isEmpty, "\(lane)") }
    }

    @Test("Patients are listed by status, each once")
    func patients() {
        let rows = page.all("tr").map(\.text)
        let groups = rows.filter { text in
            ["In the room (1)", "Recovering (1)", "Expected (1)", "Cancelled (1)"].contains(text)
        }
        #expect(groups == ["In the room (1)", "Recovering (1)", "Expected (1)", "Cancelled (1)"])
        #expect(rows.contains { $0.hasPrefix("08:27P-0002q2, joint-injectionc2, r108:20-08:45") })
        #expect(rows.contains { $0.hasPrefix("07:40P-0004q4, lumbar-tfesic1, r111:00-11:30") })
    }

    @Test("Calls due have a box, calls done do not")
    func calls() throws {
        #expect(page.all("tr") { $0.text == "17:20n1P-0101q0901day 7to do" }.count == 1)
        var done = situation
        done.callsDone = [CallDone(request: "q0901", patient: "P-0101", day: 7, at: tuesday.at(minute: 540))]
        let other = try page(done)
        #expect(other.all("tr") { $0.text == "17:20n1P-0101q0901day 7done 09:00" }.count == 1)
        let boxes = { (page: ParsedPage) in page.all("span") { $0.attributes["class"] == "box" }.count }
        #expect(boxes(page) == boxes(other) + 1)
    }

    @Test("The worksheet of the day, and no other day's, is on the page")
    func worksheet() throws {
        #expect(page.all("section") { $0.attributes["class"] == "worksheet" }.count == 1)
        let wednesday = try ParsedPage(DayPageTests.html(scenario, roster, tuesday + 1, situation))
        #expect(wednesday.all("section") { $0.attributes["class"] == "worksheet" }.isEmpty)
        #expect(wednesday.all("p") { $0.text == "No visits." }.count == 1)
        #expect(wednesday.all("h1").map(\.text) == ["Wednesday, 9 December 2026"])
    }

    @Test("A warning of a visit of the day stands on top")
    func warnings() throws {
        let warnings = try #require(page.all("section") { $0.attributes["class"] == "warnings" }.first)
        #expect(warnings.text == "Warningsq3: no way home is arranged.")
    }

    @Test("A day as planned shows no status and no time")
    func asPlanned() throws {
        let plain = try page(DaySituation())
        #expect(plain.all("rect") { $0.attributes["data-status"] != nil }.isEmpty)
        #expect(plain.all("th") { $0.text.hasSuffix("as planned") }.map(\.text) == ["Room, as planned"])
        #expect(plain.all("line") { $0.attributes["class"] == "now-line" }.isEmpty)
    }

    @Test(
        "Every status has its word on the block and its place in the legend or the list",
        arguments: VisitStatus.allCases)
    func everyStatus(status: VisitStatus) throws {
        var one = DaySituation(now: tuesday.at(minute: 400))
        one.progress["q1"] = VisitProgress(status)
        let other = try page(one)
        let words = DayWords.marks(of: VisitProgress(status))
        #expect(words.isEmpty == (status == .expected))
        if let word = words.first { #expect(other.all("text") { $0.text == word }.count >= 1) }
        #expect(other.all("tr") { $0.text.lowercased().hasPrefix(DayWords.name(of: status) + " (") }.count == 1)
    }

    @Test("The same facts in another order make the same bytes, and nothing is loaded from elsewhere")
    func deterministic() throws {
        var other = roster
        other.appointments.reverse()
        other.calls.reverse()
        #expect(
            DayPageTests.html(scenario, other, tuesday, situation)
                == DayPageTests.html(scenario, roster, tuesday, situation))
        #expect(page.all("script").isEmpty && page.all("link").isEmpty && page.all("img").isEmpty)
    }

    @Test("What a file says is text, and what the scenario lost is said")
    func hostile() throws {
        var scenario = scenario
        scenario.requests.removeAll { $0.id == "q4" }
        scenario.requests[0].patient = "<b>x</b>"
        var situation = situation
        situation.callsDone = [CallDone(request: "q0901", patient: "P-0101", day: 7, by: "<i>")]
        let page = try ParsedPage(DayPageTests.html(scenario, roster, tuesday, situation))
        #expect(page.all("b").isEmpty && page.all("i").isEmpty)
        #expect(page.all("li") { $0.text == "q4 has or had a place, but the scenario does not have it." }.count == 1)
    }
}
