import Clinic
import TestSupport
import Testing

/// What disturbing patients costs, and what the checker sees of a repair; see ``RepairMorning``.
@Suite("Bills and checks of repairs")
struct RepairBillTests {
    private typealias Morning = RepairMorning

    @Test(
        "Another start costs ten times the weight, and a point for each quarter of an hour begun",
        arguments: [(0, 0), (5, 11), (-15, 11), (20, 12), (60, 14), (-61, 15)])
    func movedTime(minutes: Int, points: Int) {
        let old = Morning.at(10, 0)
        let price = RepairPrices.defaults.forTime(from: old, to: old + minutes, PriorityFactor(1))
        #expect(price == Points(points))
    }

    @Test("Weights multiply the move, not the distance")
    func weights() {
        let old = Morning.at(10, 0)
        #expect(RepairPrices.defaults.forTime(from: old, to: old + 60, PriorityFactor(4)) == Points(44))
        #expect(RepairPrices.defaults.forDay(PriorityFactor(16)) == Points(960))
    }

    private let event = RepairEvent(.cArm, "c2", from: Morning.at(11, 0), to: Morning.at(12, 0))

    private func week(now: Instant = Morning.at(7, 0)) -> DisturbedWeek { Morning.week(now: now, [event]) }

    /// The old roster with a change, finished.
    private func changed(_ week: DisturbedWeek, _ change: (inout Roster) -> Void) -> Roster {
        var roster = week.roster
        change(&roster)
        return DayRevision(week.scenario).finish(roster, after: week.roster, now: week.now)
    }

    /// q3 on c2 at 10:40 with r2: 80 minutes, 10 + 6, and 4; q4 loses its place: 60 and the 200 of a request left out, less
    /// its day of waiting.
    @Test("Each patient has one row, the dearest change named, in the order of old times")
    func rows() {
        let week = week()
        let roster = changed(week) { roster in
            roster.appointments.removeAll { ["q3", "q4"].contains($0.request) }
            roster.appointments.append(Morning.visit("q3", "c2", Morning.at(10, 40)))
        }
        let bill = RepairBill(roster, for: week)
        #expect(bill.changes.map(\.request) == ["q4", "q3"])
        #expect(bill.changes.map(\.kind) == [.unscheduled, .time])
        #expect(bill.changes.map(\.cost) == [Points(60), Points(20)])
        #expect(bill.parts.roster == Points(43 - 4 + 200))
        #expect(bill.parts.total == Points(239 + 60 + 16 + 4))
        #expect(bill.changes.allSatisfy { $0.event == nil })
    }

    @Test("A request that gets its first place costs nothing and comes last")
    func placed() {
        let scenario = Morning.scenario { week in
            var more = week.requests[0]
            more.id = "q0"
            more.patient = "P-0100"
            week.requests.insert(more, at: 0)
        }
        let week = Morning.week(now: Morning.at(7, 0), [event], scenario: scenario)
        let roster = changed(week) { roster in
            roster.appointments.append(Morning.visit("q0", "c2", Morning.at(9, 0)))
            roster.appointments.removeAll { $0.request == "q6" }
        }
        let bill = RepairBill(roster, for: week)
        #expect(bill.changes.map(\.request) == ["q6", "q0"])
        #expect(bill.changes.last?.kind == .placed && bill.changes.last?.cost == .zero)
        #expect(bill.changes.last?.old == nil && bill.changes.first?.new == nil)
    }

    @Test("An untouched roster is clean, and so is its bill")
    func untouched() {
        let week = week(now: Morning.at(8, 45))
        let roster = changed(week) { _ in }
        #expect(RepairChecker(week).check(roster).isEmpty)
        #expect(RepairBill(roster, for: week).parts.total == Points(43))
    }

    @Test("What has begun must stay, with its staff and its nurse")
    func begun() {
        let week = week(now: Morning.at(8, 45))
        let moved = changed(week) { roster in
            roster.appointments[2].discharge?.nurse = "n2"
        }
        #expect(week.roster.appointments[2].request == "q2")
        #expect(RepairChecker(week).check(moved).map(\.message).contains { $0.hasPrefix("q2 has begun") })
        let gone = changed(week) { $0.appointments.removeAll { $0.request == "q1" } }
        #expect(RepairChecker(week).check(gone).contains { $0.code == .once })
        let others = changed(week) { roster in
            roster.armSessions[1].technologist = "t3"
        }
        #expect(RepairChecker(week).check(others).contains { $0.code == .cover })
    }

    @Test("Nothing is placed before now, nor with somebody who is away")
    func away() {
        let late = week(now: Morning.at(9, 5))
        let early = changed(late) { roster in
            roster.appointments.removeAll { $0.request == "q5" }
            roster.appointments.append(Morning.visit("q5", "c2", Morning.at(9, 10)))
        }
        #expect(RepairChecker(late).check(early).contains { $0.message.contains("before 2026-12-08T09:05") })
        let absences = [
            RepairEvent(.radiologist, "r1", from: Morning.at(9, 45), to: Morning.at(9, 48)),
            RepairEvent(.technologist, "t2", from: Morning.at(10, 35), to: Morning.at(11, 0)),
        ]
        let week = Morning.week(now: Morning.at(7, 0), absences)
        let codes = RepairChecker(week).check(changed(week) { _ in }).map(\.code)
        // q5's promise is broken, so it waits like others; nothing else is wrong.
        #expect(codes == [.radiologist, .technologist])
    }
}
