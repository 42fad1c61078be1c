/// Finishes a published roster whose visits or arm-sessions were changed while its week runs: bays, follow-up calls,
/// reasons, warnings and points by the rules of the clinic's day (DAY.md section 1).
///
/// Add-ons, repairs and single changes all pass through here, so that they leave the same roster behind.
public struct DayRevision: Sendable {
    private let scenario: Scenario
    private let index: ScenarioIndex

    /// - Parameter scenario: Holds every request that the changed rosters place.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
        index = ScenarioIndex(scenario)
    }

    /// The changed roster with everything that follows from its visits and staff.
    ///
    /// - Places kept free today that began before `now` are left out.
    /// - On each day on which a visit or a place kept free changed, the bays held from `now` on are dealt anew.
    /// - A call that meets a nurse's task or her absence, one that had no gap, and those of newly placed requests, which
    ///   are listed last, take in that order the first gap on their date from `now` on; all others stay.
    /// - A request that `changed` lists unscheduled keeps its reasons; others that are not placed get theirs.
    /// - Terms and objective are counted anew; the status is feasible and the bound 0 (or a negative objective), since
    ///   nothing is proven any more.
    ///
    /// Rows are sorted by time, then by C-arm. The roster is not checked here.
    public func finish(_ changed: Roster, after before: Roster, now: Instant) -> Roster {
        var roster = changed.inOrder(of: scenario)
        roster.reserves.removeAll { DayRevision.isOver($0, now: now) }
        dealBays(&roster, after: before, now: now)
        roster.calls = calls(roster, after: before, now: now)
        RosterAccount(scenario: scenario, eligibility: index.eligibility).settle(&roster)
        roster.status = .feasible
        // A visit before the day after planning waits less than no day: the sum may fall below 0, and no bound may lie above.
        roster.bound = min(.zero, roster.objective ?? .zero)
        roster.conflict = []
        return roster
    }

    /// Whether a place kept free today began before `now`: it is over, and holds nothing any more.
    public static func isOver(_ reserve: Placement, now: Instant) -> Bool {
        reserve.start.day == now.day && reserve.begins < now
    }

    // MARK: Bays

    private func dealBays(_ roster: inout Roster, after before: Roster, now: Instant) {
        let days = changedDays(roster, after: before, now: now)
        let places = BayNumbering(scenario).deal(roster.appointments + roster.reserves) { place, begins in
            begins < now || !days.contains(place.start.day)
        }
        roster.appointments = Array(places.prefix(roster.appointments.count))
        roster.reserves = Array(places.dropFirst(roster.appointments.count))
    }

    /// The days on which something else takes place than before, whatever the bays.
    private func changedDays(_ roster: Roster, after before: Roster, now: Instant) -> Set<Day> {
        func places(_ roster: Roster) -> Set<Placement> {
            let reserves = roster.reserves.filter { !DayRevision.isOver($0, now: now) }
            return Set(
                (roster.appointments + reserves).map { place in
                    var place = place
                    place.bay = nil
                    return place
                })
        }
        return Set(places(roster).symmetricDifference(places(before)).map(\.start.day))
    }

    // MARK: Calls

    private func calls(_ roster: Roster, after before: Roster, now: Instant) -> [FollowUpCall] {
        let reading = RosterReading(roster, index)
        let due = reading.dueCalls
        let minutes = scenario.policy.followUpCalls?.minutes ?? 0
        let dates = Dictionary(due.map { ($0.key, $0.date) }, uniquingKeysWith: { first, _ in first })
        var listed: Set<CallKey> = []
        var calls = before.calls.filter { dates[$0.key] != nil && listed.insert($0.key).inserted }
        calls += due.filter { !listed.contains($0.key) }
            .map { FollowUpCall(request: $0.request, patient: $0.patient, day: $0.day) }

        // First every call that can stay takes its place, then the others look for one.
        var diary = reading.diary
        for (position, call) in calls.enumerated() {
            guard let task = call.task else { continue }
            let end = task.start + minutes
            let stays =
                task.start.day == dates[call.key]
                && index.nurses[task.nurse]?.isAtWork(from: task.start, minutes: minutes) == true
                && diary.occupation(of: task.nurse, from: task.start, to: end) == nil
            if stays {
                diary.enter(Occupation(start: task.start, end: end, label: call.request), for: task.nurse)
            } else {
                calls[position].task = nil
            }
        }
        for (position, call) in calls.enumerated() where call.task == nil {
            guard let date = dates[call.key] else { continue }
            calls[position].task = diary.gap(on: date, minutes: minutes, from: now, scenario)
            guard let task = calls[position].task else { continue }
            let taken = Occupation(start: task.start, end: task.start + minutes, label: call.request)
            diary.enter(taken, for: task.nurse)
        }
        return calls
    }
}
