import Clinic

/// Changes of one resource with a week in which all of them, and more, are made: what does not help there, helps nowhere.
struct ChangeGroup {
    let shortage: Shortage
    /// At least as much is possible as with any of the changes.
    let relaxed: Scenario
    let parts: [Part]

    /// Some of the changes, with a week that is at least as free as any of them makes it.
    struct Part {
        let relaxed: Scenario
        let changes: [WeekChange]
    }
}

/// The changes that could give a request a place, by the resource that they add to.
struct ChangeGroups {
    private let scenario: Scenario
    private let request: Request
    private let catalogue: ChangeCatalogue
    /// Those in which the request could be, first.
    private let sessions: [Session]

    init(_ scenario: Scenario, request: Request) {
        self.scenario = scenario
        self.request = request
        catalogue = ChangeCatalogue(scenario)
        let eligibility = Eligibility(scenario)
        let all = scenario.sessions
        let possible = all.map { eligibility.release(of: request, in: $0) != nil }
        sessions =
            all.indices.filter { possible[$0] }.map { all[$0] } + all.indices.filter { !possible[$0] }.map { all[$0] }
    }

    /// All groups that have a change, in the order of their cheapest.
    func all() -> [ChangeGroup] {
        [nurses, technologists, radiologists, closures, bays, skills, cArms].filter { !$0.parts.isEmpty }
    }

    private func group(_ shortage: Shortage, _ relaxed: Scenario, _ parts: [ChangeGroup.Part]) -> ChangeGroup {
        ChangeGroup(shortage: shortage, relaxed: relaxed, parts: parts.filter { !$0.changes.isEmpty })
    }

    // MARK: People

    private var nurses: ChangeGroup {
        var relaxed = scenario
        var parts: [ChangeGroup.Part] = []
        for weekday in weekdays {
            var one = scenario
            for who in scenario.staff.nurses.indices {
                let day = [ClockSpan(0, Instant.minutesPerDay)]
                one.staff.nurses[who].hours[weekday.index] = day
                relaxed.staff.nurses[who].hours[weekday.index] = day
            }
            parts.append(ChangeGroup.Part(relaxed: one, changes: catalogue.nurseHours(on: weekday).flatMap { $0 }))
        }
        return group(.nurseHours, relaxed, parts)
    }

    private var weekdays: [Weekday] {
        sessions.map(\.day.weekday).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private var technologists: ChangeGroup {
        let relaxed = withTechnologists(in: scenario.sessions.map(\.name), spine: true)
        var parts = sessions.map { session in
            ChangeGroup.Part(
                relaxed: withTechnologists(in: [session.name], spine: false),
                changes: catalogue.technologistSessions(session.name))
        }
        parts.append(
            ChangeGroup.Part(
                relaxed: withTechnologists(in: [], spine: false), changes: catalogue.technologistLimits()))
        var leads = scenario
        for who in leads.staff.technologists.indices { leads.staff.technologists[who].spine = true }
        parts.append(ChangeGroup.Part(relaxed: leads, changes: catalogue.spineLeads()))
        return group(.technologists, relaxed, parts)
    }

    private func withTechnologists(in names: [SessionName], spine: Bool) -> Scenario {
        var week = scenario
        for who in week.staff.technologists.indices {
            let own = week.staff.technologists[who].sessions
            week.staff.technologists[who].sessions += names.filter { !own.contains($0) }
            week.staff.technologists[who].maxSessions = nil
            if spine { week.staff.technologists[who].spine = true }
        }
        return week
    }

    private var radiologists: ChangeGroup {
        var relaxed = withRadiologists(in: scenario.sessions.map(\.name))
        for who in relaxed.staff.radiologists.indices { relaxed.staff.radiologists[who].maxSpineMinutes = nil }
        var parts = sessions.map { session in
            ChangeGroup.Part(
                relaxed: withRadiologists(in: [session.name]), changes: catalogue.radiologistSessions(session.name))
        }
        parts.append(ChangeGroup.Part(relaxed: withRadiologists(in: []), changes: catalogue.radiologistLimits()))
        var minutes = scenario
        for who in minutes.staff.radiologists.indices { minutes.staff.radiologists[who].maxSpineMinutes = nil }
        parts.append(ChangeGroup.Part(relaxed: minutes, changes: catalogue.spineMinutes().flatMap { $0 }))
        return group(.radiologists, relaxed, parts)
    }

    /// Whoever lists no session counts for nothing in the objective, and would if one were added: they stay out.
    private func withRadiologists(in names: [SessionName]) -> Scenario {
        var week = scenario
        for who in week.staff.radiologists.indices where !week.staff.radiologists[who].sessions.isEmpty {
            let own = week.staff.radiologists[who].sessions
            week.staff.radiologists[who].sessions += names.filter { !own.contains($0) }
            week.staff.radiologists[who].maxSessions = week.sessions.count
        }
        return week
    }

    // MARK: Rooms, skills

    private var closures: ChangeGroup {
        var relaxed = scenario
        for arm in relaxed.site.cArms.indices { relaxed.site.cArms[arm].closed = [] }
        let part = ChangeGroup.Part(relaxed: relaxed, changes: catalogue.closures(in: sessions))
        return group(.closures, relaxed, [part])
    }

    private var bays: ChangeGroup {
        let one = WeekChange.bay.applied(to: scenario)
        return group(.bays, one, [ChangeGroup.Part(relaxed: one, changes: [.bay])])
    }

    private var cArms: ChangeGroup {
        let one = WeekChange.cArm.applied(to: scenario)
        return group(.cArms, one, [ChangeGroup.Part(relaxed: one, changes: [.cArm])])
    }

    private var skills: ChangeGroup {
        let procedures = scenario.procedures.filter { $0.code == request.procedure }
        var relaxed = scenario
        for change in catalogue.skills(procedures) { relaxed = change.applied(to: relaxed) }
        return group(.skills, relaxed, [ChangeGroup.Part(relaxed: relaxed, changes: catalogue.skills(procedures))])
    }
}
