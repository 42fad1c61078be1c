import Clinic
import TestSupport
import Testing

@Suite("A visit and its bay")
struct VisitTests {
    @Test("Steps follow each other as the contract lays them out")
    func steps() {
        // Two sites: the procedure step lasts 20 + 10.
        let times = VisitTimes(start: TinyWeek.at(9, 0), steps: TinyWeek.lumbar.steps(sites: 2))
        #expect(times.stepStart == TinyWeek.at(9, 5))
        #expect(times.stepEnd == TinyWeek.at(9, 35))
        #expect(times.roomEnd == TinyWeek.at(9, 40))
        #expect(times.recovered == TinyWeek.at(9, 55))
        #expect(times.comes == TinyWeek.at(8, 50))
        #expect(times.leaves == TinyWeek.at(10, 0))
        #expect(times.intakeWindow(maxWait: 10) == (TinyWeek.at(8, 40), TinyWeek.at(8, 50)))
        #expect(times.dischargeWindow(maxWait: 15) == (TinyWeek.at(9, 55), TinyWeek.at(10, 10)))
    }

    @Test("The nurse's times decide when the patient comes and leaves")
    func nurseTimes() {
        let times = VisitTimes(
            start: TinyWeek.at(9, 0), steps: TinyWeek.lumbar.minutes, intake: TinyWeek.at(8, 40),
            discharge: TinyWeek.at(9, 50))
        #expect(times.comes == TinyWeek.at(8, 40))
        #expect(times.leaves == TinyWeek.at(9, 55))
    }

    @Test("Bays are dealt by beginning, then by C-arm, the lowest free number first")
    func bays() {
        var scenario = TinyWeek.scenario
        scenario.site.cArms = [CArm(id: "c1"), CArm(id: "c2")]
        // Lumbar: in the bay from minute 25 after the start to the end of the check at minute 50.
        func visit(_ id: String, _ arm: String, _ hour: Int, _ minute: Int) -> Placement {
            var visit = TinyWeek.visit(id, (hour, minute), intake: (7, 30), discharge: (hour, minute + 45))
            visit.cArm = arm
            visit.bay = 9
            return visit
        }
        // q4 08:30-08:55 and q2 08:30-08:55 begin together, c1 first; q5 begins at 08:55, when both leave; q1 at 08:35.
        let placements = [
            visit("q4", "c2", 8, 5), visit("q1", "c2", 8, 10), visit("q2", "c1", 8, 5), visit("q5", "c1", 8, 30),
        ]
        #expect(BayNumbering(scenario).deal(placements).map(\.bay) == [2, 3, 1, 1])
    }

    @Test("Where no bay is needed none is dealt")
    func noBay() {
        var scenario = TinyWeek.scenario
        scenario.procedures[1].minutes.recovery = 0
        scenario.procedures[1].minutes.discharge = 0
        let dealt = BayNumbering(scenario).deal(TinyWeek.roster.appointments)
        #expect(dealt.map(\.bay) == [1, nil, 1, nil])
    }
}
