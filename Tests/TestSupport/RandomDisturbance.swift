import Clinic

/// Seeded random events on a roster of a tiny week: at any instant of it, of every kind, on and off the grid.
public struct RandomDisturbance {
    private var random: SeededRandom
    private let scenario: Scenario

    /// - Parameter seed: the same seed gives the same events for the same week.
    public init(seed: UInt64, scenario: Scenario) {
        random = SeededRandom(seed: seed &* 0xD1B5_4A32 &+ 99)
        self.scenario = scenario
    }

    /// The scenario with other weights: whoever rosters it makes a legal roster of the week that is not its best.
    public mutating func otherWeights() -> Scenario {
        var other = scenario
        for term in Term.allCases where random.below(3) == 0 {
            other.policy.weights[term] = Points([0, 1, 7, 40, 150][random.below(5)])
        }
        return other
    }

    /// The week with one to three events at an instant of it, perhaps before it begins.
    public mutating func week(of roster: Roster) -> DisturbedWeek {
        let now = instant()
        let events = (0..<[1, 1, 1, 2, 2, 3][random.below(6)]).compactMap { _ in event(now) }
        var scenario = scenario
        if random.below(4) == 0 {
            scenario.policy.repair = RepairPrices(
                movedDay: Points([0, 5, 60, 200][random.below(4)]), movedTime: Points([0, 2, 10, 80][random.below(4)]),
                changedRadiologist: Points([0, 4, 25][random.below(3)]))
        }
        return DisturbedWeek(scenario: scenario, roster: roster, now: now, events: events)
    }

    /// Before the week, or somewhere from an hour before a session to its end, now and then off the grid.
    private mutating func instant() -> Instant {
        guard random.below(4) > 0, let session = random.pick(scenario.sessions) else {
            return scenario.week.midnight - 600
        }
        let steps = (session.end - session.start) / scenario.site.gridMinutes
        let offset = (random.below(steps + 3) - 3) * scenario.site.gridMinutes
        return session.start + offset + (random.below(8) == 0 ? 2 : 0)
    }

    private mutating func event(_ now: Instant) -> RepairEvent? {
        guard let session = random.pick(scenario.sessions) else { return nil }
        let grid = scenario.site.gridMinutes
        let steps = (session.end - session.start) / grid
        var from = session.start
        var to = session.end
        if random.below(3) > 0 {
            from = session.start + random.below(steps) * grid - (random.below(6) == 0 ? 2 : 0)
            to = from + (1 + random.below(4)) * grid + (random.below(6) == 0 ? 1 : 0)
        }
        if random.below(8) == 0 { to = to + Instant.minutesPerDay }
        switch random.below(6) {
        case 0: return RepairEvent(closing: session)
        case 1, 2: return random.pick(scenario.site.cArms).map { RepairEvent(.cArm, $0.id, from: from, to: to) }
        case 3:
            return random.pick(scenario.staff.radiologists).map { RepairEvent(.radiologist, $0.id, from: from, to: to) }
        case 4:
            return random.pick(scenario.staff.technologists).map {
                RepairEvent(.technologist, $0.id, from: from, to: to)
            }
        default: return random.pick(scenario.staff.nurses).map { RepairEvent(.nurse, $0.id, from: from, to: to) }
        }
    }
}
