import Clinic
import ClinicService
import TestSupport
import Testing

@Suite("A visit is given up")
struct GivingUpTests {
    /// The busy day costs 78. q1, routine and eligible, costs 200 as unscheduled; every session and the training stay.
    @Test("a cancelled visit leaves its place and waits for another")
    func cancel() throws {
        let place = try #require(DayBench.record.placement(of: "q1"))
        let after = try DayBench.after(GivingUp("q1", .cancelled), DayBench.moment(7))
        let roster = try #require(after.roster)
        #expect(after.placement(of: "q1") == nil)
        #expect(roster.appointments.count == 4)
        #expect(after.givenUp == [place])
        #expect(after.progress["q1"] == VisitProgress(.cancelled, ended: DayBench.at(7)))
        let row = try #require(roster.unscheduled.first { $0.request == "q1" })
        #expect(row.reasons.map(\.code) == [.sessions])
        #expect(row.reasons[0].text == "the visit was cancelled on 2026-11-30 at 07:00")
        #expect(roster.objective == Points(278))
        #expect(roster.terms?[.unscheduled] == Points(200))
        #expect(roster.status == .feasible)
        #expect(roster.bound == .zero)
        // The calls after q1's injection are no longer due: 2 days later nothing is open, 7 days later is past the week.
        #expect(roster.calls == BusyDay.roster.calls)
    }

    @Test("a promise ends with the visit that was promised")
    func promise() throws {
        #expect(DayBench.record.request("j2")?.fixed != nil)
        let after = try DayBench.after(GivingUp("j2", .cancelled), DayBench.moment(7))
        #expect(after.request("j2")?.fixed == nil)
        #expect(after.scenario.requests.map(\.id) == DayBench.record.scenario.requests.map(\.id))
    }

    @Test("nobody can have failed to come before being due")
    func noShow() throws {
        // The intake of q2 begins at 08:20.
        DayBench.expect(
            .notDue("q2", begins: DayBench.at(8, 20)), of: GivingUp("q2", .noShow), DayBench.moment(8, 19))
        let after = try DayBench.after(GivingUp("q2", .noShow), DayBench.moment(8, 20))
        #expect(after.progress["q2"]?.status == .noShow)
        #expect(after.placement(of: "q2") == nil)
        #expect(after.roster?.unscheduled.last?.request == "q5")
    }

    @Test("who is in the room, has gone or has no place cannot cancel; who waits can, but did come")
    func states() throws {
        DayBench.expect(.notPlaced("q4"), of: GivingUp("q4", .cancelled), DayBench.moment(7))
        var record = DayBench.record
        record.progress["q1"] = VisitProgress(.arrived, arrived: DayBench.at(7, 40))
        DayBench.expect(
            .status("q1", record.progress(of: "q1"), .noShow), of: GivingUp("q1", .noShow), on: record,
            DayBench.moment(8))
        let left = try DayBench.after(GivingUp("q1", .cancelled), on: record, DayBench.moment(8))
        #expect(left.progress["q1"] == VisitProgress(.cancelled, arrived: DayBench.at(7, 40), ended: DayBench.at(8)))
        for status in [VisitStatus.inRoom, .recovery, .left] {
            record.progress["q1"] = VisitProgress(status, arrived: DayBench.at(7, 40))
            DayBench.expect(
                .status("q1", record.progress(of: "q1"), .cancel), of: GivingUp("q1", .cancelled), on: record,
                DayBench.moment(9))
        }
    }

    @Test("without a published roster there is nothing to give up")
    func unpublished() {
        let record = WeekRecord(scenario: BusyDay.scenario)
        DayBench.expect(.noRoster(TinyWeek.monday), of: GivingUp("q1", .cancelled), on: record, DayBench.moment(7))
    }
}
