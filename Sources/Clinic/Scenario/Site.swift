/// The place: opening times, C-arms and recovery bays.
public struct Site: Hashable, Sendable {
    /// For headings.
    public var name: String
    /// IANA name of the time zone, for calendar feeds.
    public var timeZone: String
    /// Every boundary, duration and start is a multiple of this many minutes.
    public var gridMinutes: Int
    /// Weekdays on which sessions are held.
    public var openWeekdays: [Weekday]
    /// Dates on which none are held all the same.
    public var closedDates: [Day]
    /// The sessions of an open day, in time order.
    public var halves: [Half]
    /// Places for recovery after the injection.
    public var recoveryBays: Int
    /// The C-arms, in file order.
    public var cArms: [CArm]

    /// From its parts.
    public init(
        name: String, timeZone: String, gridMinutes: Int, openWeekdays: [Weekday], closedDates: [Day],
        halves: [Half], recoveryBays: Int, cArms: [CArm]
    ) {
        self.name = name
        self.timeZone = timeZone
        self.gridMinutes = gridMinutes
        self.openWeekdays = openWeekdays
        self.closedDates = closedDates
        self.halves = halves
        self.recoveryBays = recoveryBays
        self.cArms = cArms
    }

    /// Whether sessions are held on a date.
    public func isOpen(_ day: Day) -> Bool {
        openWeekdays.contains(day.weekday) && !closedDates.contains(day)
    }

    /// The C-arm with an id.
    public func cArm(_ id: String) -> CArm? { cArms.first { $0.id == id } }
}

/// A half-day block, the same on every open day.
public struct Half: Hashable, Sendable {
    /// `am`, `pm`.
    public var name: String
    /// Minutes since midnight.
    public var span: ClockSpan

    /// From its parts.
    public init(name: String, span: ClockSpan) {
        self.name = name
        self.span = span
    }
}

/// A C-arm and the room it stands in.
public struct CArm: Hashable, Sendable {
    /// Id.
    public var id: String
    /// For headings.
    public var name: String?
    /// When it cannot be used.
    public var closed: [Closure]

    /// From its parts.
    public init(id: String, name: String? = nil, closed: [Closure] = []) {
        self.id = id
        self.name = name
        self.closed = closed
    }
}

/// Downtime of a C-arm, `[from, to)`.
public struct Closure: Hashable, Sendable {
    /// Begin.
    public var from: Instant
    /// End.
    public var to: Instant
    /// Why.
    public var reason: String?

    /// From its parts.
    public init(from: Instant, to: Instant, reason: String? = nil) {
        self.from = from
        self.to = to
        self.reason = reason
    }
}
