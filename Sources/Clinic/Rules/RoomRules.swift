extension RosterReading {
    /// `patient`: visits of one patient do not overlap, from the start of intake to the end of the discharge check.
    func brokenPatients() -> [Violation] {
        var byPatient: [String: [Occupation]] = [:]
        for visit in visits {
            guard let patient = visit.request?.patient else { continue }
            let here = Occupation(start: visit.times.comes, end: visit.times.leaves, label: visit.label)
            byPatient[patient, default: []].append(here)
        }
        return visits.compactMap(\.request?.patient).uniqued.flatMap { patient in
            overlaps(byPatient[patient] ?? [], of: "patient \(patient)", breaking: .patient)
        }
    }

    /// `session`: each visit lies on the grid in one session of an open day, on a staffed C-arm that is not closed.
    func brokenSessions() -> [Violation] {
        var violations: [Violation] = []
        for key in staffedKeys where index.calendar.session(named: key.session) == nil {
            violations.append(
                Violation(.session, "\(key.cArm) is staffed in \(key.session), which is not held this week"))
        }
        for visit in visits {
            violations += sessionFaults(visit).map { Violation(.session, "\(visit.label): \($0)") }
        }
        return violations
    }

    private func sessionFaults(_ visit: RosterVisit) -> [String] {
        var faults: [String] = []
        let (start, end) = (visit.times.start, visit.times.roomEnd)
        if !index.isOnGrid(start) {
            faults.append("the room start \(start) is off the \(scenario.site.gridMinutes)-minute grid")
        }
        if let session = visit.session {
            if end > session.end {
                faults.append("\(start) to \(end.clock) goes past the end of \(session.name) at \(session.end.clock)")
            } else if visit.key.flatMap({ staff[$0] }) == nil {
                faults.append("\(visit.placement.cArm) is not staffed in \(session.name)")
            }
        } else {
            faults.append("\(start) lies in no session of an open day of the week")
        }
        for closure in index.cArms[visit.placement.cArm]?.closed ?? [] where start < closure.to && closure.from < end {
            let why = closure.reason.map { " (\($0))" } ?? ""
            faults.append("\(visit.placement.cArm) is closed from \(closure.from) to \(closure.to)\(why)")
        }
        return faults
    }

    /// `arm`: visits on one C-arm do not overlap, from setup to the end of turnover.
    func brokenArms() -> [Violation] {
        var byArm: [String: [Occupation]] = [:]
        for visit in visits {
            let taken = Occupation(start: visit.times.start, end: visit.times.roomEnd, label: visit.label)
            byArm[visit.placement.cArm, default: []].append(taken)
        }
        return scenario.site.cArms.flatMap { overlaps(byArm[$0.id] ?? [], of: $0.id, breaking: .arm) }
    }
}
