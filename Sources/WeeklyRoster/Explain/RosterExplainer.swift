import Clinic
import MILP

/// What is asked of a week.
public enum ExplainQuestion: Hashable, Sendable {
    /// Why the week is impossible, or why its unscheduled requests have no place.
    case week
    /// Why this request, by id, has no place; where it has one, what the others would cost.
    case request(String)
    /// Why this request is not at a place, or what that would cost.
    case place(request: String, AskedPlace)
}

/// Why a question cannot be answered.
public enum ExplainFailure: Error, Sendable {
    /// The scenario has no such request.
    case unknownRequest(String)
    /// The roster that was given breaks rules of its scenario.
    case brokenRoster([Violation])
}

/// Answers why a week is as it is; see `Docs/explain.md`. Every claim is solved or checked.
public struct RosterExplainer: Sendable {
    private let solver: any MILPSolver

    /// With the solver of integer programs to use.
    public init(solver: any MILPSolver) { self.solver = solver }

    /// Share of the time limit that the roster itself may take.
    private static let shareOfRoster = 0.5

    /// The answer, as far as the limit allows.
    ///
    /// - Parameters:
    ///   - roster: the roster that is asked about; nil: the best one, which is made first.
    ///   - timeLimitSeconds: for the whole answer; nil: until everything is proven.
    ///   - progress: told a few times a second how the search at hand stands.
    ///   - onPart: told the answer so far, whenever more is known.
    ///   - isCancelled: asked often; true ends the search with what is known.
    /// - Throws: ``ExplainFailure``, ``RosterFailure`` where no roster was found in time, or `SolverError`.
    public func explain(
        _ scenario: Scenario, roster: Roster? = nil, question: ExplainQuestion = .week,
        timeLimitSeconds: Double? = nil, progress: (@Sendable (RosterProgress) -> Void)? = nil,
        onPart: ((Explanation) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws -> Explanation {
        if let id = question.request, !scenario.requests.contains(where: { $0.id == id }) {
            throw ExplainFailure.unknownRequest(id)
        }
        if let roster {
            let violations = RosterChecker(scenario).check(roster)
            guard violations.isEmpty else { throw ExplainFailure.brokenRoster(violations) }
        }
        let clock = SearchClock(limitSeconds: timeLimitSeconds, isCancelled: isCancelled)
        let variants = VariantSolver(solver: solver, clock: clock, progress: progress)
        let options = RosterOptions(timeLimitSeconds: timeLimitSeconds.map { $0 * Self.shareOfRoster })
        let given = roster.flatMap { $0.status == .infeasible ? nil : $0 }
        var best = given
        var bound = Points.zero
        do {
            let found = try RosterOptimizer(solver: solver).optimize(
                scenario, options: options, progress: progress, isCancelled: isCancelled
            ).roster
            if found.status == .infeasible {
                return try ImpossibleQuestion(scenario: scenario, solver: variants).answer(found.conflict, onPart)
            }
            bound = found.bound ?? .zero
            best = found
        } catch RosterFailure.nothingFound where given != nil {
            // The roster that was given is known to be legal; nothing is proven of the week.
        }
        guard let best, let objective = best.objective else { throw RosterFailure.nothingFound }
        let reference = given ?? best
        let range = ProvenRange(least: bound, most: min(objective, reference.objective ?? objective))
        return try Answering(
            scenario: scenario, reference: reference, optimum: range, solver: variants, onPart: onPart
        ).answer(question)
    }
}

extension ExplainQuestion {
    /// The request that is asked about.
    var request: String? {
        switch self {
        case .week: nil
        case .request(let id), .place(let id, _): id
        }
    }
}

/// A question of a possible week, on its way to an answer.
private struct Answering {
    let scenario: Scenario
    let reference: Roster
    let optimum: ProvenRange
    let solver: VariantSolver
    let onPart: ((Explanation) -> Void)?

    func answer(_ question: ExplainQuestion) throws -> Explanation {
        switch question {
        case .week:
            return try unscheduled(reference.unscheduled.map(\.request))
        case .request(let id):
            guard let visit = RosterDifference.places(reference)[id] else { return try unscheduled([id]) }
            return try scheduled(id, visit)
        case .place(let id, let place):
            let waiting = explanation(.place(PlaceAnswer(request: id, place: place.description)), isComplete: false)
            onPart?(waiting)
            guard let request = request(id) else { return waiting }
            let answer = try placeQuestion(namesChanges: true).answer(request, at: place)
            return explanation(.place(answer), isComplete: answer.isKnown)
        }
    }

    private func unscheduled(_ ids: [String]) throws -> Explanation {
        var answers: [UnscheduledRequest] = []
        // Shut gates need no search; whoever needs one has an equal part of the time.
        let eligibility = Eligibility(scenario)
        let requests = ids.compactMap(request)
        var searches = requests.count(where: eligibility.isEligibleInWeek)
        for request in requests {
            onPart?(explanation(.unscheduled(answers), isComplete: false))
            let question = UnscheduledQuestion(
                scenario: scenario, reference: reference, optimum: optimum,
                solver: solver.share(1 / Double(max(1, searches))))
            answers.append(try question.answer(request))
            if eligibility.isEligibleInWeek(request) { searches -= 1 }
        }
        return explanation(.unscheduled(answers), isComplete: answers.allSatisfy(\.isKnown))
    }

    private func scheduled(_ id: String, _ visit: Placement) throws -> Explanation {
        var answer = ScheduledRequest(visit: visit, sessions: [])
        let question = placeQuestion(namesChanges: false)
        for session in scenario.sessions {
            onPart?(explanation(.scheduled(answer), isComplete: false))
            guard let request = request(id) else { continue }
            answer.sessions.append(try question.answer(request, at: AskedPlace(session: session.name)))
        }
        return explanation(.scheduled(answer), isComplete: answer.sessions.allSatisfy(\.isKnown))
    }

    private func placeQuestion(namesChanges: Bool) -> PlaceQuestion {
        PlaceQuestion(
            scenario: scenario, reference: reference, optimum: optimum, solver: solver, namesChanges: namesChanges)
    }

    private func request(_ id: String) -> Request? { scenario.requests.first { $0.id == id } }

    private func explanation(_ answer: ExplanationAnswer, isComplete: Bool) -> Explanation {
        Explanation(
            scenario: scenario.name, week: scenario.week, optimum: optimum, answer: answer, isComplete: isComplete)
    }
}

extension PlaceAnswer {
    /// Whether nothing was left open by the limit.
    var isKnown: Bool { verdict != .undecided && isMinimal && price?.isExact != false }
}

extension UnscheduledRequest {
    /// Whether nothing was left open by the limit.
    var isKnown: Bool { cheapestPlace?.isKnown != false && untried.isEmpty }
}
