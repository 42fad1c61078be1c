import Clinic
import Testing

@testable import ClinicFiles

@Suite("Lengths, scales and labels of pictures")
struct PictureTests {
    @Test(
        "A length has the shortest decimal",
        arguments: [(17_400, "174"), (4_450, "44.5"), (105, "1.05"), (-25, "-0.25"), (0, "0")])
    func lengthText(hundredths: Int, text: String) {
        #expect(Length(hundredths: hundredths).description == text)
    }

    /// 08:00 to 13:00 is 300 minutes on 1080 units: 3.6 a minute. 09:10 is 70 minutes in: 120 + 252 = 372.
    @Test("A scale keeps proportions and stops at its edges")
    func scale() throws {
        let day = try #require(Day("2026-12-08"))
        let scale = TimeScale(window: ClockSpan(480, 780))
        #expect(scale.x(day.at(minute: 550), on: day) == 372)
        #expect(scale.x(day.at(minute: 300), on: day) == 120)
        #expect(scale.x((day + 1).at(minute: 550), on: day) == 1200)
        #expect(scale.hours == [480, 540, 600, 660, 720, 780])
        #expect(scale.halfHours == [510, 570, 630, 690, 750])
    }

    @Test("The window is whole half-hours around all that happens")
    func window() throws {
        var roster = try HandWeek.roster()
        let scenario = try HandWeek.scenario()
        let tuesday = scenario.week + 1
        #expect(TimeScale(of: WeekPlan(scenario: scenario, roster: roster), on: tuesday).window == ClockSpan(450, 1050))
        // Without the call the morning is left: the last check ends at 10:50, the session at 12:00.
        roster.calls = []
        #expect(TimeScale(of: WeekPlan(scenario: scenario, roster: roster), on: tuesday).window == ClockSpan(450, 720))
        // Wednesday has nothing: it shows its halves, whatever Tuesday has.
        #expect(
            TimeScale(of: WeekPlan(scenario: scenario, roster: roster), on: tuesday + 1).window == ClockSpan(480, 1020))
        // An intake at 07:25 pulls the window back to 07:00.
        roster.appointments[0].intake?.start = (scenario.week + 1).at(minute: 445)
        #expect(TimeScale(of: WeekPlan(scenario: scenario, roster: roster), on: tuesday).window == ClockSpan(420, 720))
    }

    /// Four bold characters at 11 take 4 x 11 x 0.7 = 30.8; in 28 units the size is 28 / 2.8 = 10; in 15, 5.25.
    @Test("A label shrinks to its room, and says when it cannot")
    func labelSize() {
        #expect(TextMeasure.size(of: "q012", in: 41, upTo: 11, least: 7, isBold: true) == 11)
        #expect(TextMeasure.size(of: "q012", in: 28, upTo: 11, least: 7, isBold: true) == 10)
        #expect(TextMeasure.size(of: "q012", in: 15, upTo: 11, least: 7, isBold: true) == nil)
    }

    /// At size 10 a character takes 6: 40 units have room for 6 characters, two of them dots.
    @Test("A text that does not fit is cut with two dots")
    func cut() {
        #expect(TextMeasure.cut("joint-injection", to: 40, size: 10) == "join..")
        #expect(TextMeasure.cut("short", to: 40, size: 10) == "short")
    }

    @Test("Of bays that nobody uses, a clinic's worth is drawn")
    func bays() throws {
        var scenario = try HandWeek.scenario()
        let day = scenario.week + 1
        func count() throws -> Int {
            let plan = WeekPlan(scenario: scenario, roster: try HandWeek.roster())
            return Lane.all(of: DayCanvas(plan: plan, day: day, scale: TimeScale(of: plan, on: day))).count {
                $0.group == .bay
            }
        }
        #expect(try count() == 2)
        scenario.site.recoveryBays = 1_000_000
        #expect(try count() == 24)
        // The week uses two of them.
        scenario.site.recoveryBays = 0
        #expect(try count() == 2)
    }

    @Test("A visit of 25 minutes shows request, patient and procedure; one of 10 its request, upwards")
    func narrowBlocks() throws {
        var scenario = try HandWeek.scenario()
        var roster = try HandWeek.roster()
        func texts() throws -> [ParsedPage.Element] {
            let plan = WeekPlan(scenario: scenario, roster: roster)
            let visit = try #require(plan.visits.first { $0.request?.patient == "P-0002" })
            let scale = TimeScale(of: plan, on: visit.day)
            let canvas = DayCanvas(plan: plan, day: visit.day, scale: scale)
            let (x, width) = canvas.extent(visit.times.start, visit.times.roomEnd)
            let label = BlockLabel(visit: visit, x: x, y: 0, width: width, height: 54).markup()
            return try ParsedPage("<svg>\(label.source)</svg>").all("text")
        }
        #expect(try texts().map(\.text) == ["q2", "P-0002", "joint", "injection"])
        let last = try #require(try texts().last?.attributes["y"].flatMap(Double.init))
        #expect(last <= 54)
        // Ten minutes are 18 units: no room for five bold letters, 24.5 units at the smallest size of 7.
        scenario.procedures[1].minutes = StepMinutes(
            intake: 0, setup: 0, procedure: 10, turnover: 0, recovery: 0, discharge: 0)
        scenario.requests[1].id = "q0123"
        roster.appointments[1].purpose = .request("q0123")
        let narrow = try texts()
        #expect(narrow.map(\.text) == ["q0123"])
        #expect(narrow.first?.attributes["transform"]?.contains("rotate(-90)") == true)
    }
}
