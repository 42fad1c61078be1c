import Clinic

/// Says which proposals' places are better kept for somebody more urgent, and until when.
///
/// The places left with the visit and without it are compared by how many of the more urgent patients still to come they
/// can serve. The more urgent come as a Poisson process; each takes the earliest place that has not begun. Whoever is
/// asked to wait is asked again as soon as what can be gained is no longer worth it, at the latest when the visit would
/// begin, so that a place is never lost by keeping it.
struct Protection: Sendable {
    private let lookAhead: LookAhead
    private let places: PlacesLeft
    private let grid: DayGrid
    private let now: Instant
    private let weight: PriorityFactor
    private let urgent: MoreUrgent
    /// Served by the places that are left without the visit.
    private let without: ServedTable

    /// Nil where nobody more urgent is expected.
    init?(_ lookAhead: LookAhead, _ search: DaySearch, _ week: WeekBook) {
        let question = search.question
        guard let weight = week.scenario.policy.factor(of: question.request.priority),
            let urgent = MoreUrgent(lookAhead.rates, than: weight, week.scenario.policy),
            let standard = Protection.standardProcedure(of: week.scenario)
        else { return nil }
        self.lookAhead = lookAhead
        self.weight = weight
        self.urgent = urgent
        grid = search.book.grid
        now = question.now
        let shape = VisitShape(
            standard, sites: 1, grid: week.grid, radiologists: week.scenario.staff.radiologists)
        places = PlacesLeft(
            search, shape: shape, technologists: week.scenario.staff.technologists, from: question.now)
        without = ServedTable(
            begins: places.begins(beside: nil).map(grid.instant), from: question.now, perMinute: urgent.perMinute)
    }

    /// What the add-ons to come look like: the visit for which places are kept free, or else the one asked for most.
    private static func standardProcedure(of scenario: Scenario) -> Procedure? {
        if let reserve = scenario.policy.addonReserve {
            return scenario.procedures.first { $0.code == reserve.procedure }
        }
        var most: (procedure: Procedure, count: Int)?
        for procedure in scenario.procedures {
            let count = scenario.requests.count { $0.procedure == procedure.code }
            if most.map({ $0.count < count }) ?? true { most = (procedure, count) }
        }
        return most?.procedure
    }

    /// Whether the place of an insertion is to be kept; nil where it may be given away at once.
    func keeping(_ insertion: Insertion) -> KeptPlace? {
        let visit = insertion.visit
        let begins = grid.instant(visit.comes)
        guard insertion.day == now.day, now < begins else { return nil }
        let with = ServedTable(
            begins: places.begins(beside: visit).map(grid.instant), from: now, perMinute: urgent.perMinute)
        func gain(_ minute: Int) -> Double { urgent.meanGain * (without[minute] - with[minute]) }
        let least = Double(weight.thousandths) * Double(lookAhead.leastGainThousandths) / 1000
        guard gain(0) > least else { return nil }
        let worthwhile = (0..<(begins - now)).first { gain($0) <= least }
        let until = worthwhile.map { grid.instant(grid.stepUp(now + $0)) } ?? begins
        return KeptPlace(
            until: min(until, begins), gain: PriorityFactor(thousandths: Int(gain(0).rounded())))
    }
}

/// The patients to come who are more urgent than one who is there.
struct MoreUrgent: Sendable {
    /// How many come a minute.
    let perMinute: Double
    /// By how many thousandths of weight they are more urgent, on average.
    let meanGain: Double

    /// Nil where none is expected.
    init?(_ rates: [AddonRate], than weight: PriorityFactor, _ policy: Policy) {
        var total = 0
        var gained = 0
        for rate in rates {
            guard let factor = policy.factor(of: rate.priority), weight < factor else { continue }
            total += rate.perHourThousandths
            gained += rate.perHourThousandths * (factor.thousandths - weight.thousandths)
        }
        guard total > 0 else { return nil }
        // More than one a minute are as many as can be told apart.
        perMinute = min(1, Double(total) / 60_000)
        meanGain = Double(gained) / Double(total)
    }
}

/// How many of the patients to come a number of places can serve, by the minute from which they come.
///
/// Places are used up from the earliest on: whoever comes takes the first that has not begun, so that those left are
/// always the later ones. With `p` the chance of a patient in a minute, and `V(t, k)` the number served from minute `t` on by
/// the places from number `k` on,
///
///     V(t, k) = V(t, k + 1)                                      where place k has begun before t,
///     V(t, k) = p (1 + V(t + 1, k + 1)) + (1 - p) V(t + 1, k)    otherwise.
struct ServedTable: Sendable {
    private let served: [Double]

    /// - Parameters:
    ///   - begins: when the places begin, in ascending order.
    ///   - now: minute 0.
    ///   - perMinute: patients a minute, at most 1.
    init(begins: [Instant], from now: Instant, perMinute: Double) {
        let last = begins.map { $0 - now }
        guard let end = last.last, end >= 0 else {
            served = []
            return
        }
        var next = Array(repeating: 0.0, count: begins.count + 1)
        var served = Array(repeating: 0.0, count: end + 1)
        for minute in stride(from: end, through: 0, by: -1) {
            // In ascending order, so that `next[place + 1]` is still that of the minute after.
            var current = next
            for place in begins.indices where last[place] >= minute {
                current[place] = perMinute * (1 + next[place + 1]) + (1 - perMinute) * next[place]
            }
            for place in begins.indices.reversed() where last[place] < minute { current[place] = current[place + 1] }
            served[minute] = current[0]
            next = current
        }
        self.served = served
    }

    /// Served from a minute on; nobody once the last place has begun.
    subscript(minute: Int) -> Double { served.indices.contains(minute) ? served[minute] : 0 }
}
