/// What is counted of one measured week.
public struct WeekSums: Sendable, Hashable {
    /// Visits done by position of the procedure.
    public internal(set) var visits: [Int]
    /// New, same-day and repeat requests.
    public internal(set) var requests = 0
    /// Lost to a competitor.
    public internal(set) var lost = 0
    /// Late cancels and no-shows who do not ask again.
    public internal(set) var missed = 0
    /// Patients on the waiting list, summed over the week's seven midnights.
    public internal(set) var waitingNights = 0
    /// Patients on the waiting list at the week's last midnight.
    public internal(set) var waitingAtEnd = 0
    /// Minutes that rooms ran over their sessions.
    public internal(set) var roomOvertimeMinutes = 0.0

    init(procedures: Int) { visits = Array(repeating: 0, count: procedures) }

    /// Visits done.
    public var done: Int { visits.reduce(0, +) }
}

/// Factors of what nobody knows, as drawn for a replication.
public struct UncertainFactors: Sendable, Hashable {
    /// Of all of the demand.
    public var demand: Double
    /// Of what visits bring.
    public var margin: Double
    /// Of all capital.
    public var capital: Double

    /// From its parts; as stated where nothing is said.
    public init(demand: Double = 1, margin: Double = 1, capital: Double = 1) {
        self.demand = demand
        self.margin = margin
        self.capital = capital
    }
}

/// What one replication of one option counted on its measured days: sums, from which every measure follows.
public struct ReplicationResult: Sendable, Hashable {
    /// Number of the replication, from 0.
    public let replication: Int
    /// As drawn.
    public let factors: UncertainFactors
    /// Week by week.
    public internal(set) var weeks: [WeekSums] = []
    /// Patients on the waiting list when the measured weeks began.
    public internal(set) var waitingAtStart = 0
    /// Visits done by days from the request, served same-day ones left out.
    public internal(set) var visitsByDays: [Int] = []
    /// Of these, days from the ready date, summed.
    public internal(set) var daysForPlace = 0
    /// Days to the third next available visit, summed over the weeks.
    public internal(set) var thirdNextDays = 0
    /// Patients who left the waiting list after at least a night.
    public internal(set) var leftList = 0
    /// Their days on it, summed.
    public internal(set) var daysOnList = 0
    /// Same-day requests.
    public internal(set) var sameDayAsked = 0
    /// Those of them with a place that day.
    public internal(set) var sameDayServed = 0
    /// Minutes that patients waited on site, summed over visits done.
    public internal(set) var onSiteWaitMinutes = 0.0
    /// Minutes that nurses worked after their hours.
    public internal(set) var nurseOvertimeMinutes = 0.0
    /// Busy minutes by position.
    var busy: ResourceMinutes

    init(replication: Int, factors: UncertainFactors, busy: ResourceMinutes) {
        self.replication = replication
        self.factors = factors
        self.busy = busy
    }

    /// Visits done.
    public var done: Int { weeks.reduce(0) { $0 + $1.done } }
    /// New, same-day and repeat requests.
    public var requests: Int { weeks.reduce(0) { $0 + $1.requests } }
    /// Lost to a competitor.
    public var lost: Int { weeks.reduce(0) { $0 + $1.lost } }
    /// Late cancels and no-shows who do not ask again.
    public var missed: Int { weeks.reduce(0) { $0 + $1.missed } }
    /// Patients on the waiting list at the end.
    public var waitingAtEnd: Int { weeks.last?.waitingAtEnd ?? waitingAtStart }

    /// Whether every request of the measured weeks is accounted for: done, lost, missed, or still waiting.
    public var nobodyVanished: Bool { requests == done + lost + missed + waitingAtEnd - waitingAtStart }
}
