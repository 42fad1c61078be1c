import Clinic
import ClinicFiles
import ClinicService
import ClinicStore
import Foundation
import TestSupport
import Testing

@Suite("A store")
struct StoreTests {
    @Test("gives back what was put in, and leaves one file")
    func roundTrip() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        let record = try desk.record(of: StoreBench.week)
        #expect(record.scenario == StoreBench.scenario)
        #expect(record.roster == BusyDay.roster.inOrder(of: StoreBench.scenario))
        #expect(record.publication == 1)
        #expect(try desk.rosters(of: StoreBench.week).map(\.roster) == [BusyDay.roster])
        #expect(try desk.log().map(\.kind) == [.open, .publish])
    }

    @Test("every week comes back equal", arguments: 0..<40)
    func anyScenario(seed: UInt64) throws {
        let bench = try StoreBench()
        let scenario = TinyWeeks.week(seed: seed)
        let moment = Moment(now: scenario.planningDate.midnight, by: "scheduler")
        _ = try ClinicFile.create(path: bench.path, scenario, moment)
        let back = try ClinicDesk(ClinicFile(path: bench.path)).record(of: scenario.week).scenario
        // Of the hold table only a site's own rows are kept: the rest comes with the program.
        var expected = scenario
        expected.policy.holds = back.policy.holds
        #expect(back == expected)
    }

    /// Every kind of change, one after the other.
    private func busyMorning(_ desk: ClinicDesk) throws {
        let week = StoreBench.week
        _ = try desk.make(Noting("fire drill at 10", request: "q1"), in: week, StoreBench.moment(7))
        _ = try desk.make(RealTime("q1", .arrive), in: week, StoreBench.moment(7, 35))
        _ = try desk.make(GivingUp("q2", .cancelled), in: week, StoreBench.moment(7, 40, reason: "a cold"))
        _ = try desk.make(RealTime("q1", .start), in: week, StoreBench.moment(8, 1))
        _ = try desk.make(GivingUp("j1", .noShow), in: week, StoreBench.moment(8, 20))
        _ = try desk.make(
            Settling("q5", .driver), in: week, StoreBench.moment(8, 21, reason: "\"cousin\"\nin a \\ car \u{7}"))
        _ = try desk.undo(5, in: week, StoreBench.moment(8, 22))
        _ = try desk.keepDraft(BusyDay.roster, name: "as it was", in: week, StoreBench.moment(8, 23))
    }

    @Test("is exported and imported as it is, byte by byte")
    func exportImport() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        try busyMorning(desk)
        let record = try desk.everything()
        #expect(record.log.count == 10)
        let text = StoreFile.json(record)
        let read = try StoreFile.parse(text, name: "export")
        #expect(read == record)
        #expect(RecordAudit(read).faults == [])
        try ClinicFile.create(path: bench.path("copy.sqlite"), read)
        let copy = ClinicDesk(try ClinicFile(path: bench.path("copy.sqlite")))
        #expect(StoreFile.json(try copy.everything()) == text)
        // The copy goes on where the original stopped.
        let receipt = try copy.make(Noting("on"), in: StoreBench.week, StoreBench.moment(9))
        #expect(receipt.entry.number == 11)
    }

    @Test("what was changed and taken back, newest first, is as it was published")
    func allTheWayBack() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        var published = try desk.record(of: StoreBench.week)
        try busyMorning(desk)
        // Entry 5 was taken back when others had followed, so that nothing is proven any more.
        published.roster?.bound = .zero
        var taken: [Int] = []
        while try desk.record(of: StoreBench.week) != published {
            taken.append(try #require(try desk.undo(nil, in: StoreBench.week, StoreBench.moment(8, 30)).entry.undoes))
        }
        #expect(taken == [8, 7, 6, 4])
        #expect(throws: ServiceError.refused(.undone(8, by: 11))) {
            try desk.undo(8, in: StoreBench.week, StoreBench.moment(9))
        }
        #expect(throws: ServiceError.unknown(.entry(99, last: 14))) {
            try desk.undo(99, in: StoreBench.week, StoreBench.moment(9))
        }
    }

    @Test("a change that is refused leaves nothing, not even a line in the log")
    func refused() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        let before = try desk.everything()
        #expect(throws: ServiceError.refused(.notPlaced("q4"))) {
            try desk.make(GivingUp("q4", .cancelled), in: StoreBench.week, StoreBench.moment(7))
        }
        var broken = BusyDay.roster
        broken.appointments[1].start = TinyWeek.at(8, 20)
        #expect(throws: ServiceError.self) { try desk.publish(broken, in: StoreBench.week, StoreBench.moment(7)) }
        #expect(try desk.everything() == before)
    }

    @Test("a copy made in the middle of another's change has the state before it")
    func backup() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        let before = try desk.everything()
        let (store, other) = (try ClinicFile(path: bench.path), try ClinicFile(path: bench.path))
        try store.change { (writer) throws(ServiceError) in
            guard let record = try writer.record(of: StoreBench.week) else { return }
            var changed = record
            changed.progress["q1"] = VisitProgress(.arrived, arrived: TinyWeek.at(7, 30))
            try writer.write(changed, over: record)
            try other.backUp(to: bench.path("copy.sqlite"))
        }
        #expect(try ClinicDesk(ClinicFile(path: bench.path("copy.sqlite"))).everything() == before)
        #expect(try desk.record(of: StoreBench.week).progress(of: "q1").status == .arrived)
    }

    @Test("several weeks are told apart by date and by request")
    func weeks() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        var next = StoreBench.scenario
        next.name = "next"
        next.week = next.week + 7
        next.planningDate = next.planningDate + 7
        next.requests = [TinyWeek.spine("q1", "P-0001"), TinyWeek.spine("z1", "P-0077")]
        // Of the first week's spine visits, q1 and q2 on Monday and q3 on Tuesday, the next week's history tells q3's.
        next.history = [PastVisit(patient: "P-0003", request: "q3", service: .spine, date: StoreBench.week + 1)]
        #expect(try desk.injectionsMissing(from: next).map(\.request) == ["q1", "q2"])
        _ = try desk.open(next, StoreBench.moment(12))
        #expect(throws: ServiceError.store(.hasWeek(path: bench.path, next.week))) {
            try desk.open(next, StoreBench.moment(12))
        }
        #expect(try desk.week(at: TinyWeek.at(9, 0)) == StoreBench.week)
        #expect(try desk.week(of: "z1", at: TinyWeek.at(9, 0)) == next.week)
        #expect(try desk.week(of: "q1", at: TinyWeek.at(9, 0)) == StoreBench.week)
        #expect(try desk.week(of: next.week + 3) == next.week)
        #expect(throws: ServiceError.unknown(.week(next.week + 7, known: [StoreBench.week, next.week]))) {
            try desk.week(of: next.week + 9)
        }
        #expect(throws: ServiceError.unknown(.requestOfWeeks("q1", [StoreBench.week, next.week]))) {
            try desk.week(of: "q1", at: (next.week + 30).midnight)
        }
        #expect(try desk.log(of: next.week).map(\.number) == [3])
    }
}
