/// What can break.
public enum RepairEventKind: String, CaseIterable, Hashable, Sendable {
    /// A C-arm is down.
    case cArm = "c_arm"
    /// A radiologist is away.
    case radiologist
    /// A technologist is away.
    case technologist
    /// A nurse is away.
    case nurse
    /// A session is closed: every C-arm is down.
    case session
}

/// Something that breaks, `[from, to)`.
public struct RepairEvent: Hashable, Sendable {
    /// What breaks.
    public var kind: RepairEventKind
    /// Id of the C-arm or the person; `tue/am` for a session.
    public var id: String
    /// Begin.
    public var from: Instant
    /// End.
    public var to: Instant
    /// Why, in the words of whoever tells it.
    public var reason: String?

    /// From its parts.
    public init(_ kind: RepairEventKind, _ id: String, from: Instant, to: Instant, reason: String? = nil) {
        self.kind = kind
        self.id = id
        self.from = from
        self.to = to
        self.reason = reason
    }

    /// A session that is closed from its begin to its end.
    public init(closing session: Session, reason: String? = nil) {
        self.init(.session, session.name.description, from: session.start, to: session.end, reason: reason)
    }

    /// `r1 is away 10:45 to 11:15 (called away)`, for people.
    public var text: String {
        let times =
            from.day == to.day || to == (from.day + 1).midnight
            ? "\(from.clock) to \(to.day == from.day ? to.clock : "24:00")"
            : "\(from.day) \(from.clock) to \(to.day) \(to.clock)"
        let why = reason.map { " (\($0))" } ?? ""
        return switch kind {
        case .cArm: "\(id) is down \(times)\(why)"
        case .radiologist, .technologist, .nurse: "\(id) is away \(times)\(why)"
        case .session: "\(id) is closed\(why)"
        }
    }
}
