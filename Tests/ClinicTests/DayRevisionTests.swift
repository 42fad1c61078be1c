import Clinic
import TestSupport
import Testing

/// `BusyDay` changed while Monday runs; its picture of the day is in the comment of `BusyDay.roster`.
@Suite("A changed roster is finished by the rules of the clinic's day")
struct DayRevisionTests {
    private func monday(_ hour: Int, _ minute: Int) -> Instant { TinyWeek.at(hour, minute) }

    /// A joint visit of request a1 on c2 with n2, and the scenario that has it.
    private func adding(_ roster: Roster, at start: Instant, intake: Instant, discharge: Instant) -> (Scenario, Roster)
    {
        var scenario = BusyDay.scenario
        scenario.requests.append(Request(id: "a1", patient: "P-0009", procedure: TinyWeek.joint.code))
        var changed = roster
        changed.appointments.append(
            Placement(
                purpose: .request("a1"), cArm: "c2", start: start, radiologist: "r2", technologist: "t2",
                intake: NurseTask(nurse: "n2", start: intake), discharge: NurseTask(nurse: "n2", start: discharge)))
        return (scenario, changed)
    }

    @Test("An unchanged roster stays as it is, but nothing is proven of it any more")
    func unchanged() {
        let roster = DayRevision(BusyDay.scenario).finish(BusyDay.roster, after: BusyDay.roster, now: monday(7, 0))
        var expected = BusyDay.roster
        expected.bound = .zero
        // Rows by time: j1 on c2 and q1 on c1 both begin at 08:00.
        expected.appointments.sort { ($0.start, $0.cArm) < ($1.start, $1.cArm) }
        #expect(roster == expected)
    }

    @Test("Bays held from now on are dealt anew on the day that changed, and only there")
    func bays() {
        var before = BusyDay.roster
        let swapped = ["j1": 2, "q1": 1, "j2": 2, "q2": 2, "q3": 2]
        for (position, visit) in before.appointments.enumerated() {
            before.appointments[position].bay = visit.request.flatMap { swapped[$0] }
        }
        // a1: procedure step to 09:20, recovery to 09:30, checked by 09:35.
        let (scenario, changed) = adding(before, at: monday(9, 0), intake: monday(8, 55), discharge: monday(9, 30))
        let roster = DayRevision(scenario).finish(changed, after: before, now: monday(8, 30))
        let bays = roster.appointments.map { "\($0.request ?? "") \($0.bay ?? 0)" }
        // j1 (08:20) and q1 (08:25) began before and keep theirs; j2 at 08:50, when q1 leaves, and q2 at 09:05, when j2
        // does, get the lowest free; a1 at 09:20 finds q2 until 09:30. Tuesday's q3 keeps what it has.
        #expect(bays == ["q1 1", "j1 2", "q2 1", "j2 1", "a1 2", "q3 2"])
        #expect(roster.reserves.map(\.bay) == [1, 1])
        #expect(RosterChecker(scenario).check(roster).isEmpty)
    }

    @Test("A call that meets a nurse's task takes the first gap from now on, the first nurse's if several are free")
    func calls() {
        var before = BusyDay.roster
        before.calls[0].task = NurseTask(nurse: "n2", start: monday(10, 0))
        // a1's intake is from 10:05 to 10:10, when n2 would telephone.
        let (scenario, changed) = adding(before, at: monday(10, 10), intake: monday(10, 5), discharge: monday(10, 40))
        let roster = DayRevision(scenario).finish(changed, after: before, now: monday(9, 0))
        // At 09:00 n1 has the intake of the place kept free until 09:10 and n2 the check of j2 until 09:05.
        #expect(roster.calls[0].task == NurseTask(nurse: "n2", start: monday(9, 5)))
        #expect(roster.calls[1...] == before.calls[1...])
        #expect(RosterChecker(scenario).check(roster).isEmpty)
    }

    @Test("A call finds no gap before now, and those of a cancelled visit go")
    func callsWithoutGap() {
        var scenario = BusyDay.scenario
        // P-0001's visit on Monday asks for a call on Tuesday, P-0101's injection for one on Monday.
        scenario.policy.followUpCalls = FollowUpPolicy(days: [1, 2], minutes: 10)
        let before = DayRevision(scenario).finish(BusyDay.roster, after: BusyDay.roster, now: monday(7, 0))
        #expect(before.calls.contains { $0.request == "q1" && $0.task != nil })
        var lost = before
        for position in lost.calls.indices { lost.calls[position].task = nil }
        var changed = lost
        changed.appointments.removeAll { $0.request == "q1" }
        // Nurses work until 12:30: ten minutes from 12:25 on there are none on Monday.
        let roster = DayRevision(scenario).finish(changed, after: lost, now: monday(12, 25))
        #expect(!roster.calls.contains { $0.request == "q1" })
        for call in roster.calls {
            #expect((call.task == nil) == (call.request.hasPrefix("old")), "\(call)")
        }
        #expect(RosterChecker(scenario).check(roster, at: monday(12, 25)).isEmpty)
        #expect(RosterChecker(scenario).check(roster).contains { $0.code == .calls })
        #expect(roster.unscheduled.map(\.request) == ["q1", "q4", "q5"])
        #expect(roster.unscheduled.first?.reasons.map(\.code) == [.capacity])
        #expect(roster.unscheduled.dropFirst() == before.unscheduled[...])
    }

    @Test("A place kept free today is over once its intake should have begun; it then counts as missing")
    func over() {
        let at = DayRevision(BusyDay.scenario).finish(BusyDay.roster, after: BusyDay.roster, now: monday(9, 0))
        #expect(at.reserves == BusyDay.roster.reserves)
        let after = DayRevision(BusyDay.scenario).finish(BusyDay.roster, after: BusyDay.roster, now: monday(9, 1))
        #expect(after.reserves == [BusyDay.roster.reserves[1]])
        // 150 points for the missing place on top of 78.
        #expect(after.objective == Points(228))
    }

    @Test("On a running day a visit may stand on the planning date, as an add-on does")
    func planningDate() {
        var scenario = TinyWeek.scenario
        scenario.planningDate = TinyWeek.monday
        let roster = DayRevision(scenario).finish(TinyWeek.roster, after: TinyWeek.roster, now: monday(7, 0))
        // Counted from Tuesday, four visits wait a day less than none: -4 for q3, q4 and q7, -16 for q2, and 15 for staff.
        #expect(roster.objective == Points(-13))
        #expect(roster.bound == Points(-13))
        #expect(RosterChecker(scenario).check(roster, at: monday(7, 0)).isEmpty)
        #expect(Set(RosterChecker(scenario).check(roster).map(\.code)) == [.eligible])
    }
}
