import Clinic

/// A request without a place, sorted by what would help it.
struct WaitingRequest {
    /// What has to happen before it can have a place.
    enum Obstacle: Int, CaseIterable, Comparable {
        /// It could have had one: others cost less.
        case room
        /// A date has to pass.
        case date
        /// Somebody has to do something.
        case action

        static func < (a: Obstacle, b: Obstacle) -> Bool { a.rawValue < b.rawValue }

        /// For a heading.
        var title: String {
            switch self {
            case .room: "Eligible, but no room this week"
            case .date: "Waiting for a date"
            case .action: "Waiting for somebody to act"
            }
        }
    }

    let id: String
    /// Nil where the scenario does not have it.
    let request: Request?
    let reasons: [Reason]
    let obstacle: Obstacle
    /// When the last of the dated reasons ends.
    let changes: Instant?

    private init(_ entry: RequestReasons, _ request: Request?) {
        id = entry.request
        self.request = request
        reasons = entry.reasons
        let dated = reasons.compactMap(\.until)
        changes = dated.max()
        if reasons.contains(where: { $0.until == nil && $0.code != .capacity }) {
            obstacle = .action
        } else {
            obstacle = dated.isEmpty ? .room : .date
        }
    }

    /// Those of a roster: by obstacle, then by date, then the more urgent first, then by id.
    static func all(of roster: Roster, in scenario: Scenario) -> [WaitingRequest] {
        // Asked by id, never iterated; of two requests with one id, the first.
        let requests = Dictionary(scenario.requests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return roster.unscheduled.map { WaitingRequest($0, requests[$0.request]) }.sorted { a, b in
            if a.obstacle != b.obstacle { return a.obstacle < b.obstacle }
            let (whenA, whenB) = (a.changes?.minutes ?? Int.max, b.changes?.minutes ?? Int.max)
            if whenA != whenB { return whenA < whenB }
            let (factorA, factorB) = (a.factor(in: scenario), b.factor(in: scenario))
            return factorA != factorB ? factorB < factorA : a.id < b.id
        }
    }

    /// What a person has to be told.
    var reasonText: String { reasons.map(\.text).joined(separator: "; ") }

    /// From when it may be placed, as far as dates decide that.
    var possibleFrom: String {
        let date = changes.map(RosterWords.moment)
        switch obstacle {
        case .room: return "now"
        case .date: return date ?? "now"
        case .action: return date.map { "then \($0)" } ?? "not known"
        }
    }

    private func factor(in scenario: Scenario) -> PriorityFactor {
        request.flatMap { scenario.policy.factor(of: $0.priority) } ?? PriorityFactor(0)
    }
}
