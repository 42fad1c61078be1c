/// The name of a half-day block of the week, such as `mon/am`.
public struct SessionName: Hashable, Sendable {
    /// The day.
    public var weekday: Weekday
    /// The name of the half, as `site.halves` spells it.
    public var half: String

    /// From its two parts.
    public init(_ weekday: Weekday, _ half: String) {
        self.weekday = weekday
        self.half = half
    }

    /// Reads `mon/am`; nil where the day is none. Whether the half exists is for the site to say.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let weekday = Weekday(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
        self.init(weekday, String(parts[1]))
    }
}

extension SessionName: CustomStringConvertible {
    /// `mon/am`.
    public var description: String { "\(weekday.rawValue)/\(half)" }
}

/// A half-open span of minutes since midnight, `[start, end)`.
public struct ClockSpan: Hashable, Sendable {
    /// First minute.
    public var start: Int
    /// First minute after it, up to 1440.
    public var end: Int

    /// From its ends.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// Minutes it lasts.
    public var length: Int { end - start }
}

/// A session on its date: one half of one open day of the week.
public struct Session: Hashable, Sendable {
    /// `mon/am`.
    public var name: SessionName
    /// The date.
    public var day: Day
    /// Position of the half in `site.halves`, from 0.
    public var halfIndex: Int
    /// When it begins.
    public var start: Instant
    /// When it ends.
    public var end: Instant

    /// From its parts.
    public init(name: SessionName, day: Day, halfIndex: Int, start: Instant, end: Instant) {
        self.name = name
        self.day = day
        self.halfIndex = halfIndex
        self.start = start
        self.end = end
    }
}
