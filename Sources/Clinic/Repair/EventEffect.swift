/// What an event does, once the visits under way have been finished.
struct EventEffect {
    let event: RepairEvent
    private let progress: RosterProgressReading

    init(_ event: RepairEvent, _ progress: RosterProgressReading) {
        self.event = event
        self.progress = progress
    }

    /// When it begins for a C-arm or person: at its begin, or when the last begun visit that meets it has done with them.
    ///
    /// - Parameter id: the C-arm that is meant where the event closes a session; its own otherwise.
    /// - Returns: Nil where nothing of it is left.
    func begin(for id: String) -> Instant? {
        let ends = progress.done.flatMap { uses(of: id, by: $0) }.filter { $0.start < event.to && event.from < $0.end }
            .map(\.end)
        let begin = ends.reduce(event.from, max)
        return begin < event.to ? begin : nil
    }

    /// The absence of a radiologist or technologist that is left; nil for other events.
    var absence: Absence? {
        let role: Absence.Role
        switch event.kind {
        case .radiologist: role = .radiologist
        case .technologist: role = .technologist
        case .cArm, .nurse, .session: return nil
        }
        return begin(for: event.id).map { Absence(role, event.id, from: $0, to: event.to) }
    }

    /// Whether it takes from a visit that has not begun what the visit uses. A second who is away stays away; that takes
    /// nothing from the visit.
    func hits(_ visit: RosterVisit) -> Bool {
        let id = event.kind == .session ? visit.placement.cArm : event.id
        if event.kind == .technologist, progress.technologists(of: visit).lead != id { return false }
        guard let begin = begin(for: id) else { return false }
        return uses(of: id, by: visit).contains { $0.start < event.to && begin < $0.end }
    }

    /// When a visit uses the C-arm or person.
    private func uses(of id: String, by visit: RosterVisit) -> [Occupation] {
        let times = visit.times
        func use(_ start: Instant, _ end: Instant) -> [Occupation] {
            start < end ? [Occupation(start: start, end: end, label: visit.label)] : []
        }
        switch event.kind {
        case .cArm, .session:
            return visit.placement.cArm == id ? use(times.start, times.roomEnd) : []
        case .radiologist:
            return visit.placement.radiologist == id ? use(times.stepStart, times.stepEnd) : []
        case .technologist:
            let (lead, second) = progress.technologists(of: visit)
            return lead == id || second == id ? use(times.start, times.roomEnd) : []
        case .nurse:
            let tasks = [
                (visit.placement.intake, times.steps.intake), (visit.placement.discharge, times.steps.discharge),
            ]
            return tasks.flatMap { task, minutes -> [Occupation] in
                guard let task, task.nurse == id else { return [] }
                return use(task.start, task.start + minutes)
            }
        }
    }
}
