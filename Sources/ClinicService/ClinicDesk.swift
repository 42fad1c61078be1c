import Clinic

/// The use cases of the clinic's day on a store: each change re-reads the newest state, applies one operation, checks
/// every rule and appends to the log, all as one.
public struct ClinicDesk: Sendable {
    let store: any RecordStore

    /// A desk at a store.
    public init(_ store: any RecordStore) { self.store = store }

    /// Makes one change of a week.
    ///
    /// - Throws: Why it was not made; the store is then as it was.
    public func make(_ change: some DayChange, in week: Day, _ moment: Moment) throws(ServiceError) -> ChangeReceipt {
        try store.change { (writer) throws(ServiceError) in
            let record = try writer.week(week)
            return try commit(change, on: record, moment, writer)
        }
    }

    /// Applies a change to a record that was read in the same transaction, and writes it with its log entry.
    func commit(
        _ change: some DayChange, on record: WeekRecord, _ moment: Moment, undoes: Int? = nil,
        _ writer: any RecordWriting
    ) throws(ServiceError) -> ChangeReceipt {
        let outcome: ChangeOutcome
        do throws(ChangeRefusal) {
            outcome = try change.outcome(on: record, moment)
        } catch {
            throw .refused(error)
        }
        // Time does not run backwards: a call whose only gaps were past when the day was last changed still has none.
        let latest = try writer.latestInstant(of: record.week).map { max($0, moment.now) } ?? moment.now
        try requireLegal(outcome.record, at: latest)
        try writer.write(outcome.record, over: record)
        let entry = try writer.append(
            LogEntry(
                number: 0, week: record.week, at: moment.now, by: moment.by, kind: change.kind,
                request: change.request, text: outcome.text, reason: moment.reason,
                before: record.rows(missingFrom: outcome.record), after: outcome.record.rows(missingFrom: record),
                undoes: undoes))
        return ChangeReceipt(entry: entry, before: record, after: outcome.record)
    }

    private func requireLegal(_ record: WeekRecord, at now: Instant) throws(ServiceError) {
        guard let roster = record.roster else { return }
        let violations = RosterChecker(record.scenario).check(roster, at: now)
        guard violations.isEmpty else { throw .refused(.rules(violations)) }
    }
}

/// What a change did.
public struct ChangeReceipt: Hashable, Sendable {
    /// Its line in the log.
    public var entry: LogEntry
    /// The week before it.
    public var before: WeekRecord
    /// The week after it.
    public var after: WeekRecord
}

extension RecordReading {
    /// A week's newest record.
    func week(_ week: Day) throws(ServiceError) -> WeekRecord {
        guard let record = try record(of: week) else {
            let known = try weeks()
            throw known.isEmpty ? .unknown(.noWeek) : .unknown(.week(week, known: known))
        }
        return record
    }
}
