import Clinic
import TestSupport
import Testing

@Suite("Follow-up calls")
struct CallTests {
    /// The tiny week with calls of 10 minutes 2 and 7 days after; an injection on Saturday the 28th asks for one on
    /// Monday the 30th, and one on Monday the 16th for two on Monday the 23rd, before the week.
    private var scenario: Scenario {
        var scenario = TinyWeek.scenario
        scenario.policy.followUpCalls = FollowUpPolicy(days: [2, 7], minutes: 10)
        scenario.history = [
            PastVisit(patient: "P-0101", request: "old1", service: .spine, date: TinyWeek.monday - 2),
            PastVisit(patient: "P-0102", request: "old2", service: .spine, date: TinyWeek.monday - 14),
            PastVisit(patient: "P-0103", request: "old3", service: .joint, date: TinyWeek.monday - 2),
        ]
        return scenario
    }

    private func codes(_ calls: [FollowUpCall], _ change: (inout Scenario) -> Void = { _ in }) -> [RuleCode] {
        var scenario = scenario
        change(&scenario)
        var roster = TinyWeek.roster
        roster.calls = calls
        return RosterChecker(scenario).check(roster).map(\.code)
    }

    private func call(_ hour: Int, _ minute: Int) -> FollowUpCall {
        FollowUpCall(
            request: "old1", patient: "P-0101", day: 2, task: NurseTask(nurse: "n1", start: TinyWeek.at(hour, minute)))
    }

    @Test("Calls of spine injections fall due in the week; those of this Monday fall on days that are closed")
    func due() {
        let calls = FollowUpCalls.dueCalls(scenario, TinyWeek.roster)
        #expect(calls == [DueCall(request: "old1", patient: "P-0101", day: 2, date: TinyWeek.monday)])
    }

    @Test("A call on a closed day moves to the next open one, not out of the week and not before planning")
    func moved() {
        var scenario = scenario
        scenario.site.openWeekdays = [.mon, .thu]
        // q2 and q4 are done on Monday: day 2, Wednesday, moves to Thursday; day 7 is next Monday.
        let calls = FollowUpCalls.dueCalls(scenario, TinyWeek.roster)
        #expect(calls.map { "\($0.request) \($0.date)" } == ["old1 2026-11-30", "q2 2026-12-03", "q4 2026-12-03"])
        scenario.planningDate = TinyWeek.monday
        #expect(FollowUpCalls.dueCalls(scenario, TinyWeek.roster).map(\.request) == ["q2", "q4"])
    }

    @Test("A call gets the nurse's first gap, the next call the one after it")
    func placed() {
        var due = FollowUpCalls.dueCalls(scenario, TinyWeek.roster)
        due.append(DueCall(request: "old9", patient: "P-0109", day: 2, date: TinyWeek.monday))
        due.append(DueCall(request: "old8", patient: "P-0108", day: 2, date: TinyWeek.monday))
        // n1 works from 07:30; the first intake is from 07:50 to 08:00, the next task begins at 08:25.
        let calls = FollowUpCalls.place(due, scenario, TinyWeek.roster)
        #expect(calls.map { $0.task?.start.clock } == ["07:30", "07:40", "08:00"])
        #expect(codes([calls[0]]) == [])
    }

    @Test("Where no gap is long enough the call has no nurse, and that is right")
    func noGap() {
        // Hours from 07:50 to 10:00, 60 minutes a call: the longest gap is from 09:05 to 09:20.
        let short: (inout Scenario) -> Void = {
            $0.staff.nurses[0].hours[0] = [ClockSpan(470, 600)]
            $0.policy.followUpCalls = FollowUpPolicy(days: [2], minutes: 60)
        }
        var tight = scenario
        short(&tight)
        let calls = FollowUpCalls.place(FollowUpCalls.dueCalls(tight, TinyWeek.roster), tight, TinyWeek.roster)
        #expect(calls.map(\.task) == [nil])
        #expect(codes(calls, short) == [])
        // With the usual hours there is one: leaving the nurse out is a fault.
        #expect(codes(calls) == [.calls])
    }

    @Test("calls: missing, twice, busy, off the grid, outside the hours, on another day, of nobody")
    func faults() {
        #expect(codes([]) == [.calls])
        #expect(codes([call(8, 0)]) == [])
        #expect(codes([call(8, 0), call(8, 10)]) == [.calls])
        #expect(codes([call(7, 45)]) == [.calls])
        #expect(codes([call(8, 2)]) == [.calls])
        #expect(codes([call(11, 25)]) == [.calls])
        let stranger = FollowUpCall(request: "old3", patient: "P-0103", day: 2)
        #expect(codes([call(8, 0), stranger]) == [.calls])
        let tuesday = NurseTask(nurse: "n1", start: TinyWeek.at(8, 0) + Instant.minutesPerDay)
        var moved = call(8, 0)
        moved.task = tuesday
        // Tuesday is not the date, and the nurse has no hours then.
        #expect(codes([moved]) == [.calls, .calls])
    }
}
