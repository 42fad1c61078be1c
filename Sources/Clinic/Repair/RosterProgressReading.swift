/// How far a roster has been worked through at an instant.
struct RosterProgressReading {
    let reading: RosterReading
    let now: Instant
    /// Visits of requests of which something began before `now`, or that have really begun before their time.
    let begun: [RosterVisit]
    /// All other visits of requests.
    let open: [RosterVisit]
    /// Places kept free on earlier days.
    let pastReserves: [RosterVisit]

    init(_ reading: RosterReading, now: Instant, underWay: Set<String>) {
        self.reading = reading
        self.now = now
        let visits = reading.visits.filter { !$0.isReserve }
        let hasBegun = { (visit: RosterVisit) in
            visit.placement.begins < now || visit.placement.request.map(underWay.contains) ?? false
        }
        begun = visits.filter(hasBegun)
        open = visits.filter { !hasBegun($0) }
        pastReserves = reading.visits.filter { $0.isReserve && $0.times.start.day < now.day }
    }

    var scenario: Scenario { reading.scenario }

    /// Everything that was or is being done.
    var done: [RosterVisit] { begun + pastReserves }

    /// Arm-sessions of sessions that are over, and those in which a visit has begun.
    var settledStaff: [ArmSession] {
        let started = Set(done.compactMap(\.key))
        return reading.armSessions.filter { row in
            guard let session = reading.index.calendar.session(named: row.session) else { return false }
            return session.end <= now || started.contains(ArmSessionKey(session: row.session, cArm: row.cArm))
        }
    }

    /// Who runs the C-arm of a visit: the lead, and the second.
    func technologists(of visit: RosterVisit) -> (lead: String, second: String?) {
        let row = visit.key.flatMap { reading.staff[$0] }
        return (row?.technologist ?? visit.placement.technologist, row?.trainee)
    }
}
