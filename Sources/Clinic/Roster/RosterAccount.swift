/// What a roster says of its requests and its points once its visits are decided: who is not scheduled and why, which
/// promises are kept against the rules, and the terms.
public struct RosterAccount: Sendable {
    private let scenario: Scenario
    private let eligibility: Eligibility

    /// For rosters of a scenario.
    public init(scenario: Scenario, eligibility: Eligibility) {
        self.scenario = scenario
        self.eligibility = eligibility
    }

    /// Fills in `unscheduled`, `warnings`, `terms` and `objective` from the roster's visits and arm-sessions.
    ///
    /// A request that the roster lists unscheduled already keeps its reasons; one that is placed loses its row.
    public func settle(_ roster: inout Roster) {
        let placed = Set(roster.appointments.compactMap(\.request))
        let told = Dictionary(
            roster.unscheduled.map { ($0.request, $0.reasons) }, uniquingKeysWith: { first, _ in first })
        roster.unscheduled = scenario.requests.filter { !placed.contains($0.id) }.map { request in
            RequestReasons(request: request.id, reasons: told[request.id] ?? reasons(for: request))
        }
        roster.warnings = scenario.requests.compactMap { request in
            guard let fixed = request.fixed, placed.contains(request.id) else { return nil }
            let others = eligibility.certainSpineDates(request)
            let shut = eligibility.refusals(request, at: fixed.start, otherSpineDates: others)
            return shut.isEmpty ? nil : RequestReasons(request: request.id, reasons: shut)
        }
        let terms = TermCounter(scenario).terms(of: roster)
        roster.terms = terms
        roster.objective = terms.total
    }

    private func reasons(for request: Request) -> [Reason] {
        let shut = eligibility.reasonsNotInWeek(request)
        guard shut.isEmpty else { return shut }
        return [Reason(.capacity, CapacityReason(scenario: scenario, eligibility: eligibility).text(for: request))]
    }
}
