import Clinic
import ClinicService
import TestSupport
import Testing

@Suite("Gates that a nurse may settle, remarks, publishing")
struct SettlingTests {
    private func record(_ change: (inout Request) -> Void) -> WeekRecord {
        var record = DayBench.record
        guard let position = record.scenario.requests.firstIndex(where: { $0.id == "q5" }) else { return record }
        record.scenario.requests[position].mri = TinyWeek.monday - 3
        change(&record.scenario.requests[position])
        return record
    }

    @Test("without a reason nothing is settled")
    func reason() {
        let pending = record { $0.authorization = .pending }
        for reason in [nil, "", "  "] {
            DayBench.expect(
                .reasonMissing(.settle), of: Settling("q5", .authorization), on: pending,
                DayBench.moment(8, reason: reason))
        }
    }

    @Test("an authorization was given today; the request then waits for room alone")
    func authorization() throws {
        let pending = record { $0.authorization = .pending }
        let after = try DayBench.after(
            Settling("q5", .authorization), on: pending, DayBench.moment(8, reason: "called the payer"))
        #expect(after.request("q5")?.authorization == .approved(TinyWeek.monday))
        #expect(after.roster?.unscheduled.first { $0.request == "q5" }?.reasons.map(\.code) == [.capacity])
        DayBench.expect(
            .nothingToSettle("q5", .authorization), of: Settling("q5", .authorization), on: after,
            DayBench.moment(9, reason: "again"))
        let later = record { $0.authorization = .approved(TinyWeek.monday + 3) }
        let brought = try DayBench.after(
            Settling("q5", .authorization), on: later, DayBench.moment(8, reason: "brought forward"))
        #expect(brought.request("q5")?.authorization == .approved(TinyWeek.monday))
    }

    @Test("a way home is added for one day: that of the visit, the one told, or today")
    func driver() throws {
        let none = record { $0.driver = .none }
        func days(_ change: Settling, on record: WeekRecord) throws -> Driver? {
            try DayBench.after(change, on: record, DayBench.moment(8, reason: "a neighbour")).request("q5")?.driver
        }
        #expect(try days(Settling("q5", .driver), on: none) == .on([.mon]))
        #expect(try days(Settling("q5", .driver, day: TinyWeek.monday + 1), on: none) == .on([.tue]))
        let friday = record { $0.driver = .on([.fri]) }
        #expect(try days(Settling("q5", .driver), on: friday) == .on([.mon, .fri]))
        // q3 is placed on Tuesday, with a way home on Tuesday.
        DayBench.expect(
            .nothingToSettle("q3", .driver), of: Settling("q3", .driver), DayBench.moment(8, reason: "x"))
    }

    @Test("a remark changes nothing")
    func note() throws {
        let outcome = try Noting("c2 is noisy").outcome(on: DayBench.record, DayBench.moment(8))
        #expect(outcome.record == DayBench.record)
        #expect(outcome.text == "c2 is noisy")
    }

    @Test("an impossible roster is not published, nor one in which a visit that has begun is elsewhere")
    func publishing() throws {
        var impossible = BusyDay.roster
        impossible.status = .infeasible
        impossible.conflict = ["j2"]
        DayBench.expect(
            .impossibleRoster(["j2"]), of: Publishing(impossible, number: 2), DayBench.moment(8))
        var record = DayBench.record
        record.progress["q1"] = VisitProgress(.arrived, arrived: DayBench.at(7, 40))
        var other = BusyDay.roster
        other.appointments[0].start = DayBench.at(10)
        DayBench.expect(.begunElsewhere(["q1"]), of: Publishing(other, number: 2), on: record, DayBench.moment(8))
        let same = try DayBench.after(Publishing(BusyDay.roster, number: 2), on: record, DayBench.moment(8))
        #expect(same.publication == 2)
        #expect(same.roster == DayBench.roster)
    }
}
