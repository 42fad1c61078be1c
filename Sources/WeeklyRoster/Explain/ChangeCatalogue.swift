import Clinic

/// The changes of staff and rooms that are looked at, in the order of the scenario file.
struct ChangeCatalogue {
    private let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// Minutes by which a nurse's block may get longer at either end, or a radiologist may do more.
    private static let steps = [15, 30, 45, 60, 90, 120]

    // MARK: Nurses

    /// Longer hours on a weekday: for each nurse, block and end the lengths in order; and, where a session has nobody
    /// from its beginning to its end, a block for it.
    func nurseHours(on weekday: Weekday) -> [[WeekChange]] {
        scenario.staff.nurses.indices.flatMap { who -> [[WeekChange]] in
            let blocks = scenario.staff.nurses[who].hours[weekday.index].sorted { $0.start < $1.start }
            let longer = blocks.indices.flatMap { number -> [[WeekChange]] in
                let block = blocks[number]
                let last = number + 1 < blocks.count ? blocks[number + 1].start : Instant.minutesPerDay
                let first = number > 0 ? blocks[number - 1].end : 0
                return [
                    lengths(upTo: last - block.end).map { more in
                        .nurseHours(who, weekday, old: block, new: ClockSpan(block.start, block.end + more))
                    },
                    lengths(upTo: block.start - first).map { more in
                        .nurseHours(who, weekday, old: block, new: ClockSpan(block.start - more, block.end))
                    },
                ]
            }
            let another = scenario.site.halves.map(\.span).filter { span in
                !blocks.contains { $0.start < span.end && span.start < $0.end }
            }.map { span -> [WeekChange] in
                // Half an hour before for the first intake, an hour after for the last check.
                let first = max(blocks.last { $0.end <= span.start }?.end ?? 0, span.start - 30)
                let last = min(blocks.first { span.end <= $0.start }?.start ?? Instant.minutesPerDay, span.end + 60)
                return [.nurseHours(who, weekday, old: nil, new: ClockSpan(first, last))]
            }
            return longer + another
        }
    }

    /// Lengths on the grid up to what is free.
    private func lengths(upTo free: Int) -> [Int] {
        let grid = scenario.site.gridMinutes
        var lengths: [Int] = []
        for step in Self.steps {
            let length = step.roundedUp(to: grid)
            if length <= free, lengths.last != length { lengths.append(length) }
        }
        return lengths
    }

    // MARK: Sessions and limits

    /// Who could be on duty in a session beside those who can, within the week's limit and above it.
    ///
    /// Whoever lists no session at all does not work here this week and is not asked.
    func radiologistSessions(_ session: SessionName) -> [WeekChange] {
        scenario.staff.radiologists.enumerated().flatMap { who, person -> [WeekChange] in
            guard !person.sessions.isEmpty, !person.sessions.contains(session) else { return [] }
            let within = WeekChange.radiologistSession(who, session, liftsLimit: false)
            let above = WeekChange.radiologistSession(who, session, liftsLimit: true)
            guard person.maxSessions > 0 else { return [above] }
            return person.maxSessions <= openSessions(person.sessions) ? [within, above] : [within]
        }
    }

    /// As for radiologists.
    func technologistSessions(_ session: SessionName) -> [WeekChange] {
        scenario.staff.technologists.enumerated().flatMap { who, person -> [WeekChange] in
            guard !person.sessions.contains(session) else { return [] }
            let within = WeekChange.technologistSession(who, session, liftsLimit: false)
            let above = WeekChange.technologistSession(who, session, liftsLimit: true)
            guard let most = person.maxSessions else { return [within] }
            guard most > 0 else { return [above] }
            return most <= openSessions(person.sessions) ? [within, above] : [within]
        }
    }

    /// One session more for those who could work in more than they may.
    func limits() -> [WeekChange] { radiologistLimits() + technologistLimits() }

    /// See `limits`.
    func radiologistLimits() -> [WeekChange] {
        scenario.staff.radiologists.enumerated().compactMap { who, person in
            person.maxSessions < openSessions(person.sessions)
                ? .radiologistSession(who, nil, liftsLimit: true) : nil
        }
    }

    /// See `limits`.
    func technologistLimits() -> [WeekChange] {
        scenario.staff.technologists.enumerated().compactMap { who, person in
            guard let most = person.maxSessions, most < openSessions(person.sessions) else { return nil }
            return .technologistSession(who, nil, liftsLimit: true)
        }
    }

    private func openSessions(_ names: [SessionName]) -> Int {
        scenario.sessions.count { names.contains($0.name) }
    }

    /// For each radiologist with a limit of spine minutes the amounts in order.
    func spineMinutes() -> [[WeekChange]] {
        scenario.staff.radiologists.indices.filter { scenario.staff.radiologists[$0].maxSpineMinutes != nil }
            .map { who in Self.steps.map { .spineMinutes(who, by: $0) } }
    }

    // MARK: Skills, rooms

    /// Skills of some procedures that radiologists lack.
    func skills(_ procedures: [Procedure]) -> [WeekChange] {
        var skills: [String] = []
        for procedure in procedures where !skills.contains(procedure.skill) { skills.append(procedure.skill) }
        return scenario.staff.radiologists.enumerated().flatMap { who, person in
            skills.filter { !person.skills.contains($0) }.map { .skill(who, $0) }
        }
    }

    /// Technologists who could learn to lead spine visits.
    func spineLeads() -> [WeekChange] {
        scenario.staff.technologists.indices.filter { !scenario.staff.technologists[$0].spine }.map { .spineLead($0) }
    }

    /// Closures of C-arms that meet some sessions.
    func closures(in sessions: [Session]) -> [WeekChange] {
        scenario.site.cArms.enumerated().flatMap { arm, cArm in
            cArm.closed.filter { closure in
                sessions.contains { $0.start < closure.to && closure.from < $0.end }
            }.map { .closure(cArm: arm, $0) }
        }
    }
}
