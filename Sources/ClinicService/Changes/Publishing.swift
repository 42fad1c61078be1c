import Clinic

/// A roster becomes the one that counts.
public struct Publishing: DayChange {
    private let roster: Roster
    private let number: Int

    /// - Parameter number: Under which the store keeps the roster.
    public init(_ roster: Roster, number: Int) {
        self.roster = roster
        self.number = number
    }

    /// `publish`.
    public var kind: ChangeKind { .publish }
    /// None.
    public var request: String? { nil }

    /// The record with the roster in place of the one before.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        guard roster.status != .infeasible else { throw .impossibleRoster(roster.conflict) }
        let moved = (record.roster?.appointments ?? []).filter { place in
            guard let id = place.request else { return false }
            let status = record.progress(of: id).status
            let stays = roster.appointments.contains {
                $0.request == id && $0.cArm == place.cArm && $0.start == place.start
            }
            return status != .expected && !stays
        }
        guard moved.isEmpty else { throw .begunElsewhere(moved.compactMap(\.request)) }
        var after = record
        after.roster = roster.inOrder(of: record.scenario)
        after.publication = number
        for place in roster.appointments {
            // Whom the new roster places is expected again.
            guard let id = place.request, !record.progress(of: id).status.isKept else { continue }
            after.progress[id] = nil
        }
        let count = roster.appointments.count
        let visits = "\(count) \(count == 1 ? "visit" : "visits")"
        return ChangeOutcome(
            record: after, text: "roster \(number) was published: \(visits), \(roster.status.rawValue)")
    }
}
