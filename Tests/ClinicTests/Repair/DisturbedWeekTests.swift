import Clinic
import TestSupport
import Testing

/// What events do to a week, before anybody looks for a repair; see ``RepairMorning``.
@Suite("Disturbed weeks")
struct DisturbedWeekTests {
    private typealias Morning = RepairMorning

    private static let tue = SessionName(.tue, "am")

    @Test("A C-arm's event begins when the visit under way is finished, and hits what comes after")
    func finishedFirst() {
        let event = RepairEvent(.cArm, "c1", from: Morning.at(8, 30), to: Morning.at(10, 30), reason: "tube")
        let week = Morning.week(now: Morning.at(8, 45), [event])
        #expect(week.begun.compactMap(\.request) == ["q1", "q4", "q2"])
        // q2 holds c1 from 08:40 to 09:20.
        let closed = [Closure(from: Morning.at(9, 20), to: Morning.at(10, 30), reason: "tube")]
        #expect(week.scenario.site.cArm("c1")?.closed == closed)
        #expect(week.event(hitting: "q3") == 0 && week.event(hitting: "q2") == nil && week.event(hitting: "q5") == nil)
    }

    @Test("An event that the visit under way outlasts leaves nothing behind")
    func outlasted() {
        let event = RepairEvent(.cArm, "c1", from: Morning.at(8, 50), to: Morning.at(9, 15))
        let week = Morning.week(now: Morning.at(8, 45), [event])
        #expect(week.scenario == week.original)
    }

    @Test("A visit whose intake alone has begun is under way")
    func intakeBegun() {
        let event = RepairEvent(.radiologist, "r1", from: Morning.at(8, 40), to: Morning.at(12, 0))
        // q2's intake is from 08:30 to 08:40, its procedure from 08:50 to 09:10.
        let week = Morning.week(now: Morning.at(8, 35), [event])
        #expect(week.begun.compactMap(\.request).contains("q2"))
        #expect(week.absences == [Absence(.radiologist, "r1", from: Morning.at(9, 10), to: Morning.at(12, 0))])
        #expect(week.event(hitting: "q3") == 0)
    }

    @Test("A session is taken away only where none of it remains")
    func sessions() {
        let whole = RepairEvent(.radiologist, "r2", from: Morning.at(8, 0), to: Morning.at(12, 0))
        let before = Morning.week(now: Morning.at(7, 0), [whole])
        #expect(before.scenario.staff.radiologists[1].sessions == [SessionName(.thu, "am")])
        // q4 has begun: a part of the session was r2's.
        let during = Morning.week(now: Morning.at(8, 15), [whole])
        #expect(during.scenario.staff.radiologists[1].sessions == during.original.staff.radiologists[1].sessions)
        let part = RepairEvent(.technologist, "t2", from: Morning.at(9, 0), to: Morning.at(12, 0))
        let partly = Morning.week(now: Morning.at(7, 0), [part])
        #expect(partly.scenario.staff.technologists == partly.original.staff.technologists)
        #expect(partly.absences == [Absence(.technologist, "t2", from: Morning.at(9, 0), to: Morning.at(12, 0))])
    }

    @Test("Two absences together take a session away, and so does one from now to its end")
    func jointAbsences() {
        let halves = [
            RepairEvent(.technologist, "t3", from: Morning.at(10, 0), to: Morning.at(12, 0)),
            RepairEvent(.technologist, "t3", from: Morning.at(7, 0), to: Morning.at(10, 0)),
        ]
        let week = Morning.week(now: Morning.at(7, 0), halves)
        #expect(week.scenario.staff.technologists[2].sessions == [SessionName(.thu, "am")])
        let rest = Morning.week(now: Morning.at(10, 0), [halves[0]])
        #expect(rest.scenario.staff.technologists[2].sessions == [SessionName(.thu, "am")])
    }

    @Test("A nurse's hours are cut on each day of the event, after the task under way")
    func hours() {
        // q1's discharge check is n1's from 08:50 to 08:55, its visit under way.
        let event = RepairEvent(.nurse, "n1", from: Morning.at(8, 40), to: Morning.thursday.at(minute: 540))
        let week = Morning.week(now: Morning.at(8, 40), [event])
        let hours = week.scenario.staff.nurses[0].hours
        // q2 has begun as well, its check is from 09:30 to 09:35.
        #expect(hours[1] == [ClockSpan(450, 575)])
        #expect(hours[3] == [ClockSpan(540, 780)])
        #expect(week.event(hitting: "q6") == 0, "its intake is at 07:50 on Thursday")
    }

    @Test("A closed session closes every C-arm, each when its visit under way is finished")
    func closedSession() throws {
        let session = try #require(Morning.scenario().sessions.first)
        let week = Morning.week(now: Morning.at(8, 15), [RepairEvent(closing: session, reason: "water")])
        let from = week.scenario.site.cArms.map { $0.closed.map(\.from) }
        // q1 until 08:40, q4 (08:20, intake at 08:10) until 09:00.
        #expect(from == [[Morning.at(8, 40)], [Morning.at(9, 0)]])
        #expect(["q2", "q3", "q5"].allSatisfy { week.event(hitting: $0) == 0 })
    }

    @Test("A promise that is hit is one no more; one that is not stays")
    func promises() {
        let hit = Morning.week(
            now: Morning.at(7, 0), [RepairEvent(.cArm, "c2", from: Morning.at(10, 30), to: Morning.at(11, 0))])
        #expect(hit.scenario.requests[4].fixed == nil)
        let missed = Morning.week(
            now: Morning.at(7, 0), [RepairEvent(.cArm, "c2", from: Morning.at(10, 40), to: Morning.at(11, 0))])
        #expect(missed.scenario.requests[4].fixed == FixedPlace(cArm: "c2", start: Morning.at(10, 0)))
    }

    @Test("Staff is settled where a visit has begun, and everywhere in a session that is over")
    func settledStaff() {
        let event = RepairEvent(.cArm, "c1", from: Morning.at(11, 0), to: Morning.at(12, 0))
        let early = Morning.week(now: Morning.at(8, 5), [event])
        #expect(early.settledStaff.map(\.cArm) == ["c1"])
        let late = Morning.week(now: Morning.at(12, 0), [event])
        #expect(late.settledStaff.map(\.cArm) == ["c1", "c2"])
    }

    @Test("A place kept free on an earlier day stays; one that began today is over")
    func reserves() {
        let kept = Placement(
            purpose: .reserve(procedure: "lumbar"), cArm: "c1", start: Morning.at(10, 0), radiologist: "r1",
            technologist: "t1", intake: NurseTask(nurse: "n1", start: Morning.at(9, 50)),
            discharge: NurseTask(nurse: "n1", start: Morning.at(10, 50)), bay: 1)
        let scenario = Morning.scenario { $0.policy.addonReserve = AddonReserve(procedure: "lumbar", perDay: 1) }
        let roster = Morning.roster { $0.reserves = [kept] }
        let event = RepairEvent(
            .cArm, "c2", from: Morning.thursday.at(minute: 480), to: Morning.thursday.at(minute: 540))
        let later = Morning.week(now: Morning.thursday.midnight, [event], scenario: scenario, roster: roster)
        #expect(later.pastReserves.count == 1)
        let today = Morning.week(now: Morning.at(10, 30), [event], scenario: scenario, roster: roster)
        #expect(today.pastReserves.isEmpty)
    }
}
