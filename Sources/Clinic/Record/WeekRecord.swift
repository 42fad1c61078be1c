/// A week as the clinic keeps it: what was asked for, the newest roster, and how far the visits have come.
public struct WeekRecord: Hashable, Sendable {
    /// The week, with the requests that came since it was planned.
    public var scenario: Scenario
    /// The newest roster; nil until one is published.
    public var roster: Roster?
    /// Number of the published roster that `roster` began as.
    public var publication: Int?
    /// How far visits have come, by id of the request; a visit without an entry is expected.
    public var progress: [String: VisitProgress]
    /// Places that the roster no longer has: cancelled visits and those whose patient did not come.
    public var givenUp: [Placement]
    /// Places kept while patients are telephoned, in the order in which they were asked for.
    public var holds: [HeldPlace]

    /// From its parts.
    public init(
        scenario: Scenario, roster: Roster? = nil, publication: Int? = nil, progress: [String: VisitProgress] = [:],
        givenUp: [Placement] = [], holds: [HeldPlace] = []
    ) {
        self.scenario = scenario
        self.roster = roster
        self.publication = publication
        self.progress = progress
        self.givenUp = givenUp
        self.holds = holds
    }

    /// The Monday of the week.
    public var week: Day { scenario.week }

    /// The request with an id.
    public func request(_ id: String) -> Request? { scenario.requests.first { $0.id == id } }

    /// Where a request is placed; nil where it has no place.
    public func placement(of request: String) -> Placement? {
        roster?.appointments.first { $0.request == request }
    }

    /// Requests whose visit in the room has begun or is over.
    public var underWay: Set<String> {
        Set(progress.filter { [.inRoom, .recovery, .left].contains($0.value.status) }.keys)
    }

    /// How far a visit has come.
    public func progress(of request: String) -> VisitProgress { progress[request] ?? VisitProgress(.expected) }

    /// What a picture of the day shows beside the roster.
    public func situation(at now: Instant?) -> DaySituation {
        DaySituation(now: now, progress: progress, givenUp: givenUp)
    }
}
