/// What was done to a clinic's record.
public enum ChangeKind: String, CaseIterable, Hashable, Sendable {
    /// A week's scenario was taken in.
    case open
    /// A roster was kept as a draft.
    case draft
    /// A roster was published.
    case publish
    /// A proposal was accepted.
    case add
    /// A patient cancelled.
    case cancel
    /// A patient did not come.
    case noShow = "no-show"
    /// A patient came.
    case arrive
    /// A visit in the room began.
    case start
    /// A patient left the room.
    case finish
    /// A patient went home.
    case leave
    /// A proposal is kept for some minutes.
    case hold
    /// A visit was moved to another C-arm or time.
    case move
    /// A gate is recorded as settled.
    case settle
    /// The roster was repaired after an event.
    case repair
    /// A remark.
    case note
    /// An earlier change was taken back.
    case undo
}

/// One line of the log, which no command rewrites.
public struct LogEntry: Hashable, Sendable {
    /// Number, from 1, without gaps.
    public var number: Int
    /// The Monday of the week it belongs to.
    public var week: Day
    /// When, by the site's clock.
    public var at: Instant
    /// Who.
    public var by: String
    /// What kind of change.
    public var kind: ChangeKind
    /// Id of the request it is about, where it is about one.
    public var request: String?
    /// What was done, for people.
    public var text: String
    /// Why, where a reason was given.
    public var reason: String?
    /// The rows that it took away.
    public var before: RecordRows
    /// The rows that it brought.
    public var after: RecordRows
    /// Number of the entry that it takes back.
    public var undoes: Int?

    /// From its parts.
    public init(
        number: Int, week: Day, at: Instant, by: String, kind: ChangeKind, request: String? = nil, text: String,
        reason: String? = nil, before: RecordRows = RecordRows(), after: RecordRows = RecordRows(), undoes: Int? = nil
    ) {
        self.number = number
        self.week = week
        self.at = at
        self.by = by
        self.kind = kind
        self.request = request
        self.text = text
        self.reason = reason
        self.before = before
        self.after = after
        self.undoes = undoes
    }
}
