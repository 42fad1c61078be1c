import Clinic
import SyntheticClinic
import WeeklyRoster

/// A published day and the add-ons that call on it, in order of calls.
public struct TrialDay: Sendable {
    /// The week that the roster was made for.
    public var scenario: Scenario
    /// The published roster.
    public var roster: Roster
    /// The day.
    public var day: Day
    /// Who calls.
    public var addOns: [SyntheticAddOn]

    /// From its parts.
    public init(scenario: Scenario, roster: Roster, day: Day, addOns: [SyntheticAddOn]) {
        self.scenario = scenario
        self.roster = roster
        self.day = day
        self.addOns = addOns
    }

    /// The day as somebody sees it who knows all callers from the start.
    public var known: AddOnDay {
        AddOnDay(
            scenario: scenario, roster: roster, day: day,
            arrivals: addOns.map { AddOnArrival(request: $0.request, from: $0.from) })
    }

    /// A day with nobody on it, the busiest of its week by minutes of C-arms in use, or the second busiest and so on
    /// from rank 1; nil where the roster has no so many days with appointments.
    public static func busiest(_ rank: Int = 0, of scenario: Scenario, _ roster: Roster) -> TrialDay? {
        let requests = Dictionary(scenario.requests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let procedures = Dictionary(scenario.procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var minutes: [Day: Int] = [:]
        for visit in roster.appointments {
            guard let request = visit.request.flatMap({ requests[$0] }), let procedure = procedures[request.procedure]
            else { continue }
            minutes[visit.start.day, default: 0] += procedure.steps(sites: request.sites).room
        }
        let days = minutes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
        guard days.indices.contains(rank) else { return nil }
        return TrialDay(scenario: scenario, roster: roster, day: days[rank], addOns: [])
    }
}
