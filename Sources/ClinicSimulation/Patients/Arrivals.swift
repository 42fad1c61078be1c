import CapacityStudy
import Clinic
import EventEngine

/// The requests of each open day, in order.
struct Arrivals {
    /// Day's new requests by position in the demand.
    private(set) var newRequests: [Int]
    /// Minutes of the day at which same-day requests come, rising.
    private(set) var sameDayMinutes: [Double] = []
    private let plan: SimulationPlan
    /// A multiple of all of the demand.
    private let factor: Double
    /// Where nothing is left to chance: the summed rate, and how many came, by position in the demand; then of same-day
    /// requests.
    private var summed: [Double]
    private var came: [Int]

    init(_ plan: SimulationPlan, factor: Double) {
        self.plan = plan
        self.factor = factor
        let count = plan.study.demand.count
        newRequests = Array(repeating: 0, count: count)
        summed = Array(repeating: 0, count: count + 1)
        came = Array(repeating: 0, count: count + 1)
    }

    /// Draws the requests of an open day.
    ///
    /// - Parameters:
    ///   - date: in days from the first one of the run.
    ///   - rates: new requests of its week, by position in the demand.
    mutating func draw(_ date: Int, rates: [Double], sameDay: Double, _ draws: PatientDraws) {
        var stream = draws.stream(.newRequests, of: date)
        let openDays = Double(plan.openDays)
        for (number, rate) in rates.enumerated() {
            newRequests[number] = count(of: number, mean: factor * rate / openDays, &stream)
        }
        sameDayMinutes.removeAll(keepingCapacity: true)
        guard let hours = plan.study.sameDay?.hours else { return }
        stream = draws.stream(.sameDayRequests, of: date)
        let count = count(of: rates.count, mean: factor * sameDay, &stream)
        stream = draws.stream(.sameDayMinutes, of: date)
        for number in 0..<count {
            let share =
                plan.study.arrivals == .even ? (Double(number) + 0.5) / Double(count) : stream.uniform()
            sameDayMinutes.append(Double(hours.start) + share * Double(hours.length))
        }
        sameDayMinutes.sort()
    }

    private mutating func count(of number: Int, mean: Double, _ stream: inout RandomStream) -> Int {
        guard plan.study.arrivals == .even else { return stream.poisson(mean: mean) }
        summed[number] += mean
        // A sum of rounded rates may fall short of the whole number that it means.
        let due = Int((summed[number] + Arrivals.roundingAllowance).rounded(.down)) - came[number]
        came[number] += due
        return due
    }

    private static let roundingAllowance = 1e-9
}
