extension RosterReading {
    /// `cover`: one radiologist for each staffed C-arm and all its visits, with every skill that they need.
    func brokenCover() -> [Violation] {
        var violations: [Violation] = []
        for repeated in repeatedKeys() {
            violations.append(
                Violation(
                    .cover, "\(repeated.cArm) in \(repeated.session) is listed more than once; one row is right"))
        }
        for visit in visits { violations += coverFaults(visit).map { Violation(.cover, "\(visit.label): \($0)") } }
        return violations
    }

    private func repeatedKeys() -> [ArmSessionKey] {
        var seen: Set<ArmSessionKey> = []
        let keys = armSessions.map { ArmSessionKey(session: $0.session, cArm: $0.cArm) }
        return keys.filter { !seen.insert($0).inserted }.uniqued
    }

    private func coverFaults(_ visit: RosterVisit) -> [String] {
        var faults: [String] = []
        let named = visit.placement.radiologist
        let cover = visit.key.flatMap { staff[$0] }
        if let cover, cover.radiologist != named {
            faults.append("names \(named), but \(cover.radiologist) covers \(cover.cArm) in \(cover.session)")
        }
        // Whoever does the visit and whoever covers the C-arm must both have the skill.
        for who in [named, cover?.radiologist ?? named].uniqued {
            guard index.radiologists[who]?.skills.contains(visit.procedure.skill) == false else { continue }
            faults.append("\(who) lacks the skill \(visit.procedure.skill), which \(visit.procedure.code) needs")
        }
        return faults
    }

    /// The distinct sessions in which each radiologist is on duty, by id, in file order.
    var duty: [String: [SessionName]] {
        var sessions: [String: [SessionName]] = [:]
        for row in armSessions { sessions[row.radiologist, default: []].append(row.session) }
        return sessions.mapValues(\.uniqued)
    }

    /// `radiologist`: on duty when possible and not too often, one procedure step at a time, not too many spine minutes.
    func brokenRadiologists() -> [Violation] {
        let duty = duty
        var visitsByRadiologist: [String: [RosterVisit]] = [:]
        for visit in visits { visitsByRadiologist[visit.placement.radiologist, default: []].append(visit) }
        return scenario.staff.radiologists.flatMap { who in
            dutyFaults(who, duty[who.id] ?? []) + stepFaults(who, visitsByRadiologist[who.id] ?? [])
        }
    }

    private func dutyFaults(_ who: Radiologist, _ sessions: [SessionName]) -> [Violation] {
        let possible = Set(who.sessions)
        var violations = sessions.filter { !possible.contains($0) }.map {
            Violation(.radiologist, "\(who.id) cannot be on duty in \($0)")
        }
        if sessions.count > who.maxSessions {
            violations.append(
                Violation(
                    .radiologist,
                    "\(who.id) is on duty in \(sessions.count) sessions, at most \(who.maxSessions) are right"
                ))
        }
        return violations
    }

    private func stepFaults(_ who: Radiologist, _ visits: [RosterVisit]) -> [Violation] {
        let steps = visits.map { Occupation(start: $0.times.stepStart, end: $0.times.stepEnd, label: $0.label) }
        var violations = overlaps(steps, of: who.id, breaking: .radiologist)
        let minutes = visits.filter(\.isSpine).map(\.times.steps.procedure).reduce(0, +)
        if let most = who.maxSpineMinutes, minutes > most {
            violations.append(
                Violation(
                    .radiologist, "\(who.id) has \(minutes) minutes of spine procedures, at most \(most) are right"))
        }
        return violations
    }
}
