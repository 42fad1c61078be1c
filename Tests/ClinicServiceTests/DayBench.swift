import Clinic
import ClinicService
import TestSupport
import Testing

/// Changes applied to the busy day, without a store.
enum DayBench {
    /// The busy day as published.
    static let record = WeekRecord(scenario: BusyDay.scenario, roster: roster, publication: 1)
    /// Its roster by time.
    static let roster = BusyDay.roster.inOrder(of: BusyDay.scenario)

    /// A time on the busy day's Monday.
    static func at(_ hour: Int, _ minute: Int = 0) -> Instant { TinyWeek.at(hour, minute) }

    /// The nurse at a time.
    static func moment(_ hour: Int, _ minute: Int = 0, reason: String? = nil) -> Moment {
        Moment(now: at(hour, minute), by: "nurse", reason: reason)
    }

    /// The record after a change, checked.
    static func after(
        _ change: some DayChange, on record: WeekRecord = record, _ moment: Moment
    ) throws -> WeekRecord {
        let after = try change.outcome(on: record, moment).record
        if let roster = after.roster {
            #expect(RosterChecker(after.scenario).check(roster, at: moment.now) == [])
        }
        return after
    }

    /// A change's line in the log.
    static func entry(
        _ change: some DayChange, _ number: Int = 1, from before: WeekRecord, to after: WeekRecord, _ moment: Moment
    ) -> LogEntry {
        LogEntry(
            number: number, week: before.week, at: moment.now, by: moment.by, kind: change.kind,
            request: change.request, text: "", before: before.rows(missingFrom: after),
            after: after.rows(missingFrom: before))
    }

    /// That a change is refused, and how.
    static func expect(
        _ refusal: ChangeRefusal, of change: some DayChange, on record: WeekRecord = record, _ moment: Moment
    ) {
        #expect(throws: refusal) { try change.outcome(on: record, moment) }
    }
}
