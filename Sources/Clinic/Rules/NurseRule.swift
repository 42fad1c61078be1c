/// An intake or a discharge check that a roster gives to a nurse.
struct PlannedTask {
    var nurse: String
    var occupation: Occupation
}

extension RosterReading {
    /// Every intake and discharge check that has a nurse, in order of visits.
    var nurseTasks: [PlannedTask] {
        visits.flatMap { visit -> [PlannedTask] in
            let steps = visit.times.steps
            let tasks = [
                ("intake", visit.placement.intake, steps.intake),
                ("discharge", visit.placement.discharge, steps.discharge),
            ]
            return tasks.compactMap { name, task, minutes in
                task.map {
                    PlannedTask(
                        nurse: $0.nurse,
                        occupation: Occupation(
                            start: $0.start, end: $0.start + minutes, label: "\(visit.label) \(name)"))
                }
            }
        }
    }

    /// `nurse`: intake and discharge check have a nurse at work, within the wait limits, one task at a time.
    func brokenNurses() -> [Violation] {
        var violations: [Violation] = []
        let policy = scenario.policy
        for visit in visits {
            let times = visit.times
            violations += taskFaults(
                "\(visit.label) intake", visit.placement.intake, minutes: times.steps.intake,
                window: times.intakeWindow(maxWait: policy.intakeMaxWait))
            violations += taskFaults(
                "\(visit.label) discharge", visit.placement.discharge, minutes: times.steps.discharge,
                window: times.dischargeWindow(maxWait: policy.dischargeMaxWait))
        }
        let tasks = nurseTasks
        var byNurse: [String: [Occupation]] = [:]
        for task in tasks { byNurse[task.nurse, default: []].append(task.occupation) }
        for nurse in scenario.staff.nurses {
            let mine = byNurse[nurse.id] ?? []
            violations += overlaps(mine, of: nurse.id, breaking: .nurse)
            for task in mine where !nurse.isAtWork(from: task.start, minutes: task.end - task.start) {
                violations.append(
                    Violation(
                        .nurse, "\(task.label): \(task.start) to \(task.end.clock) is outside the hours of \(nurse.id)")
                )
            }
        }
        return violations
    }

    private func taskFaults(
        _ label: String, _ task: NurseTask?, minutes: Int, window: (first: Instant, last: Instant)
    ) -> [Violation] {
        guard let task else {
            return minutes > 0 ? [Violation(.nurse, "\(label) has no nurse")] : []
        }
        var violations: [Violation] = []
        if !index.isOnGrid(task.start) {
            violations.append(
                Violation(.nurse, "\(label) at \(task.start) is off the \(scenario.site.gridMinutes)-minute grid"))
        }
        if task.start < window.first || window.last < task.start {
            violations.append(
                Violation(
                    .nurse,
                    "\(label) starts at \(task.start); from \(window.first.clock) to \(window.last.clock) is right"))
        }
        return violations
    }
}
