import Clinic
import WeeklyRoster

/// A day's outcome beside what was possible.
public struct TrialResult: Sendable {
    /// What became of it.
    public var outcome: DayOutcome
    /// The clairvoyant's sum of weights, in thousandths.
    public var possibleThousandths: Int
    /// The clairvoyant's sum of `wait`.
    public var possibleWait: Points

    /// From its parts.
    public init(outcome: DayOutcome, possible: ClairvoyantAnswer) {
        self.outcome = outcome
        possibleThousandths = possible.weightThousandths
        possibleWait = possible.wait
    }
}

/// Many days in figures. Only days on which the clairvoyant can accept somebody count.
public struct TrialSummary: Sendable {
    /// Days that count.
    public var days: Int
    /// Accepted weight over the clairvoyant's, day by day: the mean.
    public var mean: Double
    /// The 5th percentile: of 100 days, sorted, the 6th.
    public var fifthPercentile: Double
    /// The worst day.
    public var worst: Double
    /// Standard error of the mean.
    public var error: Double
    /// Accepted weight of all days together over the clairvoyant's.
    public var ratioOfSums: Double
    /// Days on which less weight was accepted than possible.
    public var daysBelow: Int
    /// Minutes of waiting, weighted by priority, in begun quarters of an hour.
    public var waitMinutes: Double
    /// The clairvoyant's.
    public var possibleWaitMinutes: Double
    /// Callers accepted.
    public var accepted: Int
    /// Callers asked to wait for an answer.
    public var askedToWait: Int
    /// Those of them who got none but a refusal.
    public var waitedInVain: Int
    /// Minutes from call to answer, of those who were asked to wait, on average.
    public var answerMinutes: Double

    /// The figures of some days; nil where none counts.
    public init?(_ results: [TrialResult]) {
        let counted = results.filter { $0.possibleThousandths > 0 }
        guard !counted.isEmpty else { return nil }
        let ratios = counted.map { Double($0.outcome.weightThousandths) / Double($0.possibleThousandths) }.sorted()
        days = counted.count
        let mean = ratios.reduce(0, +) / Double(days)
        self.mean = mean
        fifthPercentile = ratios[days * 5 / 100]
        worst = ratios[0]
        let squares = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        error = days > 1 ? (squares / Double(days - 1) / Double(days)).squareRoot() : 0
        let weight = counted.reduce(0) { $0 + $1.outcome.weightThousandths }
        let possible = counted.reduce(0) { $0 + $1.possibleThousandths }
        ratioOfSums = Double(weight) / Double(possible)
        daysBelow = counted.count { $0.outcome.weightThousandths < $0.possibleThousandths }
        let wait = counted.reduce(Points.zero) { $0 + $1.outcome.wait }
        let possibleWait = counted.reduce(Points.zero) { $0 + $1.possibleWait }
        waitMinutes = weight > 0 ? wait.value / (Double(weight) / 1000) * 15 : 0
        possibleWaitMinutes = possibleWait.value / (Double(possible) / 1000) * 15
        accepted = counted.reduce(0) { $0 + $1.outcome.accepted.count }
        askedToWait = counted.reduce(0) { $0 + $1.outcome.askedToWait }
        waitedInVain = counted.reduce(0) { $0 + $1.outcome.waitedInVain }
        let minutes = counted.reduce(0) { $0 + $1.outcome.answerMinutes }
        answerMinutes = askedToWait > 0 ? Double(minutes) / Double(askedToWait) : 0
    }
}
