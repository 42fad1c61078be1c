import Clinic
import ClinicService
import TestSupport
import Testing

@Suite("Changes are taken back")
struct TakingBackTests {
    /// A change of the busy day and the time at which it is made.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: any DayChange
        let moment: Moment
        var record = DayBench.record
    }

    static let cases = [
        Case(testDescription: "cancel", change: GivingUp("q1", .cancelled), moment: DayBench.moment(7)),
        Case(testDescription: "cancel a promise", change: GivingUp("j2", .cancelled), moment: DayBench.moment(7)),
        Case(testDescription: "no-show", change: GivingUp("q2", .noShow), moment: DayBench.moment(8, 40)),
        Case(testDescription: "arrive", change: RealTime("q1", .arrive), moment: DayBench.moment(7, 40)),
        Case(testDescription: "start", change: RealTime("q1", .start), moment: DayBench.moment(8)),
        Case(
            testDescription: "settle", change: Settling("q5", .driver, day: TinyWeek.monday + 1),
            moment: DayBench.moment(8, reason: "a neighbour"), record: withoutDriver),
        Case(testDescription: "note", change: Noting("noisy"), moment: DayBench.moment(8)),
        Case(
            testDescription: "publish", change: Publishing(BusyDay.roster, number: 1), moment: DayBench.moment(6),
            record: WeekRecord(scenario: BusyDay.scenario)),
        Case(
            testDescription: "publish another", change: Publishing(other, number: 2), moment: DayBench.moment(6)),
    ]

    /// The busy day with q1 at ten.
    private static var other: Roster {
        let move = Moving("q1", cArm: "c1", start: DayBench.at(10))
        return (try? move.outcome(on: DayBench.record, DayBench.moment(6)).record.roster) ?? DayBench.roster
    }

    private static var withoutDriver: WeekRecord {
        var record = DayBench.record
        for number in record.scenario.requests.indices where record.scenario.requests[number].id == "q5" {
            record.scenario.requests[number].driver = .none
        }
        return record
    }

    @Test("at once: everything is as it was", arguments: cases)
    func atOnce(item: Case) throws {
        let after = try DayBench.after(item.change, on: item.record, item.moment)
        let entry = DayBench.entry(item.change, from: item.record, to: after, item.moment)
        let back = try DayBench.after(TakingBackEntry(entry), on: after, item.moment)
        #expect(back == item.record)
    }

    @Test("and again: what was taken back is taken back", arguments: cases)
    func twice(item: Case) throws {
        let after = try DayBench.after(item.change, on: item.record, item.moment)
        let undo = TakingBackEntry(DayBench.entry(item.change, from: item.record, to: after, item.moment))
        let back = try DayBench.after(undo, on: after, item.moment)
        let redo = TakingBackEntry(DayBench.entry(undo, 2, from: after, to: back, item.moment))
        #expect(try DayBench.after(redo, on: back, item.moment) == after)
    }

    /// q1 cancels, then q2; q1's cancellation is taken back. Left is that q2 cancelled: 78 + 200, as if q1 never had.
    @Test("after another change: the visit is back, and the rest is worked out anew")
    func later() throws {
        let cancel = GivingUp("q1", .cancelled)
        let first = try DayBench.after(cancel, DayBench.moment(7))
        let entry = DayBench.entry(cancel, from: DayBench.record, to: first, DayBench.moment(7))
        let second = try DayBench.after(GivingUp("q2", .cancelled), on: first, DayBench.moment(7, 5))
        #expect(second.roster?.objective == Points(478))
        let back = try DayBench.after(TakingBackEntry(entry), on: second, DayBench.moment(7, 10))
        let direct = try DayBench.after(GivingUp("q2", .cancelled), DayBench.moment(7, 5))
        #expect(back.roster?.objective == Points(278))
        #expect(back.roster?.appointments.map(\.request) == direct.roster?.appointments.map(\.request))
        #expect(back.progress == direct.progress)
        #expect(back.givenUp == direct.givenUp)
    }

    @Test("not where what it left was changed again")
    func changedSince() throws {
        let arrive = RealTime("q1", .arrive)
        let first = try DayBench.after(arrive, DayBench.moment(7, 40))
        let entry = DayBench.entry(arrive, from: DayBench.record, to: first, DayBench.moment(7, 40))
        let second = try DayBench.after(RealTime("q1", .start), on: first, DayBench.moment(8))
        DayBench.expect(.changedSince(1, ["q1"]), of: TakingBackEntry(entry), on: second, DayBench.moment(8, 1))
    }

    @Test("not the taking in of a week, nor a draft", arguments: [ChangeKind.open, .draft])
    func never(kind: ChangeKind) {
        let entry = LogEntry(number: 3, week: TinyWeek.monday, at: DayBench.at(6), by: "nurse", kind: kind, text: "")
        DayBench.expect(.cannotUndo(3, kind), of: TakingBackEntry(entry), DayBench.moment(8))
    }
}
