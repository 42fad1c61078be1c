/// A week under way in which something broke: the scenario with the events in it, and what of the roster stays.
///
/// A visit of which something began before `now` is finished as it is; for what it uses, an event begins when it ends.
public struct DisturbedWeek: Sendable {
    /// The scenario as it was.
    public let original: Scenario
    /// The roster as it was.
    public let roster: Roster
    /// Nothing is placed before this instant.
    public let now: Instant
    /// What broke, as it was told.
    public let events: [RepairEvent]
    /// The scenario with the events in it: closures, cut hours, sessions taken away, promises that broke.
    public let scenario: Scenario
    /// What the scenario cannot say of radiologists and technologists.
    public let absences: [Absence]
    /// Appointments of which something began before `now`, or that have really begun before their time, in the roster's
    /// order.
    public let begun: [Placement]
    /// Places kept free on days before that of `now`: they stay, as what was.
    public let pastReserves: [Placement]
    /// Arm-sessions that stay as they are staffed: those of sessions that are over, and those of begun visits, whose
    /// second may change.
    public let settledStaff: [ArmSession]
    /// Appointments that may change, in the roster's order.
    public let open: [Placement]
    /// By request: position of the first event that hits its old place; begun visits are not hit.
    private let hits: [String: Int]

    /// Works out what the events do.
    ///
    /// - Parameters:
    ///   - roster: a roster of the scenario; rows whose names do not resolve count for nothing.
    ///   - underWay: requests whose visit has really begun, whatever the roster says; see ``WeekRecord/underWay``.
    ///   - events: ids must be those of the scenario; what is unknown has no effect.
    public init(scenario: Scenario, roster: Roster, now: Instant, underWay: Set<String> = [], events: [RepairEvent]) {
        original = scenario
        self.roster = roster
        self.now = now
        self.events = events
        let reading = RosterReading(roster, ScenarioIndex(scenario))
        let progress = RosterProgressReading(reading, now: now, underWay: underWay)
        begun = progress.begun.map(\.placement)
        open = progress.open.map(\.placement)
        pastReserves = progress.pastReserves.map(\.placement)
        settledStaff = progress.settledStaff
        let effects = events.map { EventEffect($0, progress) }
        var hits: [String: Int] = [:]
        for visit in progress.open {
            guard let id = visit.request?.id else { continue }
            if let event = effects.firstIndex(where: { $0.hits(visit) }), hits[id] == nil { hits[id] = event }
        }
        self.hits = hits
        absences = effects.compactMap(\.absence)
        var entry = EventEntry(scenario, progress)
        for effect in effects { entry.enter(effect) }
        entry.takeSessions(absences)
        entry.release(promisesOf: hits)
        self.scenario = entry.scenario
    }

    /// Position of the first event that hits the old place of a request; nil where none does.
    public func event(hitting request: String) -> Int? { hits[request] }

    /// Absences that take a part of a session only: the scenario does not say them, so that whoever reads it alone, an add-on
    /// after the repair for one, does not know of them.
    public var absencesUntold: [Absence] {
        absences.filter { absence in
            let listed =
                switch absence.role {
                case .radiologist: scenario.staff.radiologists.first { $0.id == absence.id }?.sessions
                case .technologist: scenario.staff.technologists.first { $0.id == absence.id }?.sessions
                }
            return scenario.sessions.contains { session in
                (listed ?? []).contains(session.name) && absence.meets(session.start, session.end)
            }
        }
    }

    /// Whether an event touches a date.
    public func isTouched(_ day: Day) -> Bool {
        events.contains { $0.from < (day + 1).midnight && day.midnight < $0.to }
    }

}
