import Clinic

/// Of several rosters that cost the same, looks for one that leaves more patients where they were.
///
/// An optimum is rarely the only one, and a search takes the first it meets. Here everybody is held in the old session
/// as long as that costs nothing: first whole days, then one patient after the other. What is left changed cannot be held
/// by itself beside the others.
struct FewestChanges {
    let scenario: Scenario
    /// Where the patients were.
    let reference: Roster
    let solver: VariantSolver

    /// A roster with the demands that costs no more than `roster` and changes fewer patients, or `roster` itself.
    func improved(_ roster: Roster, demands: [DemandedPlace]) throws -> Roster {
        guard let limit = roster.objective else { return roster }
        let difference = RosterDifference(scenario)
        var best = roster
        var held = demands
        let demanded = Set(demands.map(\.request))
        let old = oldSessions().filter { !demanded.contains($0.request) }
        let changedDays = days(of: difference.changes(from: reference, to: roster), demanded)
        // All other days at once; where that costs too much, one by one.
        let others = old.filter { !changedDays.contains($0.day) }
        if let found = try holding(held + others.map(\.place), limit) {
            best = found
            held += others.map(\.place)
        }
        for entry in old where changedDays.contains(entry.day) {
            guard moved(difference.changes(from: reference, to: best)).contains(entry.request) else { continue }
            guard let found = try holding(held + [entry.place], limit) else { continue }
            best = found
            held.append(entry.place)
        }
        let count = { (roster: Roster) in moved(difference.changes(from: reference, to: roster)).count }
        return count(best) < count(roster) ? best : roster
    }

    private struct OldPlace {
        let request: String
        let day: Day
        let place: DemandedPlace
    }

    /// Everybody's session in the reference, in the order of the scenario.
    private func oldSessions() -> [OldPlace] {
        let places = RosterDifference.places(reference)
        let calendar = SessionCalendar(scenario)
        return scenario.requests.compactMap { request in
            guard request.fixed == nil, let old = places[request.id], let session = calendar.session(at: old.start)
            else { return nil }
            return OldPlace(
                request: request.id, day: session.day,
                place: DemandedPlace(request: request.id, session: session.name))
        }
    }

    /// Who has another session, or one where there was none, or none where there was one.
    private func moved(_ changes: [PatientChange]) -> [String] {
        changes.filter { $0.kind != .time }.map(\.request)
    }

    /// The days that must change: those of the demanded visits, before and after.
    private func days(of changes: [PatientChange], _ demanded: Set<String>) -> Set<Day> {
        Set(
            changes.filter { demanded.contains($0.request) }.flatMap { [$0.old?.start.day, $0.new?.start.day] }
                .compactMap(\.self))
    }

    private func holding(_ demands: [DemandedPlace], _ limit: Points) throws -> Roster? {
        let answer = try solver.solve(scenario, demands: demands) { state in
            state.kept.map { $0 <= limit } == true || state.bound.map { limit < $0 } == true
        }
        guard case .roster(let roster) = answer, let objective = roster.objective, objective <= limit else {
            return nil
        }
        return roster
    }
}
