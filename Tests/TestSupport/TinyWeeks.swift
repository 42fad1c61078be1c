import Clinic

/// Seeded random weeks of one or two C-arms, one or two short sessions and up to six requests, small enough to be
/// solved by enumeration and odd enough to meet every rule: scarce nurses and bays, promises that may clash, downtime,
/// holds that end inside a session, steps of no minutes, patients who come twice, weights of 0 and 0.5.
///
/// The same seed gives the same week everywhere.
public struct TinyWeeks {
    var random: SeededRandom
    var grid = 5
    var sessionNames: [SessionName] = []

    /// The week of a seed.
    public static func week(seed: UInt64) -> Scenario {
        var maker = TinyWeeks(random: SeededRandom(seed: seed &* 0x9E37_79B9 &+ 17))
        return maker.week(named: "tiny-\(seed)")
    }

    private mutating func week(named name: String) -> Scenario {
        grid = pick(5, 10, 15, 15, 20, 30)
        let site = site()
        let procedures = procedures()
        var scenario = Scenario(
            name: name, week: TinyWeek.monday, planningDate: TinyWeek.monday + pick(-3, -3, -3, -3, -1, -1, 0),
            site: site,
            staff: Staff(radiologists: [], technologists: [], nurses: []), procedures: procedures,
            policy: policy(procedures), history: [], requests: [])
        sessionNames = scenario.sessions.map(\.name)
        scenario.staff = staff(site, procedures)
        scenario.requests = requests(scenario)
        if chance(15), let request = random.pick(scenario.requests) {
            let days = pick(1, 2, 5, 12)
            scenario.history = [
                PastVisit(
                    patient: request.patient, request: "q0901", service: pick(.spine, .spine, .joint),
                    date: scenario.planningDate - days)
            ]
        }
        return scenario
    }

    // MARK: Draws

    /// True in so many of a hundred draws.
    mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    /// One of the values, each as likely as it is often named.
    mutating func pick<Value>(_ first: Value, _ others: Value...) -> Value {
        let number = random.below(others.count + 1)
        return number == 0 ? first : others[number - 1]
    }

    /// Some of the elements, in their order; each is in with so many of a hundred draws.
    mutating func some<Element>(of elements: [Element], percent: Int) -> [Element] {
        elements.filter { _ in chance(percent) }
    }

    // MARK: Site

    private mutating func site() -> Site {
        let armCount = pick(1, 1, 2)
        let first = 480
        // One half on one day, two halves with or without a break, or one half on two days.
        let shape = random.below(6)
        let steps = shape == 0 ? 4 + random.below(5) : 3 + random.below(armCount == 1 ? 4 : 3)
        let noon = first + steps * grid
        var halves = [Half(name: "am", span: ClockSpan(first, noon))]
        var open: [Weekday] = [.mon]
        switch shape {
        case 1, 2:
            let begin = noon + (shape == 1 ? 0 : grid * pick(1, 3))
            halves.append(Half(name: "pm", span: ClockSpan(begin, begin + (steps - random.below(2)) * grid)))
        case 3, 4: open.append(pick(.tue, .tue, .thu))
        case 5: open += [.tue, .wed]
        default: break
        }
        let arms = (1...armCount).map { number in CArm(id: "c\(number)", closed: []) }
        var site = Site(
            name: "Tiny", timeZone: "America/Chicago", gridMinutes: grid, openWeekdays: open,
            closedDates: shape == 5 ? [TinyWeek.monday + pick(1, 2)] : [], halves: halves,
            recoveryBays: chance(4) ? 0 : pick(1, 1, 2, 2, 2, 3), cArms: arms)
        for number in arms.indices where chance(15) {
            site.cArms[number].closed = [closure(open, first: first, steps: steps)]
        }
        return site
    }

    /// Downtime on one of the days, off the grid now and then.
    private mutating func closure(_ open: [Weekday], first: Int, steps: Int) -> Closure {
        let day = TinyWeek.monday + (random.pick(open)?.index ?? 0)
        let from = first + random.below(steps) * grid - (chance(30) ? 2 : 0)
        return Closure(
            from: day.at(minute: from), to: day.at(minute: from + (1 + random.below(2)) * grid), reason: "maintenance")
    }

    // MARK: Procedures

    private mutating func procedures() -> [Procedure] {
        var procedures = [
            Procedure(
                code: "lumbar", service: .spine, skill: "lumbar", minutes: minutes(), extraMinutes: pick(0, grid)),
            Procedure(code: "joint", service: .joint, skill: "joint", minutes: minutes(), extraMinutes: pick(0, grid)),
        ]
        if chance(30) {
            procedures.append(
                Procedure(
                    code: "cervical", service: .spine, skill: pick("cervical", "lumbar"), minutes: minutes(),
                    alwaysHighBleedingRisk: true, needsMRI: chance(50), needsDriver: chance(50), followsHolds: true))
        }
        return procedures
    }

    private mutating func minutes() -> StepMinutes {
        StepMinutes(
            intake: grid * pick(0, 1, 1, 2), setup: grid * pick(0, 0, 1, 1, 2), procedure: grid * pick(1, 1, 1, 2),
            turnover: grid * pick(0, 0, 1), recovery: grid * pick(0, 1, 2, 3), discharge: grid * pick(0, 1, 1, 2))
    }

    // MARK: Policy

    private mutating func policy(_ procedures: [Procedure]) -> Policy {
        var policy = Policy(holds: .contract)
        if chance(30), let procedure = random.pick(procedures) {
            policy.addonReserve = AddonReserve(procedure: procedure.code, perDay: pick(1, 1, 2))
        }
        policy.intakeMaxWait = pick(0, grid, 2 * grid, 10)
        policy.dischargeMaxWait = pick(0, grid, 2 * grid, 15)
        policy.repeatIntervalDays = pick(0, 1, 2, 3, 14)
        policy.jointMinPerWeek = pick(0, 0, 1, 2, 3)
        policy.trainingSessionsPerWeek = pick(0, 0, 1, 2)
        if chance(15) { policy.followUpCalls = FollowUpPolicy(days: [2, 7], minutes: grid) }
        if chance(20) { policy.oldAge = 75 }
        if chance(30) { policy.priorities.append(Priority(name: "soon", factor: PriorityFactor(thousandths: 2500))) }
        if chance(40) {
            for term in Term.allCases where chance(50) { policy.weights[term] = weight() }
        }
        return policy
    }

    private mutating func weight() -> Points {
        pick(
            .zero, Points(millionths: 500_000), Points(1), Points(3), Points(millionths: 7_250_000), Points(12),
            Points(40), Points(150))
    }
}
