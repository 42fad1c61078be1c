/// A follow-up call that falls in the week.
public struct DueCall: Hashable, Sendable {
    /// Id of the spine request that was or will be done.
    public var request: String
    /// Patient code.
    public var patient: String
    /// Days after the injection, before the move to an open day.
    public var day: Int
    /// The open day on which to call.
    public var date: Day

    /// From its parts.
    public init(request: String, patient: String, day: Int, date: Day) {
        self.request = request
        self.patient = patient
        self.day = day
        self.date = date
    }
}

/// The telephone calls after spine injections: which fall in the week, and who makes them when.
public enum FollowUpCalls {
    /// The calls that fall in the week and after the planning date, by date, then request, patient and day number.
    public static func dueCalls(_ scenario: Scenario, _ roster: Roster) -> [DueCall] {
        RosterReading(roster, ScenarioIndex(scenario)).dueCalls
    }

    /// Gives each call the earliest gap of a nurse on its date, in the order of the calls and beside the roster's
    /// intakes and discharge checks; of several nurses free at that time, the first in file order. A call that finds
    /// no gap has no task.
    public static func place(_ calls: [DueCall], _ scenario: Scenario, _ roster: Roster) -> [FollowUpCall] {
        var diary = RosterReading(roster, ScenarioIndex(scenario)).diary
        let minutes = scenario.policy.followUpCalls?.minutes ?? 0
        return calls.map { call in
            let task = diary.gap(on: call.date, minutes: minutes, scenario)
            if let task {
                let taken = Occupation(start: task.start, end: task.start + minutes, label: call.label)
                diary.enter(taken, for: task.nurse)
            }
            return FollowUpCall(request: call.request, patient: call.patient, day: call.day, task: task)
        }
    }
}

extension DueCall {
    var label: String { "call to \(patient) for \(request), day \(day)" }
    var key: CallKey { CallKey(request: request, patient: patient, day: day) }
}

/// What a call is told apart by.
struct CallKey: Hashable {
    var request: String
    var patient: String
    var day: Int
}

extension RosterReading {
    /// The nurses' intakes and discharge checks.
    var diary: NurseDiary {
        var diary = NurseDiary()
        for task in nurseTasks { diary.enter(task.occupation, for: task.nurse) }
        return diary
    }

    /// The calls that fall in the week; of two for the same request, patient and day number the later one.
    var dueCalls: [DueCall] {
        guard let policy = scenario.policy.followUpCalls, !scenario.site.openWeekdays.isEmpty else { return [] }
        var done = scenario.history.filter { $0.service == .spine }
            .map { DueCall(request: $0.request, patient: $0.patient, day: 0, date: $0.date) }
        for visit in visits where visit.isSpine {
            guard let request = visit.request else { continue }
            done.append(DueCall(request: request.id, patient: request.patient, day: 0, date: visit.times.start.day))
        }
        var byKey: [CallKey: DueCall] = [:]
        var keys: [CallKey] = []
        for injection in done {
            for after in policy.days {
                guard let date = callDate(injection.date + after) else { continue }
                let call = DueCall(request: injection.request, patient: injection.patient, day: after, date: date)
                if byKey.updateValue(call, forKey: call.key) == nil { keys.append(call.key) }
            }
        }
        return keys.compactMap { byKey[$0] }.sorted {
            ($0.date, $0.request, $0.patient, $0.day) < ($1.date, $1.request, $1.patient, $1.day)
        }
    }

    /// The date moved to the next open day; nil where that is not in the week or not after the planning date.
    private func callDate(_ date: Day) -> Day? {
        var day = date
        while day <= scenario.lastDay && !scenario.site.isOpen(day) { day = day + 1 }
        guard scenario.week <= day, day <= scenario.lastDay, scenario.planningDate < day else { return nil }
        return day
    }
}
