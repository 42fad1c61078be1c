import Clinic

/// A place of a roster with what it is for: the facts that both the terminal and the page tell of a visit.
struct PlannedVisit {
    let placement: Placement
    /// Nil for a place kept free.
    let request: Request?
    let procedure: Procedure
    let times: VisitTimes

    /// Nil where the scenario does not have the request or the procedure.
    init?(_ placement: Placement, in scenario: Scenario) {
        let request: Request?
        let code: String
        switch placement.purpose {
        case .request(let id):
            guard let found = scenario.requests.first(where: { $0.id == id }) else { return nil }
            request = found
            code = found.procedure
        case .reserve(let procedure):
            request = nil
            code = procedure
        }
        guard let procedure = scenario.procedures.first(where: { $0.code == code }) else { return nil }
        self.placement = placement
        self.request = request
        self.procedure = procedure
        times = VisitTimes(
            start: placement.start, steps: procedure.steps(sites: request?.sites ?? 1), intake: placement.intake?.start,
            discharge: placement.discharge?.start)
    }

    var isKeptFree: Bool { request == nil }
    var day: Day { placement.start.day }

    /// The request's id, or that the place is kept free.
    var label: String { request?.id ?? "kept free" }

    /// The procedure's code with its sites where there are two: `lumbar-tfesi, both sides`.
    var procedureLabel: String {
        guard let request, request.sites > 1 else { return procedure.code }
        return "\(procedure.code), \(RosterWords.sites(of: request, service: procedure.service))"
    }
}

/// The visits of a roster and what is said about them, in the order in which people look for them.
struct WeekPlan {
    let scenario: Scenario
    let roster: Roster
    /// Appointments and places kept free, by start, then by C-arm in the site's order.
    let visits: [PlannedVisit]
    /// What the roster places although the scenario does not have it.
    let strangers: [String]

    init(scenario: Scenario, roster: Roster) {
        self.scenario = scenario
        self.roster = roster
        let placements = roster.appointments + roster.reserves
        let order = Dictionary(
            scenario.site.cArms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let resolved = placements.compactMap { PlannedVisit($0, in: scenario) }
        visits = resolved.sorted { a, b in
            let (orderA, orderB) = (order[a.placement.cArm] ?? Int.max, order[b.placement.cArm] ?? Int.max)
            return (a.times.start, orderA, a.label) < (b.times.start, orderB, b.label)
        }
        strangers = placements.filter { PlannedVisit($0, in: scenario) == nil }.map { placement in
            switch placement.purpose {
            case .request(let id): id
            case .reserve(let procedure): procedure
            }
        }
    }

    /// The visits of a date.
    func visits(on day: Day) -> [PlannedVisit] { visits.filter { $0.day == day } }

    /// The visits of a C-arm in a session.
    func visits(in session: Session, cArm: String) -> [PlannedVisit] {
        visits.filter { $0.placement.cArm == cArm && session.start <= $0.times.start && $0.times.start < session.end }
    }

    /// Who staffs a C-arm in a session; nil where nobody does.
    func staffing(of session: SessionName, cArm: String) -> ArmSession? {
        roster.armSessions.first { $0.session == session && $0.cArm == cArm }
    }

    /// Why a promised visit should not be where it is; empty for any other.
    func warnings(for request: String) -> [Reason] {
        roster.warnings.filter { $0.request == request }.flatMap(\.reasons)
    }
}
