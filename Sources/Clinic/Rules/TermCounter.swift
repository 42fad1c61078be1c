/// Counts the twelve terms of section 6 of a roster from nothing but the scenario and the roster's rows.
public struct TermCounter: Sendable {
    private let index: ScenarioIndex

    /// The terms as a scenario's policy weighs them.
    public init(_ scenario: Scenario) { index = ScenarioIndex(scenario) }

    /// The points of every term; rows whose names do not resolve count for nothing.
    public func terms(of roster: Roster) -> TermPoints { RosterReading(roster, index).terms }
}

extension RosterReading {
    /// The points of every term.
    var terms: TermPoints {
        var terms = TermPoints()
        countRequests(into: &terms)
        countStaff(into: &terms)
        let weights = scenario.policy.weights
        terms[.addonShortfall] = missingReserves * weights[.addonShortfall]
        terms[.jointShortfall] = missingJoints * weights[.jointShortfall]
        terms[.trainingShortfall] = missingTraining * weights[.trainingShortfall]
        return terms
    }

    private func countRequests(into terms: inout TermPoints) {
        let weights = scenario.policy.weights
        for request in scenario.requests {
            let factor = index.factor(of: request)
            if let visit = placed[request.id] {
                guard request.fixed == nil else { continue }
                count(visit, of: request, into: &terms)
            } else if index.eligibility.isEligibleInWeek(request) {
                terms[.unscheduled] += weights[.unscheduled].scaled(by: factor)
                guard let due = request.due, due <= scenario.lastDay else { continue }
                terms[.overdueUnscheduled] += weights[.overdueUnscheduled].scaled(by: factor)
            }
        }
    }

    private func count(_ visit: RosterVisit, of request: Request, into terms: inout TermPoints) {
        let weights = scenario.policy.weights
        let factor = index.factor(of: request)
        let day = visit.times.start.day
        let waited = day - index.eligibility.firstDate(request)
        terms[.waitDay] += waited * weights[.waitDay].scaled(by: factor)
        if let due = request.due {
            terms[.lateDay] += max(0, day - due) * weights[.lateDay].scaled(by: factor)
        }
        // Whoever covers the arm-session does the visit.
        let radiologist = visit.key.flatMap { staff[$0] }?.radiologist ?? visit.placement.radiologist
        if let preferred = request.preferredRadiologist, preferred != radiologist {
            terms[.notPreferredRadiologist] += weights[.notPreferredRadiologist]
        }
        if let preferred = request.preferredHalf, preferred != visit.session?.name.half {
            terms[.notPreferredHalf] += weights[.notPreferredHalf]
        }
    }

    private func countStaff(into terms: inout TermPoints) {
        let weights = scenario.policy.weights
        let duty = duty
        let counts = scenario.staff.radiologists.map { (who: $0, sessions: duty[$0.id]?.count ?? 0) }
        terms[.radiologistSession] = counts.map(\.sessions).reduce(0, +) * weights[.radiologistSession]
        terms[.roomSession] = staffedKeys.count * weights[.roomSession]
        let available = counts.filter { !$0.who.sessions.isEmpty }.map(\.sessions)
        let spread = (available.max() ?? 0) - (available.min() ?? 0)
        terms[.unfairSession] = spread * weights[.unfairSession]
    }

    private var missingReserves: Int {
        let perDay = scenario.policy.addonReserve?.perDay ?? 0
        var countByDay: [Day: Int] = [:]
        for visit in visits where visit.isReserve { countByDay[visit.times.start.day, default: 0] += 1 }
        return scenario.reserveDays.map { max(0, perDay - (countByDay[$0] ?? 0)) }.reduce(0, +)
    }

    private var missingJoints: Int {
        let joints = scenario.requests.filter { index.procedures[$0.procedure]?.service == .joint }
        let possible = joints.count { $0.fixed != nil || index.eligibility.isEligibleInWeek($0) }
        let kept = joints.count { placed[$0.id] != nil }
        return max(0, min(scenario.policy.jointMinPerWeek, possible) - kept)
    }

    /// A session counts once, however many trainees learn in it.
    private var missingTraining: Int {
        let withSpine = Set(visits.filter(\.isSpine).compactMap(\.key))
        let training = staffedKeys.filter { key in
            guard withSpine.contains(key), let row = staff[key], row.trainee != nil else { return false }
            return index.technologists[row.technologist]?.spine == true
        }
        return max(0, scenario.policy.trainingSessionsPerWeek - training.map(\.session).uniqued.count)
    }
}
