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
