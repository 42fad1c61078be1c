import Clinic

/// What somebody does at a time of the day, as planned.
struct DayTask {
    let start: Instant
    let end: Instant
    /// `q3 on c1`, `intake of q4`.
    let text: String
}

/// A member of staff on a day: where, and what when.
struct DayPerson {
    let id: String
    let role: String
    /// `am: c1, c2`, or a nurse's hours.
    let place: String
    /// By start.
    let tasks: [DayTask]

    /// What the plan has them do at an instant.
    func task(at now: Instant) -> DayTask? { tasks.first { $0.start <= now && now < $0.end } }

    /// What comes next after an instant.
    func next(after now: Instant) -> DayTask? { tasks.first { now < $0.start } }
}

extension DayView {
    /// Everybody who works on the day: radiologists, technologists, nurses, in the order of the scenario.
    var people: [DayPerson] {
        let staff = plan.scenario.staff
        let rows = plan.roster.armSessions.filter { $0.session.weekday == day.weekday }
        let kept = visits.filter(\.isKept).map(\.planned)
        let calendar = SessionCalendar(plan.scenario)
        let radiologists = staff.radiologists.compactMap { who in
            person(who.id, "radiologist", rows.filter { $0.radiologist == who.id }) {
                kept.filter { $0.placement.radiologist == who.id }.map { visit in
                    DayTask(
                        start: visit.times.stepStart, end: visit.times.stepEnd,
                        text: "\(visit.label) on \(visit.placement.cArm)")
                }
            }
        }
        let technologists = staff.technologists.compactMap { who in
            let mine = rows.filter { $0.technologist == who.id || $0.trainee == who.id }
            let isSecond = !mine.isEmpty && mine.allSatisfy { $0.trainee == who.id }
            return person(who.id, isSecond ? "technologist, in training" : "technologist", mine) {
                kept.filter { visit in
                    let session = calendar.session(at: visit.times.start)?.name
                    return mine.contains { $0.session == session && $0.cArm == visit.placement.cArm }
                }.map { visit in
                    DayTask(
                        start: visit.times.start, end: visit.times.roomEnd,
                        text: "\(visit.label) on \(visit.placement.cArm)")
                }
            }
        }
        return radiologists + technologists + staff.nurses.compactMap { nurse($0, kept) }
    }

    /// Nil where the person has no place on the day.
    private func person(_ id: String, _ role: String, _ rows: [ArmSession], _ tasks: () -> [DayTask]) -> DayPerson? {
        guard !rows.isEmpty else { return nil }
        let halves = plan.scenario.site.halves.compactMap { half -> String? in
            let arms = plan.scenario.site.cArms.map(\.id).filter { arm in
                rows.contains { $0.session.half == half.name && $0.cArm == arm }
            }
            return arms.isEmpty ? nil : "\(half.name): \(arms.joined(separator: ", "))"
        }
        return DayPerson(id: id, role: role, place: halves.joined(separator: "; "), tasks: byStart(tasks()))
    }

    private func nurse(_ nurse: Nurse, _ kept: [PlannedVisit]) -> DayPerson? {
        let hours = nurse.hours[day.weekday.index]
        guard !hours.isEmpty else { return nil }
        let minutes = plan.scenario.policy.followUpCalls?.minutes ?? 0
        let care = kept.flatMap { visit -> [DayTask] in
            let (place, steps) = (visit.placement, visit.times.steps)
            return [
                task(place.intake, steps.intake, "intake of \(visit.label)", nurse),
                task(place.discharge, steps.discharge, "check of \(visit.label)", nurse),
            ].compactMap(\.self)
        }
        let calls = calls.filter { $0.done == nil && !$0.isOverdue }.compactMap { call in
            task(call.dated.call.task, minutes, "call to \(call.dated.call.patient)", nurse)
        }
        let blocks = hours.map { "\(Instant.clock($0.start))-\(Instant.clock($0.end))" }
        return DayPerson(
            id: nurse.id, role: "nurse", place: blocks.joined(separator: ", "), tasks: byStart(care + calls))
    }

    private func task(_ task: NurseTask?, _ minutes: Int, _ text: String, _ nurse: Nurse) -> DayTask? {
        guard let task, task.nurse == nurse.id else { return nil }
        return DayTask(start: task.start, end: task.start + minutes, text: text)
    }

    private func byStart(_ tasks: [DayTask]) -> [DayTask] {
        tasks.sorted { ($0.start, $0.end, $0.text) < ($1.start, $1.end, $1.text) }
    }
}
