import Clinic

/// Whether a request could be at a place, and at what price: rules first, then the promises alone, then the whole week.
struct PlaceQuestion {
    let scenario: Scenario
    /// The roster whose patients are asked about.
    let reference: Roster
    /// What is known of the best roster.
    let optimum: ProvenRange
    let solver: VariantSolver
    /// Whether patients who change are to be named, which takes longer.
    var namesChanges = true

    /// The answer; of several C-arms that do, the cheapest.
    func answer(_ request: Request, at place: AskedPlace) throws -> PlaceAnswer {
        var answer = PlaceAnswer(request: request.id, place: place.description)
        if let fixed = request.fixed { return promised(answer, fixed, place) }
        guard let session = session(of: place) else {
            answer.verdict = .forbidden
            answer.conflict = [outOfSession(place)]
            return answer
        }
        answer.gates = gates(request, at: place, session)
        let demands = demands(request, at: place, session)
        var open: [DemandedPlace] = []
        var isUndecided = false
        for demand in demands {
            let week = physicalWeek(request, demand, hasGates: !answer.gates.isEmpty)
            switch try solver.verdict(week.scenario, demands: week.demands) {
            case .canBeKept: open.append(demand)
            case .undecided: isUndecided = true
            case .cannotBeKept:
                let finding = try ConflictSearch(solver: solver).conflict(of: week)
                answer.conflict += finding.conflict.filter { !answer.conflict.contains($0) }
                answer.isMinimal = answer.isMinimal && finding.isMinimal
            }
        }
        if !open.isEmpty || isUndecided { answer.conflict = [] }
        if open.isEmpty || !answer.gates.isEmpty {
            answer.verdict = isUndecided && answer.gates.isEmpty ? .undecided : .forbidden
            return answer
        }
        return try priced(answer, open)
    }

    /// The cheapest place of the week for a request that has none, whatever it is.
    func anywhere(_ request: Request) throws -> PlaceAnswer {
        let demand = DemandedPlace(request: request.id)
        let answer = PlaceAnswer(request: request.id, place: "anywhere")
        let week = physicalWeek(request, demand, hasGates: false)
        switch try solver.verdict(week.scenario, demands: week.demands) {
        case .undecided: return answer
        case .canBeKept: return try priced(answer, [demand])
        case .cannotBeKept:
            let finding = try ConflictSearch(solver: solver).conflict(of: week)
            var forbidden = answer
            forbidden.verdict = .forbidden
            forbidden.conflict = finding.conflict
            forbidden.isMinimal = finding.isMinimal
            return forbidden
        }
    }

    // MARK: Rules

    private func promised(_ answer: PlaceAnswer, _ fixed: FixedPlace, _ place: AskedPlace) -> PlaceAnswer {
        var answer = answer
        let isThere =
            (place.cArm ?? fixed.cArm) == fixed.cArm && (place.start ?? fixed.start) == fixed.start
            && (place.session.map { $0 == SessionCalendar(scenario).session(at: fixed.start)?.name } ?? true)
        guard !isThere else {
            answer.verdict = .possible
            answer.price = ProvenRange(least: .zero, most: .zero)
            answer.visit = RosterDifference.places(reference)[answer.request]
            return answer
        }
        answer.verdict = .forbidden
        answer.conflict = [
            Circumstance(
                .fixed, input: "requests \(answer.request) fixed",
                "\(answer.request) is promised on \(fixed.cArm), \(fixed.start.told), and has no other place")
        ]
        return answer
    }

    /// The session of a place; nil where none is held.
    private func session(of place: AskedPlace) -> Session? {
        let calendar = SessionCalendar(scenario)
        if let start = place.start {
            guard start.minuteOfDay % scenario.site.gridMinutes == 0 else { return nil }
            return calendar.session(at: start)
        }
        return place.session.flatMap(calendar.session(named:))
    }

    private func outOfSession(_ place: AskedPlace) -> Circumstance {
        if let start = place.start {
            if start.minuteOfDay % scenario.site.gridMinutes != 0 {
                return Circumstance(
                    .session, input: "site grid_minutes",
                    "visits begin on a grid of \(scenario.site.gridMinutes) minutes, not at \(start.clock)")
            }
            guard scenario.site.isOpen(start.day) else {
                return Circumstance(.session, input: "site open_days", "\(start.day) is no open day")
            }
            return Circumstance(.session, input: "site halves", "no session is held at \(start.told)")
        }
        return Circumstance(
            .session, input: "site open_days", "\(place.session?.weekday.fullName ?? "it") is no open day of the week")
    }

    /// What forbids every start of the place. Within a session the rules only turn from no to yes, so the last one tells.
    private func gates(_ request: Request, at place: AskedPlace, _ session: Session) -> [Reason] {
        let eligibility = Eligibility(scenario)
        return eligibility.refusals(
            request, at: place.start ?? session.end - scenario.site.gridMinutes,
            otherSpineDates: eligibility.certainSpineDates(request))
    }

    // MARK: Promises

    /// The place on each C-arm that is meant; a start needs one, and of C-arms that are alike in the session one will do.
    private func demands(_ request: Request, at place: AskedPlace, _ session: Session) -> [DemandedPlace] {
        let demand = DemandedPlace(request: request.id, session: session.name, cArm: place.cArm, start: place.start)
        guard place.start != nil, place.cArm == nil else { return [demand] }
        let promised = Set(
            scenario.requests.compactMap(\.fixed).filter { session.start <= $0.start && $0.start < session.end }
                .map(\.cArm))
        var seen: Set<[Closure]> = []
        return scenario.site.cArms.filter { arm in
            let closures = arm.closed.filter { $0.from < session.end && session.start < $0.to }
            return promised.contains(arm.id) || seen.insert(closures).inserted
        }.map { arm in
            var onArm = demand
            onArm.cArm = arm.id
            return onArm
        }
    }

    /// Promises and the visit alone; where gates forbid it anyhow, what else would, is asked without them.
    private func physicalWeek(_ request: Request, _ demand: DemandedPlace, hasGates: Bool) -> LiftedWeek {
        var week = scenario.keeping { $0.fixed != nil || $0.id == request.id }
        if hasGates {
            for index in week.requests.indices where week.requests[index].id == request.id {
                week.requests[index] = request.withoutGates
            }
            week.history = []
            week.policy.repeatIntervalDays = 0
            // The roster's day may be the asked one, or after it.
            week.planningDate = min(week.planningDate, week.week - 1)
        }
        return LiftedWeek(scenario: week, demands: [demand])
    }

    // MARK: Price

    private func priced(_ answer: PlaceAnswer, _ demands: [DemandedPlace]) throws -> PlaceAnswer {
        var answer = answer
        var best: (roster: Roster, demand: DemandedPlace)?
        var bound: Points?
        for demand in demands {
            // What cannot be better than what is found already is not searched to its end.
            let known = best?.roster.objective
            let found = try solver.solve(scenario, demands: [demand]) { state in
                guard let known, let bound = state.bound else { return false }
                return known <= bound
            }
            switch found {
            case .roster(let roster):
                guard let objective = roster.objective else { continue }
                bound = min(bound ?? objective, roster.bound ?? .zero)
                if known.map({ objective < $0 }) ?? true { best = (roster, demand) }
            case .impossible, .ended: continue
            case .unknown: bound = .zero
            }
        }
        guard let best, let objective = best.roster.objective else { return answer }
        answer.verdict = .possible
        let least = max(.zero, min(bound ?? .zero, objective) - optimum.most)
        answer.price = ProvenRange(least: least, most: max(least, objective - optimum.least))
        answer.visit = RosterDifference.places(best.roster)[answer.request]
        guard namesChanges else { return answer }
        let roster = try FewestChanges(scenario: scenario, reference: reference, solver: solver)
            .improved(best.roster, demands: [best.demand])
        answer.visit = RosterDifference.places(roster)[answer.request]
        answer.changes = RosterDifference(scenario).changes(from: reference, to: roster)
        return answer
    }
}
