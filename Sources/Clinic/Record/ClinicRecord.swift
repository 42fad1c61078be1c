/// A roster as it was kept or published; it never changes.
public struct StoredRoster: Hashable, Sendable {
    /// Number, from 1, over all weeks.
    public var number: Int
    /// Whether it was published; a draft was not.
    public var isPublished: Bool
    /// Name of a draft.
    public var name: String?
    /// When, by the site's clock.
    public var at: Instant
    /// Who.
    public var by: String
    /// The roster.
    public var roster: Roster

    /// From its parts.
    public init(number: Int, isPublished: Bool, name: String? = nil, at: Instant, by: String, roster: Roster) {
        self.number = number
        self.isPublished = isPublished
        self.name = name
        self.at = at
        self.by = by
        self.roster = roster
    }
}

/// Everything that a clinic's store holds.
public struct ClinicRecord: Hashable, Sendable {
    /// The weeks, in order.
    public var weeks: [WeekRecord]
    /// Drafts and published rosters, by number.
    public var rosters: [StoredRoster]
    /// The log, by number.
    public var log: [LogEntry]

    /// From its parts.
    public init(weeks: [WeekRecord], rosters: [StoredRoster] = [], log: [LogEntry] = []) {
        self.weeks = weeks
        self.rosters = rosters
        self.log = log
    }
}
