/// What is known of a day beside its roster: the time, how far each visit has come, which calls are done.
public struct DaySituation: Hashable, Sendable {
    /// The time at the site; nil for a day that is looked at as planned.
    public var now: Instant?
    /// How far visits have come, by id of the request; a visit without an entry is expected.
    public var progress: [String: VisitProgress]
    /// Places of the day that the roster no longer has, cancelled ones for instance, with what they were. Without an
    /// entry under `progress` they count as cancelled.
    public var givenUp: [Placement]
    /// Calls that were made; nil where nobody keeps a record, and then no earlier call counts as overdue.
    public var callsDone: [CallDone]?

    /// From its parts; nothing is known unless given.
    public init(
        now: Instant? = nil, progress: [String: VisitProgress] = [:], givenUp: [Placement] = [],
        callsDone: [CallDone]? = nil
    ) {
        self.now = now
        self.progress = progress
        self.givenUp = givenUp
        self.callsDone = callsDone
    }
}

/// A follow-up call that was made.
public struct CallDone: Hashable, Sendable {
    /// Id of the request that was done.
    public var request: String
    /// Patient code.
    public var patient: String
    /// Days after the injection, as the roster lists the call.
    public var day: Int
    /// When it was made, where that was noted.
    public var at: Instant?
    /// Who made it, where that was noted.
    public var by: String?

    /// From its parts.
    public init(request: String, patient: String, day: Int, at: Instant? = nil, by: String? = nil) {
        self.request = request
        self.patient = patient
        self.day = day
        self.at = at
        self.by = by
    }
}
