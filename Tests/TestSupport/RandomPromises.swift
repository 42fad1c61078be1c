import Clinic

/// Random weeks in which every request is promised somewhere, for comparing what can be kept together.
public enum RandomPromises {
    /// Two C-arms, two mornings, few people, eight promised requests; the same for the same seed.
    public static func scenario(seed: UInt64) -> Scenario {
        var random = SeededRandom(seed: seed)
        var scenario = BusyDay.scenario
        scenario.site.recoveryBays = 1 + random.below(3)
        scenario.site.cArms[1].closed = [
            Closure(from: TinyWeek.monday.at(minute: 600), to: TinyWeek.monday.at(minute: 720))
        ]
        // The contract's checker looks at a patient's visits without the nurse's times. Waits of 0 make these certain;
        // with waits, each patient has one visit.
        let waits = random.below(2) == 0
        if !waits {
            scenario.policy.intakeMaxWait = 0
            scenario.policy.dischargeMaxWait = 0
        }
        if random.below(2) == 0 { scenario.staff.nurses.removeLast() }
        for who in scenario.staff.radiologists.indices {
            scenario.staff.radiologists[who].maxSessions = 1 + random.below(2)
            scenario.staff.radiologists[who].maxSpineMinutes = random.below(2) == 0 ? 40 : nil
            if random.below(2) == 0 { scenario.staff.radiologists[who].skills = ["joint", "lumbar"] }
            if random.below(2) == 0 {
                scenario.staff.radiologists[who].sessions = [SessionName(.mon, "am"), SessionName(.tue, "am")]
            }
        }
        for who in scenario.staff.technologists.indices {
            scenario.staff.technologists[who].maxSessions = 1 + random.below(2)
        }
        scenario.requests = (0..<8).map { number in
            let procedure = random.below(2) == 0 ? TinyWeek.lumbar : TinyWeek.joint
            var request = Request(
                id: "q\(number)", patient: "P-\(waits ? number : random.below(5))", procedure: procedure.code)
            let start = (TinyWeek.monday + random.below(2)).at(minute: 480 + 5 * random.below(30))
            request.fixed = FixedPlace(cArm: random.below(2) == 0 ? "c1" : "c2", start: start)
            return request
        }
        return scenario
    }

    /// Rosters that say infeasible and name one to four of the requests.
    public static func infeasibleRosters(of scenario: Scenario, seed: UInt64, count: Int) -> [Roster] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in
            var ids = scenario.requests.map(\.id)
            var roster = Roster(scenario: scenario.name, week: scenario.week, status: .infeasible)
            for _ in 0...random.below(4) { roster.conflict.append(ids.remove(at: random.below(ids.count))) }
            return roster
        }
    }
}
