import Clinic
import Testing

@Suite("Days, instants and sessions")
struct TimeTests {
    @Test("A date survives reading and writing, across leap days and eras")
    func dates() {
        for text in ["1970-01-01", "2000-02-29", "2026-11-30", "2024-02-29", "0001-01-01", "9999-12-31"] {
            #expect(Day(text)?.description == text)
        }
        #expect(Day("1970-01-01")?.number == 0)
        // 56 years and 14 leap days (1972 to 2024) before 2026, then 333 days to 30 November: 20 440 + 14 + 333.
        #expect(Day("2026-11-30")?.number == 20_787)
    }

    @Test(
        "Text that is no date is refused",
        arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-11-31", "2026/11/30", "", "20261130"])
    func noDates(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("Weekdays go round, also before 1970")
    func weekdays() {
        #expect(Day("2026-11-30")?.weekday == .mon)
        #expect(Day("1970-01-01")?.weekday == .thu)
        #expect(Day(number: -1).weekday == .wed)
        #expect(Day(number: -4).weekday == .sun)
    }

    @Test("An instant knows its date and clock, before 1970 too")
    func instants() throws {
        let instant = try #require(Instant("2026-12-01T09:05"))
        #expect(instant.day == Day("2026-12-01"))
        #expect(instant.clock == "09:05")
        #expect(instant.description == "2026-12-01T09:05")
        #expect(Instant(minutes: -1).description == "1969-12-31T23:59")
        #expect((instant + 15 * 60).description == "2026-12-02T00:05")
    }

    @Test(
        "24:00 ends a day but begins no instant",
        arguments: ["2026-12-01T24:00", "2026-12-01T9:05", "2026-12-01 09:05"])
    func noInstants(text: String) {
        #expect(Instant(text) == nil)
        #expect(Instant.minuteOfDay(clock: "24:00") == 1440)
        #expect(Instant.minuteOfDay(clock: "24:05") == nil)
    }

    @Test("Session names are a day and a half")
    func sessionNames() {
        #expect(SessionName("mon/am") == SessionName(.mon, "am"))
        #expect(SessionName("mon/") == nil)
        #expect(SessionName("noday/am") == nil)
        #expect(SessionName(.fri, "pm").description == "fri/pm")
    }
}

@Suite("Points")
struct PointsTests {
    @Test("Points are exact decimals")
    func exact() {
        #expect(Points(millionths: 500_000).description == "0.5")
        #expect(Points(412).description == "412")
        #expect(Points(millionths: -1_250_000).description == "-1.25")
        // 4 points a day, 2.5 times as urgent, 3 days: 30.
        #expect(3 * Points(4).scaled(by: PriorityFactor(thousandths: 2500)) == Points(30))
    }

    @Test("Absurd weights stop at the limit, not the program")
    func limits() {
        let most = Points(millionths: .max)
        #expect(Points(.max) == most)
        #expect(most + Points(1) == most)
        #expect(Int.max * Points(1) == most)
        #expect(Points(1_000_000).scaled(by: PriorityFactor(1_000_000)) == Points(1_000_000_000_000))
        #expect(Points(1_000_000_000).scaled(by: PriorityFactor(1_000_000_000)) == most)
    }

    @Test("A total is the sum over all terms")
    func total() {
        var terms = TermPoints()
        terms[.unscheduled] = Points(200)
        terms[.trainingShortfall] = Points(12)
        #expect(terms.total == Points(212))
        #expect(TermPoints.defaultWeights[.addonShortfall] == Points(150))
    }
}
