import Clinic
import ClinicService
import TestSupport
import Testing

/// On the busy day's Monday c1 holds q1 08:00-08:30, q2 08:30-09:10 and a place kept free 09:10-09:40; c2 holds j1
/// 08:00-08:25 and j2 08:30-08:55. Both are staffed to 12:00. On Tuesday c1 holds q3 08:00-08:30 and a place kept free
/// 08:30-09:00.
@Suite("A visit is moved")
struct MovingTests {
    private func move(_ id: String, _ cArm: String, _ hour: Int, _ minute: Int = 0, day: Int = 0) -> Moving {
        Moving(id, cArm: cArm, start: (TinyWeek.monday + day).at(minute: hour * 60 + minute))
    }

    @Test("to a free time of the day: nothing else changes, nothing costs more, no reason is needed")
    func sameDay() throws {
        let after = try DayBench.after(move("q1", "c1", 10), DayBench.moment(7))
        let place = try #require(after.placement(of: "q1"))
        #expect(place.cArm == "c1" && place.start == DayBench.at(10))
        #expect(place.intake?.start == DayBench.at(9, 50))
        #expect(after.roster?.objective == DayBench.roster.objective)
        #expect(after.scenario == DayBench.record.scenario)
        #expect(after.progress == [:] && after.givenUp == [])
        for other in ["q2", "q3", "j1", "j2"] {
            let (old, new) = (DayBench.record.placement(of: other), after.placement(of: other))
            #expect(old?.start == new?.start && old?.intake == new?.intake && old?.discharge == new?.discharge)
        }
        #expect(after.roster?.reserves.map(\.start) == DayBench.roster.reserves.map(\.start))
    }

    /// j1 would rather see r1, who covers c1: 6 points less.
    @Test("to another C-arm, to the radiologist the patient prefers")
    func otherArm() throws {
        let after = try DayBench.after(move("j1", "c1", 10), DayBench.moment(7))
        #expect(after.placement(of: "j1")?.radiologist == "r1")
        #expect(after.roster?.terms?[.notPreferredRadiologist] == .zero)
        #expect(after.roster?.objective == Points(72))
    }

    /// A day of waiting costs 4 for a routine request.
    @Test("to a later day costs points: only with a reason")
    func laterDay() throws {
        let change = move("q1", "c1", 10, day: 1)
        DayBench.expect(
            .softRules([SoftRule(term: .waitDay, points: Points(4))]), of: change, DayBench.moment(7))
        let after = try DayBench.after(change, DayBench.moment(7, reason: "the patient asks for it"))
        #expect(after.placement(of: "q1")?.start.day == TinyWeek.monday + 1)
        #expect(after.roster?.objective == Points(82))
    }

    /// The place kept free at 09:10 moves to the nearest start where it fits, which the rules for add-ons choose.
    @Test("where a place is kept free, that gives way")
    func givesWay() throws {
        let after = try DayBench.after(move("q1", "c1", 9, 10), DayBench.moment(7))
        #expect(after.placement(of: "q1")?.start == DayBench.at(9, 10))
        let reserves = try #require(after.roster?.reserves.filter { $0.start.day == TinyWeek.monday })
        #expect(reserves.count == 1)
        #expect(reserves[0].start == DayBench.at(8) || reserves[0].start == DayBench.at(9, 40))
    }

    @Test("not against a hard rule, whatever the reason")
    func hardRules() {
        let moment = DayBench.moment(7, reason: "please")
        func because(_ change: Moving) -> [String] {
            do {
                _ = try change.outcome(on: DayBench.record, moment)
                return []
            } catch {
                guard case .notOffered(_, _, _, let because) = error else { return ["\(error)"] }
                return because
            }
        }
        // q3 has a way home on Tuesday alone; q2 stands at 08:30; nobody staffs c2 on Tuesday; c2 is closed on Monday
        // afternoon; t2, who leads on c2, runs joint visits only.
        let cases: [(Moving, String)] = [
            (move("q3", "c1", 10), "no way home is arranged on Monday"),
            (move("q1", "c1", 8, 35), "overlap"),
            (move("q3", "c2", 10, day: 1), "is not staffed"),
            (move("j1", "c2", 14), "closed from"),
            (move("q1", "c2", 10), "not experienced with spine"),
            (move("q1", "c9", 10), "there is no such C-arm"),
            (move("q1", "c1", 10, 2), "grid"),
            (move("q1", "c1", 12, 30), "lies in no session"),
            (move("q1", "c1", 11, 45), "past the end"),
        ]
        for (change, word) in cases {
            let reasons = because(change)
            #expect(reasons.contains { $0.contains(word) }, "\(word): \(reasons)")
        }
        let late = DayBench.moment(10, reason: "late")
        DayBench.expect(
            .notOffered(
                "q1", cArm: "c1", start: DayBench.at(10),
                because: ["it would begin at 2026-11-30T09:50, before 2026-11-30T10:00"]),
            of: move("q1", "c1", 10), late)
    }

    @Test("not a promise, not what has begun, not to where it is, not what has no place")
    func states() {
        DayBench.expect(
            .promised("j2", FixedPlace(cArm: "c2", start: DayBench.at(8, 30))), of: move("j2", "c2", 10),
            DayBench.moment(7, reason: "x"))
        var record = DayBench.record
        record.progress["q1"] = VisitProgress(.inRoom, started: DayBench.at(8))
        DayBench.expect(
            .status("q1", record.progress(of: "q1"), .move), of: move("q1", "c1", 10), on: record, DayBench.moment(8))
        DayBench.expect(.notPlaced("q5"), of: move("q5", "c1", 10), DayBench.moment(7))
        if let place = DayBench.record.placement(of: "q1") {
            DayBench.expect(.placed("q1", place), of: move("q1", "c1", 8), DayBench.moment(7))
        }
    }

    @Test("a last dose that nobody told stays that of the planning day, not of the day of the move")
    func doses() throws {
        var record = DayBench.record
        var drug = Medication(name: "enoxaparin")
        drug.cleared = true
        if let position = record.scenario.requests.firstIndex(where: { $0.id == "q1" }) {
            record.scenario.requests[position].medications = [drug]
        }
        // Held 24 hours: from today it could not be done before Wednesday; from Thursday before it could.
        let after = try DayBench.after(move("q1", "c1", 10), on: record, DayBench.moment(7))
        #expect(after.scenario == record.scenario)
    }

    @Test("before the week begins its rules are those of its first minute")
    func beforeTheWeek() throws {
        let friday = Moment(now: (TinyWeek.monday - 3).at(minute: 900), by: "nurse")
        let after = try move("q1", "c1", 10).outcome(on: DayBench.record, friday).record
        #expect(after.placement(of: "q1")?.start == DayBench.at(10))
    }

    @Test("taken back, everything is as it was; also with the place kept free that gave way")
    func undo() throws {
        for change in [move("q1", "c1", 10), move("q1", "c1", 9, 10), move("j1", "c1", 10)] {
            let after = try DayBench.after(change, DayBench.moment(7))
            let entry = DayBench.entry(change, from: DayBench.record, to: after, DayBench.moment(7))
            #expect(try DayBench.after(TakingBackEntry(entry), on: after, DayBench.moment(7)) == DayBench.record)
        }
    }
}
