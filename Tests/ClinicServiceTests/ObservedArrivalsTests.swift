import Clinic
import ClinicService
import TestSupport
import Testing

/// The busy day's week has sessions on Monday and Tuesday.
@Suite("Add-ons that a log shows")
struct ObservedArrivalsTests {
    private let week = BusyDay.scenario.week
    private var priorities: [Priority] { BusyDay.scenario.policy.priorities }

    private func published(_ day: Day) -> LogEntry {
        LogEntry(number: 1, week: week, at: day.at(minute: 600), by: "scheduler", kind: .publish, text: "")
    }

    /// Somebody is added at an instant with a place at another.
    private func add(
        _ number: Int, _ priority: String, at: Instant, start: Instant, waited: Bool = false, undoes: Int? = nil
    ) -> LogEntry {
        var request = Request(id: "a\(number)", patient: "P-\(number)", procedure: TinyWeek.joint.code)
        request.priority = priority
        var entry = LogEntry(
            number: number, week: week, at: at, by: "nurse", kind: undoes == nil ? .add : .undo, request: request.id,
            text: "", undoes: undoes)
        entry.after.requests = [request]
        if waited { entry.before.requests = [request] }
        entry.after.appointments = [
            Placement(
                purpose: .request(request.id), cArm: "c1", start: start, radiologist: "r1", technologist: "t1")
        ]
        return entry
    }

    private func minutes(of day: Day) -> Int {
        let sessions = BusyDay.scenario.sessions.filter { $0.day == day }
        return (sessions.last?.end ?? day.midnight) - (sessions.first?.start ?? day.midnight)
    }

    /// Six add-ons of Monday: one counts, since one is for Tuesday, one waited before, one was taken back, the other entry
    /// being the taking back, and one of Tuesday is not over.
    @Test("who was new and got a place that day, on days that are over")
    func counting() {
        let monday = week.at(minute: 480)
        let log = [
            published(week - 3), add(2, "urgent", at: monday, start: monday + 60),
            add(3, "urgent", at: monday, start: monday + 24 * 60),
            add(4, "urgent", at: monday, start: monday + 60, waited: true),
            add(5, "routine", at: monday, start: monday + 90), add(6, "routine", at: monday, start: monday, undoes: 5),
            add(7, "urgent", at: monday + 24 * 60, start: monday + 25 * 60),
        ]
        var seen = ObservedArrivals()
        seen.count(DayBench.record, log, before: week + 1)
        #expect(seen.days == 1 && seen.count == 1)
        #expect(seen.minutes == minutes(of: week))
        #expect(seen.rates(of: priorities) == nil)
        var both = ObservedArrivals()
        both.count(DayBench.record, log, before: week + 2)
        #expect(both.days == 2 && both.count == 2)
        #expect(both.minutes == minutes(of: week) + minutes(of: week + 1))
    }

    @Test("the day of publication is not watched from its beginning; without a roster none is")
    func publication() {
        let tuesday = (week + 1).at(minute: 480)
        var seen = ObservedArrivals()
        seen.count(DayBench.record, [published(week)], before: week + 7)
        #expect(seen.days == 1)
        seen.count(DayBench.record, [add(2, "urgent", at: tuesday, start: tuesday)], before: week + 7)
        #expect(seen.days == 1 && seen.count == 0)
    }

    /// Three weeks alike are six days, each with an urgent patient on Monday and none on Tuesday.
    @Test("rates in the policy's order once five days are over")
    func rates() throws {
        let monday = week.at(minute: 480)
        let log = [published(week - 3), add(2, "urgent", at: monday, start: monday + 60)]
        var seen = ObservedArrivals()
        for _ in 0..<3 { seen.count(DayBench.record, log, before: week + 7) }
        let length = 3 * (minutes(of: week) + minutes(of: week + 1))
        let expected = priorities.map { priority in
            AddonRate(
                priority: priority.name,
                perHourThousandths: priority.name == "urgent" ? (3 * 60_000 + length / 2) / length : 0)
        }
        #expect(seen.rates(of: priorities) == expected)
        #expect(expected.contains { $0.perHourThousandths > 0 })
    }
}
