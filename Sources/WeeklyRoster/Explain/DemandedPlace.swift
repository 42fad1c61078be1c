import Clinic

/// A place that a request must have in a variant of a week, told by ids, so that it outlives changes of the scenario.
struct DemandedPlace: Hashable, Sendable {
    /// Id of the request.
    var request: String
    /// Nil: any session.
    var session: SessionName?
    /// Nil: any C-arm.
    var cArm: String?
    /// Nil: any start; stands with a session and a C-arm only.
    var start: Instant?

    /// The same by positions; nil where the scenario has no such request, session or C-arm.
    func position(in scenario: Scenario, _ sessions: [Session]) -> PlaceDemand? {
        guard let number = scenario.requests.firstIndex(where: { $0.id == request }) else { return nil }
        var demand = PlaceDemand(request: number)
        if let session {
            guard let position = sessions.firstIndex(where: { $0.name == session }) else { return nil }
            demand.session = position
            demand.start = start.map { $0 - sessions[position].start }
        }
        if let cArm {
            guard let position = scenario.site.cArms.firstIndex(where: { $0.id == cArm }) else { return nil }
            demand.arm = position
        }
        return demand
    }
}
