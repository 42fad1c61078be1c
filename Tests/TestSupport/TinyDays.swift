import Clinic

/// Seeded random callers on a day of a tiny week, for rosters of `TinyWeeks`.
public enum TinyDays {
    /// Up to `most` callers of one of the roster's staffed days; nil where the roster staffs none.
    ///
    /// Ids of requests that the roster leaves out are used now and then, as are patients of the week.
    public static func callers(
        seed: UInt64, scenario: Scenario, roster: Roster, most: Int = 4
    ) -> (day: Day, callers: [BruteForceKnownDay.Caller])? {
        var maker = TinyWeeks(random: SeededRandom(seed: seed &* 0x5851_F42D &+ 3))
        maker.grid = scenario.site.gridMinutes
        maker.sessionNames = scenario.sessions.map(\.name)
        let staffed = scenario.sessions.filter { session in roster.armSessions.contains { $0.session == session.name } }
        guard let session = maker.random.pick(staffed) else { return nil }
        let callers = maker.requests(scenario).prefix(most).enumerated().map { number, drawn in
            var request = drawn
            request.id = "a\(number + 1)"
            if let left = maker.random.pick(roster.unscheduled), maker.chance(15), number == 0 {
                request.id = left.request
            }
            if !maker.chance(10) { request.patient = "P-A00\(number + 1)" }
            request.fixed = nil
            request.notBefore = nil
            for index in request.medications.indices where request.medications[index].lastDose == .today {
                request.medications[index].lastDose = .on(session.day)
            }
            let steps = (session.end - session.start) / maker.grid
            // Early calls mostly, so that there is something to be had.
            let late = maker.chance(60) ? 0 : maker.random.below(steps)
            let from = session.start + (late - 4) * maker.grid - maker.pick(0, 0, 2)
            return BruteForceKnownDay.Caller(request: request, from: from)
        }
        return (session.day, callers)
    }
}
