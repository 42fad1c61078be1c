/// The sessions of a scenario's open days, worked out once, for look-up by instant and by name.
public struct SessionCalendar: Sendable {
    /// All sessions, in time order.
    public let sessions: [Session]
    /// The same by days since the week's Monday, seven entries.
    private let byWeekday: [[Session]]
    private let week: Day

    /// The calendar of a scenario's week.
    public init(_ scenario: Scenario) {
        sessions = scenario.sessions
        week = scenario.week
        var days = Array(repeating: [Session](), count: 7)
        for session in sessions { days[session.day.weekday.index].append(session) }
        byWeekday = days
    }

    /// The session that contains an instant; nil between sessions, on closed days and outside the week.
    public func session(at instant: Instant) -> Session? {
        guard (0..<7).contains(instant.day - week) else { return nil }
        return byWeekday[instant.day.weekday.index].first { $0.start <= instant && instant < $0.end }
    }

    /// The session with a name; nil where its day is closed or the site has no such half.
    public func session(named name: SessionName) -> Session? {
        byWeekday[name.weekday.index].first { $0.name == name }
    }
}
