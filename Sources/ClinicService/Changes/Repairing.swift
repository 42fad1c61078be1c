import Clinic

/// A repaired roster takes the place of the one that something broke, and the event enters the scenario.
///
/// A repair takes seconds to be found, and others work meanwhile. It counts only for the state that it was found for. Who has
/// arrived may be moved, who is in the room or was may not.
public struct Repairing: DayChange {
    private let base: WeekRecord
    private let scenario: Scenario
    private let roster: Roster
    private let text: String

    /// - Parameters:
    ///   - base: The week as it was when the repair was asked for.
    ///   - scenario: With the event in it.
    ///   - roster: The repaired one.
    ///   - text: What broke and who is disturbed, for the log.
    public init(of base: WeekRecord, scenario: Scenario, roster: Roster, text: String) {
        self.base = base
        self.scenario = scenario
        self.roster = roster
        self.text = text
    }

    /// `repair`.
    public var kind: ChangeKind { .repair }
    /// None.
    public var request: String? { nil }

    /// The record with scenario and roster after the repair.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        let old = try record.published()
        guard record.scenario == base.scenario, record.roster == base.roster else { throw .changedMeanwhile }
        let underWay = record.underWay
        let moved = old.appointments.filter { place in
            guard let id = place.request, underWay.contains(id) else { return false }
            return !roster.appointments.contains {
                $0.request == id && $0.cArm == place.cArm && $0.start == place.start
            }
        }
        guard moved.isEmpty else { throw .begunElsewhere(moved.compactMap(\.request)) }
        var after = record
        after.scenario = scenario
        after.roster = roster.inOrder(of: scenario)
        // Who sits in the waiting room and is sent home is not there any more on the other day.
        for place in old.appointments {
            guard let id = place.request, record.progress(of: id).status == .arrived else { continue }
            let day = roster.appointments.first { $0.request == id }?.start.day
            if day != place.start.day { after.progress[id] = nil }
        }
        return ChangeOutcome(record: after, text: text)
    }
}
