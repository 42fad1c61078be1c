import Clinic

/// A published day and all its same-day add-ons, as somebody sees it who knows the day before it happens.
public struct AddOnDay: Sendable {
    /// The week that the roster was made for, without the add-ons.
    public var scenario: Scenario
    /// The published roster.
    public var roster: Roster
    /// The day, of the roster's week.
    public var day: Day
    /// Who comes, in any order.
    public var arrivals: [AddOnArrival]

    /// From its parts.
    public init(scenario: Scenario, roster: Roster, day: Day, arrivals: [AddOnArrival]) {
        self.scenario = scenario
        self.roster = roster
        self.day = day
        self.arrivals = arrivals
    }
}

/// A patient who asks for a place today.
public struct AddOnArrival: Hashable, Sendable {
    /// What is asked for; its id is new, or that of a request that the roster lists unscheduled.
    public var request: Request
    /// The patient is there from this instant on, on the grid or not.
    public var from: Instant
    /// Accepted whatever it costs the others: what would have come of the day, had this one been promised a place?
    public var isPromised: Bool

    /// From its parts.
    public init(request: Request, from: Instant, isPromised: Bool = false) {
        self.request = request
        self.from = from
        self.isPromised = isPromised
    }
}

extension AddOnDay {
    /// The scenario with these requests of the day in it, a drug without a last dose having been taken that day.
    func scenario(with requests: [Request]) -> Scenario {
        requests.reduce(scenario) { $0.keeping($1.withDosesTold(on: day)) }
    }
}
