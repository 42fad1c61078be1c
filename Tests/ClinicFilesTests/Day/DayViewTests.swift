import Clinic
import Testing

@testable import ClinicFiles

@Suite("A day with what is known of it")
struct DayViewTests {
    private let scenario: Scenario
    private let roster: Roster
    private let tuesday: Day
    private let situation: DaySituation

    init() throws {
        scenario = try HandWeek.scenario()
        roster = try HandWeek.roster()
        tuesday = try HandDay.tuesday
        situation = try HandDay.situation()
    }

    private func view(_ situation: DaySituation, day: Day? = nil) -> DayView {
        DayView(scenario: scenario, roster: roster, day: day ?? tuesday, situation: situation)
    }

    private func remark(_ id: String, _ situation: DaySituation) throws -> String? {
        let view = view(situation)
        let visit = try #require(view.visits.first { $0.planned.label == id })
        return DayWords.remark(on: visit, at: view.now)
    }

    @Test("Visits stand in the order of the clock, each with its status; nothing said means expected")
    func statuses() {
        let visits = view(situation).visits
        #expect(visits.map(\.planned.label) == ["q1", "q2", "q3", "kept free", "q4"])
        #expect(visits.map(\.progress?.status) == [.recovery, .inRoom, .expected, nil, .cancelled])
        #expect(visits.map(\.isKept) == [true, true, true, true, false])
    }

    @Test("The day in one sentence")
    func summary() {
        #expect(
            DayWords.summary(of: view(situation))
                == "Now 08:52: 1 in the room, 1 recovering, 1 expected, 1 cancelled; 1 place kept free; 1 call to make."
        )
        #expect(
            DayWords.summary(of: view(DaySituation()))
                == "3 expected; 1 place kept free; 1 call to make.")
        #expect(DayWords.summary(of: view(DaySituation(), day: tuesday + 1)) == "No visits; 1 call to make.")
    }

    /// q2 began at 08:27 and has 25 minutes in the room: until 08:52, and 6 minutes over at 08:58. q1 left the room at
    /// 08:32 and recovers for 20: 08:52. q3's intake is at 08:50.
    @Test("What is late is counted from the real times where they are known")
    func remarks() throws {
        #expect(try remark("q2", situation) == "until about 08:52")
        #expect(try remark("q1", situation) == "recovered about 08:52")
        #expect(try remark("q3", situation) == "2 min late")
        var later = situation
        later.now = tuesday.at(minute: 538)
        #expect(try remark("q2", later) == "6 min over")
        #expect(try remark("q1", later) == "recovered for 6 min")
        later.progress["q3"] = VisitProgress(.arrived, arrived: tuesday.at(minute: 530))
        #expect(try remark("q3", later) == nil)
        later.now = tuesday.at(minute: 545)
        #expect(try remark("q3", later) == "waits 5 min past the time of the room")
        #expect(try remark("kept free", later) == nil)
        later.now = tuesday.at(minute: 601)
        #expect(try remark("kept free", later) == "over")
        #expect(try remark("q4", later) == nil)
    }

    @Test("A time of another day is told but nothing is late by it")
    func anotherDay() throws {
        var other = situation
        other.now = (tuesday + 1).at(minute: 540)
        #expect(view(other).now == nil)
        #expect(DayWords.summary(of: view(other)).hasPrefix("Now Wed 2026-12-09 09:00: "))
        #expect(try remark("q3", other) == nil)
    }

    @Test("A place given up stays cancelled when the patient has a new one")
    func cameBack() {
        var back = situation
        back.progress["q1"] = VisitProgress(.recovery)
        back.givenUp.append(roster.appointments[0])
        back.givenUp[1].start = tuesday.at(minute: 690)
        let visits = view(back).visits.filter { $0.planned.label == "q1" }
        #expect(visits.map(\.progress?.status) == [.recovery, .cancelled])
    }

    @Test("A given-up place that the roster has after all counts once")
    func givenUpTwice() {
        var twice = situation
        twice.givenUp.append(roster.appointments[1])
        #expect(view(twice).visits.count { $0.planned.label == "q2" } == 1)
    }

    /// The week's calls: P-0101 on Tuesday at 17:20, P-0102 on Wednesday without a gap.
    @Test("A call of an earlier day is overdue only where a record is kept")
    func calls() {
        let wednesday = tuesday + 1
        #expect(view(situation, day: wednesday).calls.map(\.isOverdue) == [true, false])
        #expect(view(DaySituation(), day: wednesday).calls.map(\.isOverdue) == [false])
        var done = situation
        done.callsDone = [
            CallDone(request: "q0901", patient: "P-0101", day: 7, at: tuesday.at(minute: 1045), by: "n1")
        ]
        #expect(view(done, day: wednesday).calls.count == 1)
        let today = view(done).calls
        #expect(today.map { DayWords.state(of: $0, on: tuesday) } == ["done 17:25 by n1"])
        #expect(view(done).callsToMake == 0)
    }

    /// At 08:20 r1 is on q1 until 08:25 and comes to q2, whose step begins at 08:25; n1 is free until q1's check at
    /// 08:45, and without q1 until q2's at 08:50.
    @Test("People have what the plan gives them, without visits that were given up")
    func people() throws {
        let people = view(situation).people
        #expect(people.map(\.id) == ["r1", "t1", "t2", "t4", "n1"])
        #expect(people.map(\.role)[3] == "technologist, in training")
        #expect(people[0].place == "am: c1, c2")
        #expect(people[4].place == "07:30-12:15, 12:45-17:30")
        let time = tuesday.at(minute: 500)
        #expect(people[0].task(at: time)?.text == "q1 on c1")
        #expect(people[0].next(after: time)?.text == "q2 on c2")
        #expect(people[1].task(at: time)?.text == "q1 on c1")
        #expect(people[4].task(at: time) == nil)
        #expect(people[4].next(after: time)?.text == "check of q1")
        var absent = situation
        absent.progress["q1"] = VisitProgress(.noShow)
        #expect(view(absent).people[0].task(at: time) == nil)
        #expect(view(absent).people[4].next(after: time)?.text == "check of q2")
    }
}
