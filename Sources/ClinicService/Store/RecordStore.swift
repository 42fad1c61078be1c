import Clinic

/// Where a clinic keeps its weeks, rosters and log.
///
/// Whoever implements it promises that a change is whole or not there at all, that a change which was reported done
/// stays done, and that changes of several writers come one after the other, each seeing the one before.
public protocol RecordStore: Sendable {
    /// Reads one state of the store, whatever others write meanwhile.
    ///
    /// - Throws: What `body` throws, or why the store cannot be read.
    func read<Value>(_ body: (any RecordReading) throws(ServiceError) -> Value) throws(ServiceError) -> Value

    /// Makes one change: nobody else writes from the first reading of `body` to the end. Where `body` throws, nothing has
    /// changed.
    ///
    /// - Throws: What `body` throws, or why the store cannot be written.
    func change<Value>(_ body: (any RecordWriting) throws(ServiceError) -> Value) throws(ServiceError) -> Value
}

/// One state of a store.
public protocol RecordReading {
    /// Mondays of the weeks that it holds, in order.
    func weeks() throws(ServiceError) -> [Day]
    /// The weeks that have a request with this id, in order.
    func weeks(with request: String) throws(ServiceError) -> [Day]
    /// A week's newest record; nil where the store does not have the week.
    func record(of week: Day) throws(ServiceError) -> WeekRecord?
    /// The IANA name of the newest week's time zone; nil where there is no week.
    func timeZone() throws(ServiceError) -> String?
    /// Log entries of a week or of all, by number, those after a number.
    func entries(of week: Day?, after number: Int) throws(ServiceError) -> [LogEntry]
    /// A log entry.
    func entry(_ number: Int) throws(ServiceError) -> LogEntry?
    /// The entry that takes another back; nil where none does.
    func undoing(of number: Int) throws(ServiceError) -> Int?
    /// The newest entry of a week that changed anything, was not taken back and takes nothing back itself.
    func newestChange(of week: Day) throws(ServiceError) -> LogEntry?
    /// The instant of the latest entry of a week; nil where there is none.
    func latestInstant(of week: Day) throws(ServiceError) -> Instant?
    /// Drafts and published rosters of a week, by number.
    func rosters(of week: Day) throws(ServiceError) -> [StoredRoster]
}

/// A store in the middle of a change.
public protocol RecordWriting: RecordReading {
    /// Takes in a week that the store does not have.
    func open(_ record: WeekRecord) throws(ServiceError)
    /// Puts a week's record in the place of the one that was read.
    func write(_ record: WeekRecord, over old: WeekRecord) throws(ServiceError)
    /// Keeps a roster as draft or published; its number is given by the store.
    func keep(_ roster: StoredRoster) throws(ServiceError) -> StoredRoster
    /// Appends to the log; the number is given by the store.
    func append(_ entry: LogEntry) throws(ServiceError) -> LogEntry
}
