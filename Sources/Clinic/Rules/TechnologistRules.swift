extension RosterReading {
    /// `technologist`: one place a session, when possible and not too often; only a trainee is second; visits name the
    /// lead of their C-arm.
    func brokenTechnologists() -> [Violation] {
        var violations: [Violation] = []
        var places: [String: [SessionName]] = [:]
        for row in armSessions {
            places[row.technologist, default: []].append(row.session)
            guard let second = row.trainee else { continue }
            places[second, default: []].append(row.session)
            if index.technologists[second]?.trainee == false {
                violations.append(
                    Violation(
                        .technologist, "\(second) is second on \(row.cArm) in \(row.session) but is not a trainee"))
            }
        }
        for who in scenario.staff.technologists { violations += placeFaults(who, places[who.id] ?? []) }
        for visit in visits {
            guard let lead = visit.key.flatMap({ staff[$0] }), lead.technologist != visit.placement.technologist else {
                continue
            }
            violations.append(
                Violation(
                    .technologist,
                    "\(visit.label): names \(visit.placement.technologist), but \(lead.technologist) leads "
                        + "\(lead.cArm) in \(lead.session)"))
        }
        return violations
    }

    private func placeFaults(_ who: Technologist, _ places: [SessionName]) -> [Violation] {
        let possible = Set(who.sessions)
        let sessions = places.uniqued
        var timesPlaced: [SessionName: Int] = [:]
        for session in places { timesPlaced[session, default: 0] += 1 }
        var faults: [String] = []
        for session in sessions {
            if (timesPlaced[session] ?? 0) > 1 { faults.append("\(who.id) has more than one place in \(session)") }
            if !possible.contains(session) { faults.append("\(who.id) cannot work in \(session)") }
        }
        if let most = who.maxSessions, sessions.count > most {
            faults.append("\(who.id) works in \(sessions.count) sessions, at most \(most) are right")
        }
        return faults.map { Violation(.technologist, $0) }
    }

    /// `spine-lead`: where there is a spine visit, the lead is experienced with spine.
    func brokenSpineLeads() -> [Violation] {
        visits.filter(\.isSpine).compactMap { visit in
            let lead = visit.key.flatMap { staff[$0] }?.technologist ?? visit.placement.technologist
            guard index.technologists[lead]?.spine == false else { return nil }
            return Violation(
                .spineLead, "\(visit.label): \(lead) leads but is not experienced with spine injections")
        }
    }
}
