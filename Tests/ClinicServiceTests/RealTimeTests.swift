import Clinic
import ClinicService
import TestSupport
import Testing

@Suite("Real times")
struct RealTimeTests {
    @Test("a visit goes its way, each step at its time, and the plan stays")
    func way() throws {
        var record = DayBench.record
        for (step, minute) in [(RealTime.Step.arrive, 35), (.start, 62), (.finish, 90), (.leave, 115)] {
            record = try DayBench.after(RealTime("q1", step), on: record, DayBench.moment(7 + minute / 60, minute % 60))
        }
        #expect(
            record.progress["q1"]
                == VisitProgress(
                    .left, arrived: DayBench.at(7, 35), started: DayBench.at(8, 2), finished: DayBench.at(8, 30),
                    ended: DayBench.at(8, 55)))
        #expect(record.roster == DayBench.roster)
    }

    @Test("only the step that comes next applies; arriving may be forgotten")
    func order() throws {
        let allowed: [VisitStatus: [RealTime.Step]] = [
            .expected: [.arrive, .start], .arrived: [.start], .inRoom: [.finish], .recovery: [.leave],
        ]
        for status in VisitStatus.allCases where status.isKept {
            var record = DayBench.record
            record.progress["q1"] = VisitProgress(status)
            for step in RealTime.Step.allCases {
                let change = RealTime("q1", step)
                if allowed[status]?.contains(step) == true {
                    #expect(try change.outcome(on: record, DayBench.moment(9)).record != record)
                } else {
                    DayBench.expect(
                        .status("q1", VisitProgress(status), change.kind), of: change, on: record, DayBench.moment(9))
                }
            }
        }
    }

    @Test("a time told is not in the future, not before the last one, and on the visit's day")
    func times() throws {
        let arrive = RealTime("q1", .arrive, at: DayBench.at(7, 30))
        let record = try DayBench.after(arrive, DayBench.moment(7, 45))
        #expect(record.progress["q1"]?.arrived == DayBench.at(7, 30))
        DayBench.expect(
            .backwards(DayBench.at(7, 29), before: DayBench.at(7, 30)),
            of: RealTime("q1", .start, at: DayBench.at(7, 29)), on: record, DayBench.moment(8))
        DayBench.expect(
            .future(DayBench.at(8, 1), now: DayBench.at(8)), of: RealTime("q1", .start, at: DayBench.at(8, 1)),
            on: record, DayBench.moment(8))
        // q3 comes on Tuesday.
        DayBench.expect(
            .otherDay("q3", TinyWeek.monday + 1, now: DayBench.at(8)), of: RealTime("q3", .arrive),
            DayBench.moment(8))
    }

    @Test("nobody goes into a room where another still is; the other room is free")
    func oneRoom() throws {
        let record = try DayBench.after(RealTime("q1", .start), DayBench.moment(8, 1))
        DayBench.expect(
            .roomTaken(cArm: "c1", by: "q1", since: DayBench.at(8, 1)), of: RealTime("q2", .start), on: record,
            DayBench.moment(8, 31))
        let both = try DayBench.after(RealTime("j1", .start), on: record, DayBench.moment(8, 5))
        #expect(both.progress(of: "j1").status == .inRoom)
        let free = try DayBench.after(RealTime("q1", .finish), on: both, DayBench.moment(8, 32))
        #expect(try DayBench.after(RealTime("q2", .start), on: free, DayBench.moment(8, 33)).progress.count == 3)
    }

    @Test("a visit without recovery and check is over when the room is left")
    func withoutBay() throws {
        var record = DayBench.record
        for number in record.scenario.procedures.indices {
            record.scenario.procedures[number].minutes.recovery = 0
            record.scenario.procedures[number].minutes.discharge = 0
        }
        record.progress["q1"] = VisitProgress(.inRoom, started: DayBench.at(8))
        let after = try RealTime("q1", .finish).outcome(on: record, DayBench.moment(8, 30)).record
        #expect(
            after.progress["q1"]
                == VisitProgress(
                    .left, started: DayBench.at(8), finished: DayBench.at(8, 30), ended: DayBench.at(8, 30)))
    }
}
