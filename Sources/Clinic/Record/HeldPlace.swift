/// A place that is kept for a request while the patient is telephoned, and given up by itself when its time is over.
public struct HeldPlace: Hashable, Sendable {
    /// The request as it was asked for.
    public var request: Request
    /// When the patient is there, where that is later than the hold.
    public var arrives: Instant?
    /// Id of the C-arm.
    public var cArm: String
    /// Room start.
    public var start: Instant
    /// When the hold began.
    public var since: Instant
    /// The first instant at which the place is no longer held.
    public var until: Instant
    /// Who asked for it.
    public var by: String

    /// From its parts.
    public init(
        request: Request, arrives: Instant? = nil, cArm: String, start: Instant, since: Instant, until: Instant,
        by: String
    ) {
        self.request = request
        self.arrives = arrives
        self.cArm = cArm
        self.start = start
        self.since = since
        self.until = until
        self.by = by
    }

    /// Whether the place is still held at an instant.
    public func isLive(at now: Instant) -> Bool { now < until }
}
