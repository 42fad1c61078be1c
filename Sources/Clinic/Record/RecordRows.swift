/// Rows of a week's record: all of them, or those by which one state of it differs from another.
///
/// Parts that follow from the others, such as calls, stand here as a whole where they changed, since their order counts.
public struct RecordRows: Hashable, Sendable {
    /// The scenario without its requests.
    public var frame: Scenario?
    /// Rows of the scenario's requests.
    public var requests: [Request] = []
    /// What the roster says of itself.
    public var head: RosterHead?
    /// Staffed C-arms.
    public var armSessions: [ArmSession] = []
    /// Placed requests.
    public var appointments: [Placement] = []
    /// Places kept free.
    public var reserves: [Placement] = []
    /// All requests without a place.
    public var unscheduled: [RequestReasons]?
    /// All follow-up calls.
    public var calls: [FollowUpCall]?
    /// All promises kept against a rule.
    public var warnings: [RequestReasons]?
    /// How far visits have come.
    public var progress: [RequestProgress] = []
    /// Places that the roster no longer has.
    public var givenUp: [Placement] = []
    /// Places kept while patients are telephoned.
    public var holds: [HeldPlace] = []

    /// No rows.
    public init() {}

    /// Whether there are no rows at all.
    public var isEmpty: Bool { self == RecordRows() }
}

/// What a roster says of itself beside its rows.
public struct RosterHead: Hashable, Sendable {
    /// Proven best, or legal.
    public var status: RosterStatus
    /// Sum of all terms.
    public var objective: Points?
    /// Proven lower bound.
    public var bound: Points?
    /// Points by term.
    public var terms: TermPoints?
    /// Number of the published roster that it began as.
    public var publication: Int?

    /// From its parts.
    public init(
        status: RosterStatus, objective: Points? = nil, bound: Points? = nil, terms: TermPoints? = nil,
        publication: Int? = nil
    ) {
        self.status = status
        self.objective = objective
        self.bound = bound
        self.terms = terms
        self.publication = publication
    }
}

/// How far the visit of a request has come.
public struct RequestProgress: Hashable, Sendable {
    /// Id of the request.
    public var request: String
    /// Status and real times.
    public var progress: VisitProgress

    /// From its parts.
    public init(request: String, progress: VisitProgress) {
        self.request = request
        self.progress = progress
    }
}

// MARK: - A record as rows

extension WeekRecord {
    /// Everything as rows; progress by id of the request.
    public var rows: RecordRows {
        var rows = RecordRows()
        rows.frame = frame
        rows.requests = scenario.requests
        if let roster {
            rows.head = head
            rows.armSessions = roster.armSessions
            rows.appointments = roster.appointments
            rows.reserves = roster.reserves
            rows.unscheduled = roster.unscheduled
            rows.calls = roster.calls
            rows.warnings = roster.warnings
        }
        rows.progress = progressRows
        rows.givenUp = givenUp
        rows.holds = holds
        return rows
    }

    /// The record that all its rows make; nil without the scenario's frame.
    public init?(_ rows: RecordRows) {
        guard var scenario = rows.frame else { return nil }
        scenario.requests = rows.requests
        self.init(scenario: scenario)
        roster = WeekRecord.roster(rows, of: scenario)
        publication = rows.head?.publication
        progress = Dictionary(
            rows.progress.map { ($0.request, $0.progress) }, uniquingKeysWith: { _, last in last })
        givenUp = rows.givenUp
        holds = rows.holds
    }

    /// The scenario without its requests.
    var frame: Scenario {
        var frame = scenario
        frame.requests = []
        return frame
    }

    var head: RosterHead? {
        roster.map {
            RosterHead(
                status: $0.status, objective: $0.objective, bound: $0.bound, terms: $0.terms, publication: publication)
        }
    }

    var progressRows: [RequestProgress] {
        progress.sorted { $0.key < $1.key }.map { RequestProgress(request: $0.key, progress: $0.value) }
    }

    static func roster(_ rows: RecordRows, of scenario: Scenario) -> Roster? {
        guard let head = rows.head else { return nil }
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: head.status)
        roster.objective = head.objective
        roster.bound = head.bound
        roster.terms = head.terms
        roster.armSessions = rows.armSessions
        roster.appointments = rows.appointments
        roster.reserves = rows.reserves
        roster.unscheduled = rows.unscheduled ?? []
        roster.calls = rows.calls ?? []
        roster.warnings = rows.warnings ?? []
        return roster
    }
}

// MARK: - Differences

extension WeekRecord {
    /// The rows that another state of the same week does not have, in this one's order.
    public func rows(missingFrom other: WeekRecord) -> RecordRows {
        let (mine, theirs) = (rows, other.rows)
        var rows = RecordRows()
        rows.frame = mine.frame == theirs.frame ? nil : mine.frame
        rows.requests = missing(mine.requests, theirs.requests)
        rows.head = mine.head == theirs.head ? nil : mine.head
        rows.armSessions = missing(mine.armSessions, theirs.armSessions)
        rows.appointments = missing(mine.appointments, theirs.appointments)
        rows.reserves = missing(mine.reserves, theirs.reserves)
        rows.unscheduled = mine.unscheduled == theirs.unscheduled ? nil : mine.unscheduled
        rows.calls = mine.calls == theirs.calls ? nil : mine.calls
        rows.warnings = mine.warnings == theirs.warnings ? nil : mine.warnings
        rows.progress = missing(mine.progress, theirs.progress)
        rows.givenUp = missing(mine.givenUp, theirs.givenUp)
        rows.holds = missing(mine.holds, theirs.holds)
        return rows
    }
}

private func missing<Row: Hashable>(_ rows: [Row], _ others: [Row]) -> [Row] {
    let known = Set(others)
    return rows.filter { !known.contains($0) }
}
