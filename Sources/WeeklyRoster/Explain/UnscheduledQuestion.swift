import Clinic

/// What a request without a place lacks: shut gates, or a resource, with the cheapest single change that would place it.
///
/// A change places the request where some best roster of the changed week has it. Groups of changes that cannot do so are
/// ruled out together: with the request forced into a week that is at least as free, every roster costs more than the best
/// one of the week as it is, which the changed week has as well.
struct UnscheduledQuestion {
    let scenario: Scenario
    let reference: Roster
    let optimum: ProvenRange
    let solver: VariantSolver

    /// The answer.
    func answer(_ request: Request) throws -> UnscheduledRequest {
        let gates = Eligibility(scenario).reasonsNotInWeek(request)
        var answer = UnscheduledRequest(request: request.id, gates: gates)
        guard gates.isEmpty else { return answer }
        let question = PlaceQuestion(scenario: scenario, reference: reference, optimum: optimum, solver: solver)
        answer.cheapestPlace = try question.anywhere(request)
        // A roster as good as the best has it already: nothing needs to change.
        if answer.cheapestPlace?.price?.most == .zero { return answer }
        let demand = DemandedPlace(request: request.id)
        var parts: [Part] = []
        for group in ChangeGroups(scenario, request: request).all() {
            let helps = try mayHelp(group.relaxed, demand)
            guard helps != false else { continue }
            if helps == true { answer.short.append(group.shortage) }
            parts += group.parts.map { Part($0, mayHelp: group.parts.count == 1 ? helps : nil, in: scenario) }
        }
        try search(&parts, request, demand, &answer)
        return answer
    }

    /// Tries the changes by price, each after the part that it belongs to.
    private func search(
        _ parts: inout [Part], _ request: Request, _ demand: DemandedPlace, _ answer: inout UnscheduledRequest
    ) throws {
        let candidates = parts.indices.flatMap { part in parts[part].changes.map { (part: part, candidate: $0) } }
        let sorted = candidates.enumerated().sorted {
            ($0.element.candidate.proposed.price, $0.offset) < ($1.element.candidate.proposed.price, $1.offset)
        }.map(\.element)
        for (part, candidate) in sorted {
            // A part of one change is no cheaper to rule out than the change itself.
            if parts[part].mayHelp == nil, parts[part].changes.count > 1 {
                parts[part].mayHelp = try mayHelp(parts[part].relaxed, demand)
            }
            guard parts[part].mayHelp != false else { continue }
            switch try trial(candidate, request, demand) {
            case .places(let change):
                answer.change = change
                return
            case .doesNot: continue
            case .undecided: answer.untried.append(candidate.proposed)
            }
        }
    }

    /// Some changes, and whether any of them may help as far as is known.
    private struct Part {
        let relaxed: Scenario
        let changes: [Candidate]
        var mayHelp: Bool?

        init(_ part: ChangeGroup.Part, mayHelp: Bool?, in scenario: Scenario) {
            relaxed = part.relaxed
            changes = part.changes.map { Candidate(change: $0, proposed: $0.proposed(in: scenario)) }
            self.mayHelp = mayHelp
        }
    }

    private struct Candidate {
        let change: WeekChange
        let proposed: ProposedChange
    }

    /// Whether the request may be placed at no more than the optimum; nil where that was not known in time.
    private func mayHelp(_ relaxed: Scenario, _ demand: DemandedPlace) throws -> Bool? {
        let most = optimum.most
        let answer = try solver.solve(relaxed, demands: [demand]) { state in
            state.bound.map { most < $0 } == true || state.kept.map { $0 <= most } == true
        }
        switch answer {
        case .impossible, .ended: return false
        case .unknown: return nil
        case .roster(let roster):
            if let objective = roster.objective, objective <= most { return true }
            return roster.bound.map { most < $0 } == true ? false : nil
        }
    }

    private enum Trial {
        case places(ChangeThatPlaces)
        case doesNot
        case undecided
    }

    /// The best roster of the changed week with the request, and whether any without it is better.
    private func trial(_ candidate: Candidate, _ request: Request, _ demand: DemandedPlace) throws -> Trial {
        let changed = candidate.change.applied(to: scenario)
        let most = optimum.most
        let forced = try solver.solve(changed, demands: [demand]) { $0.bound.map { most < $0 } == true }
        guard case .roster(let with) = forced, let objective = with.objective, let bound = with.bound else {
            return forced.isUnknown ? .undecided : .doesNot
        }
        if most < bound { return .doesNot }
        let free = try solver.solve(changed) { state in
            state.bound.map { objective <= $0 } == true || state.kept.map { $0 < bound } == true
        }
        guard case .roster(let without) = free else { return .undecided }
        if let least = without.bound, objective <= least, let visit = RosterDifference.places(with)[request.id] {
            return .places(found(candidate, visit, objective))
        }
        if let visit = RosterDifference.places(without)[request.id], without.bound == without.objective {
            return .places(found(candidate, visit, without.objective ?? objective))
        }
        return without.objective.map { $0 < bound } == true ? .doesNot : .undecided
    }

    private func found(_ candidate: Candidate, _ visit: Placement, _ objective: Points) -> ChangeThatPlaces {
        ChangeThatPlaces(
            change: candidate.proposed, visit: visit, objective: ProvenRange(least: objective, most: objective))
    }
}
