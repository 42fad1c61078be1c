import Clinic
import ClinicService
import TestSupport
import Testing

/// The busy day with four more requests that wait: w1 and w2 could come at once, w2 is urgent; w3 has no way home and no
/// authorization; w4 has had an injection last week. q4 goes to CT, q5 has no MRI.
@Suite("The waiting list")
struct WaitingListTests {
    private let record: WeekRecord
    private let freed: Placement

    init() throws {
        var busy = DayBench.record
        busy.scenario.requests += [
            TinyWeek.spine("w1", "P-0021"), TinyWeek.spine("w2", "P-0022") { $0.priority = "urgent" },
            TinyWeek.spine("w3", "P-0023") {
                $0.driver = .none
                $0.authorization = .pending
            }, TinyWeek.spine("w4", "P-0024"),
        ]
        busy.scenario.history.append(
            PastVisit(patient: "P-0024", request: "old4", service: .joint, date: TinyWeek.monday - 5))
        busy.scenario.history.append(
            PastVisit(patient: "P-0024", request: "old5", service: .spine, date: TinyWeek.monday - 30))
        let reason = Reason(.capacity, "the week is full")
        busy.roster?.unscheduled += ["w1", "w2", "w3", "w4"].map { RequestReasons(request: $0, reasons: [reason]) }
        record = try DayBench.after(GivingUp("q2", .cancelled), on: busy, DayBench.moment(7))
        freed = try #require(record.givenUp.last)
    }

    /// Left out, w1, w3 and w4 cost 200 each, w2 800 and the cancelled q2 200; q5, without an MRI, costs nothing. To the 78
    /// of the busy day that makes 1678 less w3's 200, which is not eligible as it is: 1478. Whoever comes in saves what
    /// being left out costs: w2 leaves 678, w1 and w4 1278. With its gates open w3 saves nothing, 1478; so does q5.
    @Test("who could come to a place, the best first, then those who lack something")
    func ranking() throws {
        #expect(record.roster?.objective == Points(1478))
        let list = try WaitingList(record, freed: freed, now: DayBench.at(7)).candidates
        #expect(list.map(\.request.id) == ["w2", "w1", "w4", "q5", "w3"])
        #expect(list.map(\.objective) == [678, 1278, 1278, 1478, 1478].map { Points($0) })
        #expect(list.map { $0.lacks.map(\.code) } == [[], [], [], [.mri], [.authorization, .driver]])
        // q2 held c1 from 08:30 to 09:10, and a lumbar visit takes 30 minutes.
        for candidate in list {
            #expect(candidate.place.cArm == "c1" && candidate.gaveUp == nil)
            #expect(candidate.place.start > DayBench.at(8) && candidate.place.start < DayBench.at(9, 10))
        }
    }

    @Test("nobody is booked, and the list is what a booking would make")
    func booksNobody() throws {
        let list = try WaitingList(record, freed: freed, now: DayBench.at(7)).candidates
        let best = try #require(list.first)
        let change = Adding(
            .init(request: best.request), .place(cArm: best.place.cArm, start: best.place.start))
        let after = try DayBench.after(change, on: record, DayBench.moment(7))
        #expect(after.roster?.objective == best.objective)
    }

    @Test("who gave the place up is not asked for it; without a place in question they are listed, too")
    func gaveUp() throws {
        let any = try WaitingList(record, now: DayBench.at(7)).candidates
        let cancelled = try #require(any.first { $0.request.id == "q2" })
        #expect(cancelled.gaveUp?.status == .cancelled)
        #expect(!any.contains { $0.request.id == "q4" }, "CT is no C-arm")
    }

    @Test("a hold that is over in time is no lack, one that is not is told with its end")
    func dates() throws {
        var held = record
        var drug = Medication(name: "warfarin")
        drug.cleared = true
        // Five days after the end of that date: Monday 10:00 has not come for w1, but for w4 it has.
        drug.lastDose = .at((TinyWeek.monday - 5).at(minute: 600))
        var old = drug
        old.lastDose = .at((TinyWeek.monday - 5).at(minute: 480))
        for (id, medication) in [("w1", drug), ("w4", old)] {
            guard let position = held.scenario.requests.firstIndex(where: { $0.id == id }) else { continue }
            held.scenario.requests[position].medications = [medication]
        }
        let list = try WaitingList(held, freed: freed, now: DayBench.at(7)).candidates
        #expect(list.first { $0.request.id == "w4" }?.lacks == [])
        let lacks = try #require(list.first { $0.request.id == "w1" }?.lacks)
        #expect(lacks.map(\.code) == [.hold])
        #expect(lacks[0].until == DayBench.at(10))
    }

    @Test("not without a roster, not after the week")
    func never() {
        #expect(throws: ChangeRefusal.noRoster(TinyWeek.monday)) {
            try WaitingList(WeekRecord(scenario: BusyDay.scenario), now: DayBench.at(7))
        }
        let later = (TinyWeek.monday + 7).midnight
        #expect(throws: ChangeRefusal.outsideWeek(later, week: TinyWeek.monday)) {
            try WaitingList(record, now: later)
        }
    }
}
