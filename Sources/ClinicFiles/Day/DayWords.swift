import Clinic

/// What the terminal and the page say of a day, in the same words.
enum DayWords {
    /// `in the room`.
    static func name(of status: VisitStatus) -> String {
        switch status {
        case .expected: "expected"
        case .arrived: "here, waiting"
        case .inRoom: "in the room"
        case .recovery: "recovering"
        case .left: "gone home"
        case .cancelled: "cancelled"
        case .noShow: "did not come"
        }
    }

    /// What fits on a visit's block, the longest first.
    static func marks(of progress: VisitProgress) -> [String] {
        let words: [String]
        switch progress.status {
        case .expected: return []
        case .arrived: words = ["here"]
        case .inRoom: words = ["in room", "room"]
        case .recovery: words = ["recovery", "recov"]
        case .left: words = ["gone home", "gone"]
        case .cancelled: words = ["cancelled", "canc."]
        case .noShow: words = ["no-show", "none"]
        }
        let timed = progress.since.map { since in words.map { "\($0) \(since.clock)" } } ?? []
        return timed + words
    }

    /// `Tuesday, 8 December 2026`.
    static func date(_ day: Day) -> String { "\(day.weekday.fullName), \(RosterWords.longDate(day))" }

    /// One sentence of the day: `Now 09:12: 1 in the room, 5 expected; 1 place kept free; 2 calls to make.`
    static func summary(of view: DayView) -> String {
        let patients = DayView.statusOrder.compactMap { status -> String? in
            let count = view.visits(status).count
            return count == 0 ? nil : "\(count) \(name(of: status))"
        }
        let free = view.keptFree.count { !$0.isOver }
        var parts = [patients.isEmpty ? "no visits" : patients.joined(separator: ", ")]
        if free > 0 { parts.append("\(RosterWords.count(free, "place")) kept free") }
        if view.callsToMake > 0 { parts.append("\(RosterWords.count(view.callsToMake, "call")) to make") }
        let time = view.situation.now.map { "Now \($0.day == view.day ? $0.clock : RosterWords.moment($0)): " }
        let text = parts.joined(separator: "; ") + "."
        return time.map { $0 + text } ?? text.prefix(1).uppercased() + text.dropFirst()
    }

    /// What is late, and when the next step is to be expected; nil where there is nothing to say.
    static func remark(on visit: DayVisit, at now: Instant?) -> String? {
        guard let progress = visit.progress else { return visit.isOver ? "over" : nil }
        let times = visit.planned.times
        switch progress.status {
        case .expected:
            return late(now, times.comes).map { "\($0) min late" }
        case .arrived:
            return late(now, times.start).map { "waits \($0) min past the time of the room" }
        case .inRoom:
            let end = (progress.started ?? times.start) + times.steps.room
            return late(now, end).map { "\($0) min over" } ?? "until about \(end.clock)"
        case .recovery:
            guard times.steps.needsBay else { return nil }
            let recovered = (progress.finished ?? times.stepEnd) + times.steps.recovery
            return late(now, recovered).map { "recovered for \($0) min" } ?? "recovered about \(recovered.clock)"
        case .left, .cancelled, .noShow:
            return nil
        }
    }

    /// Whole minutes past an instant; nil where it is not past or nobody knows the time.
    private static func late(_ now: Instant?, _ due: Instant) -> Int? {
        now.flatMap { due < $0 ? $0 - due : nil }
    }

    /// `since 09:05`, or a dash.
    static func since(_ progress: VisitProgress?) -> String { progress?.since?.clock ?? "-" }

    /// `lumbar-tfesi, urgent, promised`, or what a place is kept free for.
    static func about(_ visit: DayVisit, in view: DayView) -> String {
        guard let request = visit.planned.request else { return "KEPT FREE for \(visit.planned.procedure.code)" }
        var parts = [visit.planned.procedureLabel]
        if request.priority != "routine" { parts.append(request.priority) }
        if request.fixed != nil { parts.append("promised") }
        if !view.plan.warnings(for: request.id).isEmpty { parts.append("see warnings") }
        return parts.joined(separator: ", ")
    }

    /// `to do`, `OVERDUE since Mon 2026-12-07`, `done 14:05 by n1`.
    static func state(of call: DayCall, on day: Day) -> String {
        if let done = call.done {
            let time = done.at.map { " \($0.day == day ? $0.clock : RosterWords.moment($0))" } ?? ""
            return "done\(time)\(done.by.map { " by \($0)" } ?? "")"
        }
        guard call.isOverdue, let date = call.dated.day else { return "to do" }
        return "OVERDUE since \(RosterWords.date(date))"
    }
}
