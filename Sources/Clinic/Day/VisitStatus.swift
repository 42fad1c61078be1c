/// How far a visit has come on its day.
public enum VisitStatus: String, CaseIterable, Hashable, Sendable {
    /// Not here yet.
    case expected
    /// Here: checked in, at the intake or waiting for the room.
    case arrived
    /// On the table.
    case inRoom = "in-room"
    /// In a recovery bay, up to the end of the discharge check.
    case recovery
    /// Gone home.
    case left
    /// The patient or the clinic gave the visit up.
    case cancelled
    /// The patient did not come and did not say so.
    case noShow = "no-show"

    /// Whether the visit takes place, has taken place or is still to: it holds what was planned for it.
    public var isKept: Bool { self != .cancelled && self != .noShow }
}

/// The status of a visit with the real times that are known of it.
public struct VisitProgress: Hashable, Sendable {
    /// How far it has come.
    public var status: VisitStatus
    /// When the patient came.
    public var arrived: Instant?
    /// When the visit in the room began.
    public var started: Instant?
    /// When the patient left the room.
    public var finished: Instant?
    /// When the visit was over: the patient went home, or it was known that there would be none.
    public var ended: Instant?

    /// From its parts; times that nobody noted are left out.
    public init(
        _ status: VisitStatus, arrived: Instant? = nil, started: Instant? = nil, finished: Instant? = nil,
        ended: Instant? = nil
    ) {
        self.status = status
        self.arrived = arrived
        self.started = started
        self.finished = finished
        self.ended = ended
    }

    /// When the status began; nil where nobody noted it, and for a patient who is only expected.
    public var since: Instant? {
        switch status {
        case .expected: nil
        case .arrived: arrived
        case .inRoom: started
        case .recovery: finished
        case .left, .cancelled, .noShow: ended
        }
    }
}
