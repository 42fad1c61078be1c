import Clinic
import ClinicService
import TestSupport
import Testing

/// On the busy day's Monday c1 breaks down at 07:00, until 09:00: q1 and q2, from 08:00 to 09:10, move behind the place kept
/// free, to 10:00 and 10:30.
@Suite("A repair is taken over")
struct RepairingTests {
    private let scenario: Scenario
    private let roster: Roster

    init() throws {
        var record = DayBench.record
        for (id, hour, minute) in [("q1", 10, 0), ("q2", 10, 30)] {
            let move = Moving(id, cArm: "c1", start: DayBench.at(hour, minute))
            record = try DayBench.after(move, on: record, DayBench.moment(7))
        }
        roster = try #require(record.roster)
        var broken = DayBench.record.scenario
        broken.site.cArms[0].closed = [Closure(from: DayBench.at(7), to: DayBench.at(9), reason: "no image")]
        scenario = broken
    }

    private func repair(of base: WeekRecord = DayBench.record) -> Repairing {
        Repairing(of: base, scenario: scenario, roster: roster, text: "c1 is down")
    }

    @Test("the event enters the scenario, the roster is the repaired one; taken back, all is as it was")
    func takenOver() throws {
        let after = try DayBench.after(repair(), DayBench.moment(7))
        #expect(after.scenario == scenario && after.roster == roster)
        let entry = DayBench.entry(repair(), from: DayBench.record, to: after, DayBench.moment(7))
        #expect(try DayBench.after(TakingBackEntry(entry), on: after, DayBench.moment(7)) == DayBench.record)
    }

    @Test("not where others changed the roster while it was looked for")
    func changedMeanwhile() throws {
        let meanwhile = try DayBench.after(GivingUp("j1", .cancelled), DayBench.moment(7))
        DayBench.expect(.changedMeanwhile, of: repair(), on: meanwhile, DayBench.moment(7, 1))
    }

    @Test("not where it moves a visit that has begun meanwhile")
    func begun() throws {
        let here = try DayBench.after(RealTime("q1", .arrive), DayBench.moment(7))
        #expect(try DayBench.after(repair(), on: here, DayBench.moment(7, 1)).progress(of: "q1").status == .arrived)
        let meanwhile = try DayBench.after(RealTime("q1", .start), on: here, DayBench.moment(7))
        DayBench.expect(.begunElsewhere(["q1"]), of: repair(), on: meanwhile, DayBench.moment(7, 1))
        let other = try DayBench.after(RealTime("j1", .arrive), DayBench.moment(7))
        #expect(try DayBench.after(repair(), on: other, DayBench.moment(7, 1)).roster == roster)
    }
}
