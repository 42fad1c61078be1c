/// Writes events into a scenario.
struct EventEntry {
    private(set) var scenario: Scenario
    private let progress: RosterProgressReading

    init(_ scenario: Scenario, _ progress: RosterProgressReading) {
        self.scenario = scenario
        self.progress = progress
    }

    /// Enters what a scenario can say at once: closures of C-arms and hours of nurses.
    mutating func enter(_ effect: EventEffect) {
        let event = effect.event
        switch event.kind {
        case .cArm, .session:
            for number in scenario.site.cArms.indices {
                let id = scenario.site.cArms[number].id
                guard event.kind == .session || id == event.id, let begin = effect.begin(for: id) else { continue }
                scenario.site.cArms[number].closed.append(Closure(from: begin, to: event.to, reason: event.reason))
            }
        case .nurse:
            guard let begin = effect.begin(for: event.id) else { return }
            for number in scenario.staff.nurses.indices where scenario.staff.nurses[number].id == event.id {
                cutHours(of: number, from: begin, to: event.to)
            }
        case .radiologist, .technologist: return
        }
    }

    private mutating func cutHours(of nurse: Int, from: Instant, to: Instant) {
        for number in 0..<7 {
            let day = scenario.week + number
            let cut = ClockSpan(
                max(0, from - day.midnight), min(Instant.minutesPerDay, to - day.midnight))
            guard cut.length > 0 else { continue }
            scenario.staff.nurses[nurse].hours[number] = scenario.staff.nurses[nurse].hours[number].flatMap { block in
                guard block.start < cut.end, cut.start < block.end else { return [block] }
                return [ClockSpan(block.start, cut.start), ClockSpan(cut.end, block.end)].filter { $0.length > 0 }
            }
        }
    }

    /// Takes from people the sessions of which nothing remains theirs: all that is left of them after `now` lies in
    /// absences, and none of their visits there has begun.
    mutating func takeSessions(_ absences: [Absence]) {
        for number in scenario.staff.radiologists.indices {
            let id = scenario.staff.radiologists[number].id
            let mine = absences.filter { $0.role == .radiologist && $0.id == id }
            let settled = Set(progress.settledStaff.filter { $0.radiologist == id }.map(\.session))
            let left = scenario.staff.radiologists[number].sessions.filter { !isTaken($0, by: mine, settled) }
            scenario.staff.radiologists[number].sessions = left
        }
        for number in scenario.staff.technologists.indices {
            let id = scenario.staff.technologists[number].id
            let mine = absences.filter { $0.role == .technologist && $0.id == id }
            let settled = Set(
                progress.settledStaff.filter { $0.technologist == id || $0.trainee == id }.map(\.session))
            let left = scenario.staff.technologists[number].sessions.filter { !isTaken($0, by: mine, settled) }
            scenario.staff.technologists[number].sessions = left
        }
    }

    private func isTaken(_ name: SessionName, by absences: [Absence], _ settled: Set<SessionName>) -> Bool {
        guard !absences.isEmpty, !settled.contains(name),
            let session = progress.reading.index.calendar.session(named: name)
        else { return false }
        var open = max(session.start, progress.now)
        guard open < session.end else { return false }
        for absence in absences.sorted(by: { $0.from < $1.from }) where absence.from <= open {
            open = max(open, absence.to)
        }
        return open >= session.end
    }

    /// A promise whose place an event hits is broken.
    mutating func release(promisesOf hits: [String: Int]) {
        for number in scenario.requests.indices where hits[scenario.requests[number].id] != nil {
            scenario.requests[number].fixed = nil
        }
    }
}
