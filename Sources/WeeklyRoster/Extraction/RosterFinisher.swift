import Clinic

/// Adds to placed visits what follows from them by rule: bays, calls, reasons, warnings, terms.
public struct RosterFinisher: Sendable {
    private let scenario: Scenario
    private let eligibility: Eligibility

    /// For rosters of a scenario.
    public init(scenario: Scenario, eligibility: Eligibility) {
        self.scenario = scenario
        self.eligibility = eligibility
    }

    /// The roster with everything filled in that its visits and staff determine; status and bound stay as they are.
    public func finish(_ roster: Roster) -> Roster {
        var roster = roster
        let visits = BayNumbering(scenario).deal(roster.appointments + roster.reserves)
        roster.appointments = Array(visits.prefix(roster.appointments.count))
        roster.reserves = Array(visits.dropFirst(roster.appointments.count))
        let placed = Set(
            roster.appointments.compactMap { placement -> String? in
                if case .request(let id) = placement.purpose { id } else { nil }
            })
        roster.unscheduled = scenario.requests.filter { !placed.contains($0.id) }.map { request in
            RequestReasons(request: request.id, reasons: reasons(for: request))
        }
        roster.warnings = scenario.requests.compactMap { request in
            guard let fixed = request.fixed, placed.contains(request.id) else { return nil }
            let others = eligibility.certainSpineDates(request)
            let shut = eligibility.refusals(request, at: fixed.start, otherSpineDates: others)
            return shut.isEmpty ? nil : RequestReasons(request: request.id, reasons: shut)
        }
        roster.calls = FollowUpCalls.place(FollowUpCalls.dueCalls(scenario, roster), scenario, roster)
        let terms = TermCounter(scenario).terms(of: roster)
        roster.terms = terms
        roster.objective = terms.total
        return roster
    }

    private func reasons(for request: Request) -> [Reason] {
        let shut = eligibility.reasonsNotInWeek(request)
        guard shut.isEmpty else { return shut }
        return [Reason(.capacity, CapacityReason(scenario: scenario, eligibility: eligibility).text(for: request))]
    }
}

/// Says in words why a request that could be placed was not.
struct CapacityReason {
    let scenario: Scenario
    let eligibility: Eligibility

    func text(for request: Request) -> String {
        guard let procedure = scenario.procedures.first(where: { $0.code == request.procedure }) else {
            return "no room in this week"
        }
        let open = scenario.sessions.filter { eligibility.release(of: request, in: $0) != nil }
        let skilled = scenario.staff.radiologists.filter { $0.skills.contains(procedure.skill) }
        if skilled.isEmpty { return "no radiologist has the skill \(procedure.skill)" }
        let possible = open.filter { session in skilled.contains { $0.sessions.contains(session.name) } }
        if possible.isEmpty {
            let names = open.map(\.name.description).joined(separator: ", ")
            return
                "no radiologist with the skill \(procedure.skill) can be on duty when the request could be done (\(names))"
        }
        let names = possible.map(\.name.description).joined(separator: ", ")
        return "could be done in \(names), but what that would cost elsewhere is more than leaving it out"
    }
}
