import Clinic

/// An earlier change is taken back by its opposite.
public struct TakingBackEntry: DayChange {
    private let entry: LogEntry

    /// - Parameter entry: The change.
    public init(_ entry: LogEntry) { self.entry = entry }

    /// `undo`.
    public var kind: ChangeKind { .undo }
    /// That of the entry.
    public var request: String? { entry.request }

    /// The record without what the entry did.
    ///
    /// Where nothing has followed, everything is as it was. Else the visits are put back, and what follows from them is
    /// worked out anew; places kept free come back as far as they still fit.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        switch entry.kind {
        case .open, .draft: throw .cannotUndo(entry.number, entry.kind)
        default: break
        }
        let text = "entry \(entry.number) was taken back: \(entry.text)"
        let full = try back(record, entry.before)
        if full.isExact, isLegal(full.record, moment.now) { return ChangeOutcome(record: full.record, text: text) }
        let revised = revised(full.record, record, moment.now)
        if isLegal(revised, moment.now) { return ChangeOutcome(record: revised, text: text) }
        var withoutReserves = entry.before
        withoutReserves.reserves = []
        let bare = try back(record, withoutReserves)
        return ChangeOutcome(record: self.revised(bare.record, record, moment.now), text: text)
    }

    private func back(
        _ record: WeekRecord, _ gone: RecordRows
    ) throws(ChangeRefusal) -> (record: WeekRecord, isExact: Bool) {
        do {
            return try record.takingBack(entry.after, for: gone)
        } catch {
            throw .changedSince(entry.number, error.what)
        }
    }

    private func revised(_ record: WeekRecord, _ before: WeekRecord, _ now: Instant) -> WeekRecord {
        guard let roster = record.roster, let old = before.roster else { return record }
        var revised = record
        revised.roster = DayRevision(record.scenario).finish(roster, after: old, now: now)
        return revised
    }

    private func isLegal(_ record: WeekRecord, _ now: Instant) -> Bool {
        guard let roster = record.roster else { return true }
        return RosterChecker(record.scenario).check(roster, at: now).isEmpty
    }
}
