import Clinic

/// Adds to placed visits what follows from them by rule: bays, calls, reasons, warnings, terms.
public struct RosterFinisher: Sendable {
    private let scenario: Scenario
    private let eligibility: Eligibility

    /// For rosters of a scenario.
    public init(scenario: Scenario, eligibility: Eligibility) {
        self.scenario = scenario
        self.eligibility = eligibility
    }

    /// The roster with everything filled in that its visits and staff determine; status and bound stay as they are.
    public func finish(_ roster: Roster) -> Roster {
        var roster = roster
        let visits = BayNumbering(scenario).deal(roster.appointments + roster.reserves)
        roster.appointments = Array(visits.prefix(roster.appointments.count))
        roster.reserves = Array(visits.dropFirst(roster.appointments.count))
        roster.unscheduled = []
        RosterAccount(scenario: scenario, eligibility: eligibility).settle(&roster)
        roster.calls = FollowUpCalls.place(FollowUpCalls.dueCalls(scenario, roster), scenario, roster)
        return roster
    }
}
