import Clinic
import TestSupport
import Testing

@Suite("Impossible weeks")
struct ImpossibleWeekTests {
    /// The tiny week in which q1 and q2 (lumbar, 30 minutes) and q3 (joint, 25 minutes) are promised.
    private func week(
        _ q1: (Int, Int), _ q2: (Int, Int), _ q3: (Int, Int)? = nil, _ change: (inout Scenario) -> Void = { _ in }
    ) -> Scenario {
        var scenario = TinyWeek.scenario
        scenario.requests[0].fixed = FixedPlace(cArm: "c1", start: TinyWeek.at(q1.0, q1.1))
        scenario.requests[1].fixed = FixedPlace(cArm: "c1", start: TinyWeek.at(q2.0, q2.1))
        scenario.requests[2].fixed = q3.map { FixedPlace(cArm: "c1", start: TinyWeek.at($0.0, $0.1)) }
        change(&scenario)
        return scenario
    }

    private func roster(_ conflict: [String]) -> Roster {
        var roster = Roster(scenario: "tiny", week: TinyWeek.monday, status: .infeasible)
        roster.conflict = conflict
        return roster
    }

    private func codes(_ scenario: Scenario, _ conflict: [String]) -> [RuleCode] {
        RosterChecker(scenario).check(roster(conflict)).map(\.code)
    }

    @Test("Two promises that overlap on a C-arm are a conflict; one of them alone is not")
    func arm() {
        let scenario = week((8, 0), (8, 15))
        #expect(codes(scenario, ["q1", "q2"]) == [])
        #expect(codes(scenario, ["q1"]) == [.fixed])
        #expect(codes(week((8, 0), (8, 30)), ["q1", "q2"]) == [.fixed])
    }

    @Test("A promise that cannot be kept alone is a conflict of one")
    func alone() {
        #expect(codes(week((9, 35), (8, 0)), ["q1"]) == [])
        #expect(codes(week((8, 0), (8, 30), nil) { $0.staff.radiologists[0].skills = [] }, ["q1"]) == [])
        #expect(codes(week((8, 0), (8, 30), nil) { $0.staff.technologists[0].spine = false }, ["q1"]) == [])
        #expect(codes(week((8, 0), (8, 30), nil) { $0.staff.technologists[0].maxSessions = 0 }, ["q1"]) == [])
    }

    @Test("Nurse and bays can be what is missing")
    func nurseAndBays() {
        // q1 may be checked out from 08:45 to 09:00 and q2 from 09:15 to 09:30; hours to 09:10 leave q2 out.
        let short: (inout Scenario) -> Void = { $0.staff.nurses[0].hours[0] = [ClockSpan(450, 550)] }
        #expect(codes(week((8, 0), (8, 30), nil, short), ["q2"]) == [])
        #expect(codes(week((8, 0), (8, 30), nil, short), ["q1"]) == [.fixed])
        // One bay: q1 holds it from 08:25 to 08:50 at least, and q2 needs it from 08:55 on; 25 minutes' turn is enough.
        let oneBay: (inout Scenario) -> Void = { $0.site.recoveryBays = 1 }
        #expect(codes(week((8, 0), (8, 30), nil, oneBay), ["q1", "q2"]) == [.fixed])
        // With a recovery of 30 minutes q1 holds it to 09:00: too long.
        let longer: (inout Scenario) -> Void = {
            $0.site.recoveryBays = 1
            $0.procedures[0].minutes.recovery = 30
        }
        #expect(codes(week((8, 0), (8, 30), nil, longer), ["q1", "q2"]) == [])
    }

    @Test("The nurse must be free for all at once")
    func nurseAtOnce() {
        // q2 at 08:30 has its intake from 08:20 to 08:30 without waits, q1 at 08:00 its check from 08:45; a nurse who is
        // there from 08:20 to 08:30 and has an hour more from 08:45 on keeps q2; without waits q3 at 09:00 begins its
        // intake at 08:55, which is q1's check where recovery lasts 30 minutes.
        let rigid: (inout Scenario) -> Void = {
            $0.policy.intakeMaxWait = 0
            $0.policy.dischargeMaxWait = 0
            $0.procedures[0].minutes.recovery = 30
        }
        let scenario = week((8, 0), (8, 30), (9, 0), rigid)
        #expect(codes(scenario, ["q1", "q3"]) == [])
        #expect(codes(scenario, ["q1", "q2"]) == [.fixed])
        #expect(codes(scenario, ["q2", "q3"]) == [.fixed])
    }

    @Test("Two visits of one patient must be apart, the nurse's times included")
    func patient() {
        let same: (inout Scenario) -> Void = { $0.requests[2].patient = "P-0001" }
        // q1 is left at 08:50 at the earliest; q3 at 08:50 would have its intake at 08:45 at the latest.
        #expect(codes(week((8, 0), (9, 25), (8, 50), same), ["q1", "q3"]) == [])
        #expect(codes(week((8, 0), (9, 25), (8, 55), same), ["q1", "q3"]) == [.fixed])
    }

    @Test("A conflict names fixed requests, each once, and the roster is otherwise empty")
    func shape() {
        let scenario = week((8, 0), (8, 15))
        #expect(codes(scenario, []) == [.fixed])
        #expect(codes(scenario, ["q1", "q4"]) == [.fixed])
        #expect(codes(scenario, ["q1", "q99"]) == [.fixed])
        #expect(codes(scenario, ["q1", "q2", "q1"]) == [.fixed])
        var full = roster(["q1", "q2"])
        full.armSessions = TinyWeek.roster.armSessions
        full.objective = .zero
        #expect(RosterChecker(scenario).check(full).map(\.code) == [.format, .format])
        #expect(RosterChecker(scenario).conflictVerdict(full) == .cannotBeKept)
        #expect(RosterChecker(scenario).conflictVerdict(TinyWeek.roster) == nil)
    }

    @Test("A promise against the rules is kept but warned of")
    func warnings() {
        var scenario = TinyWeek.scenario
        scenario.requests[1].fixed = FixedPlace(cArm: "c1", start: TinyWeek.at(8, 0))
        scenario.requests[1].mri = nil
        let checker = RosterChecker(scenario)
        #expect(checker.check(TinyWeek.roster) == [])
        let warnings = checker.warnings(for: TinyWeek.roster)
        #expect(warnings.map(\.request) == ["q2"])
        #expect(warnings.flatMap(\.reasons).map(\.code) == [.mri])
    }
}
