extension RosterReading {
    /// `calls`: every call that falls in the week is listed once, on its date, in a gap of a nurse's hours; one without
    /// a nurse only where there is no gap; on a running day, none from now on.
    func brokenCalls() -> [Violation] {
        let due = dueCalls
        let dates = Dictionary(due.map { ($0.key, $0.date) }, uniquingKeysWith: { first, _ in first })
        var diary = diary
        var listed: Set<CallKey> = []
        var violations: [Violation] = []
        for call in calls {
            if !listed.insert(call.key).inserted { violations.append(broken(call, "listed twice")) }
            guard let date = dates[call.key] else {
                violations.append(broken(call, "no such call falls in the week"))
                continue
            }
            guard let task = call.task else { continue }
            violations += taskFaults(call, task, on: date, diary).map { broken(call, $0) }
            let end = task.start + callMinutes
            diary.enter(Occupation(start: task.start, end: end, label: call.label), for: task.nurse)
        }
        for call in due where !listed.contains(call.key) {
            violations.append(Violation(.calls, "\(call.label): not listed, it falls on \(call.date)"))
        }
        return violations + missedGaps(dates, diary)
    }

    private var callMinutes: Int { scenario.policy.followUpCalls?.minutes ?? 0 }

    private func broken(_ call: FollowUpCall, _ fault: String) -> Violation {
        Violation(.calls, "\(call.label): \(fault)")
    }

    private func taskFaults(_ call: FollowUpCall, _ task: NurseTask, on date: Day, _ diary: NurseDiary) -> [String] {
        var faults: [String] = []
        if !index.isOnGrid(task.start) {
            faults.append("\(task.start) is off the \(scenario.site.gridMinutes)-minute grid")
        }
        if task.start.day != date { faults.append("it belongs on \(date), not on \(task.start.day)") }
        if index.nurses[task.nurse]?.isAtWork(from: task.start, minutes: callMinutes) == false {
            faults.append("\(task.start) is outside the hours of \(task.nurse)")
        }
        if let other = diary.occupation(of: task.nurse, from: task.start, to: task.start + callMinutes) {
            faults.append("\(task.nurse) is busy with \(other.label) until \(other.end.clock)")
        }
        return faults
    }

    /// Calls without a nurse though one has a gap.
    private func missedGaps(_ dates: [CallKey: Day], _ diary: NurseDiary) -> [Violation] {
        calls.filter { $0.task == nil }.compactMap { call in
            guard let date = dates[call.key],
                let gap = diary.gap(on: date, minutes: callMinutes, from: now, scenario)
            else { return nil }
            return broken(call, "has no nurse, but \(gap.nurse) is free at \(gap.start)")
        }
    }
}

extension FollowUpCall {
    var key: CallKey { CallKey(request: request, patient: patient, day: day) }
    fileprivate var label: String { "call to \(patient) for \(request), day \(day)" }
}
