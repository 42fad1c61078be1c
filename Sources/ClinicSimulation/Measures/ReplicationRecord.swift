import CapacityStudy

/// What a study keeps of one replication of one option until it is added to the sums.
public struct ReplicationRecord: Sendable, Hashable {
    /// By position of ``ReplicationRecorder/keys``; nil where a measure has none.
    public let values: [Double?]
    /// Year by year; nil without `finance`.
    public let cashFlow: CashFlow?
    /// Means of each 13 measured weeks.
    public let quarters: [QuarterValues]
    /// What the answer needs.
    public let sample: AnswerSample
}

/// The means of some measured weeks that are drawn over time.
public struct QuarterValues: Sendable, Hashable {
    /// Visits done a week.
    public let visits: Double
    /// Requests a week.
    public let requests: Double
    /// Patients on the waiting list at midnight.
    public let waiting: Double
    /// Margin a week; nil without `finance`.
    public let margin: Double?
}

/// Makes the records of an option's replications: measures, money, plots over time.
public struct ReplicationRecorder: Sendable {
    /// Of every measure that needs no other option, in the order of the contract.
    public let keys: [String]
    private let plan: SimulationPlan
    private let measures: ReplicationMeasures
    private let prices: WeekPrices?
    private let investments: [Investment]

    /// Measured weeks of a row of the plots.
    static let weeksPerQuarter = 13

    /// - Parameters:
    ///   - simulator: what makes the results.
    ///   - investments: the option's own and those of its steps.
    public init(_ simulator: StudySimulator, investments: [Investment]) {
        plan = simulator.plan
        measures = ReplicationMeasures(simulator)
        prices = plan.study.finance?.weekPrices(procedures: plan.study.base.procedures)
        self.investments = investments
        keys = measures.keys + (prices == nil ? [] : ["margin_per_year", "npv"])
    }

    /// The first measured week of each row of the plots.
    public var quarterWeeks: [Int] {
        stride(from: 1, through: plan.study.weeks, by: ReplicationRecorder.weeksPerQuarter).map { $0 }
    }

    /// What is kept of a result.
    public func record(of result: ReplicationResult) -> ReplicationRecord {
        let margins = weeklyMargins(result, factor: result.factors.margin)
        let flow = cashFlow(margins, factor: result.factors.capital)
        var values = measures.values(of: result)
        if prices != nil {
            values.append(
                margins.isEmpty
                    ? nil : Double(CashFlow.weeksPerYear) * margins.reduce(0, +) / Double(margins.count))
            values.append(flow?.netPresentValue)
        }
        let weeks = Double(max(1, result.weeks.count))
        let sample = AnswerSample(
            visits: Double(result.done) / weeks, missed: Double(result.missed) / weeks,
            requests: Double(result.requests) / weeks, netPresentValue: flow?.netPresentValue)
        return ReplicationRecord(
            values: values, cashFlow: flow, quarters: quarters(result, margins: margins), sample: sample)
    }

    /// The net present value of a replication were the factors of margin and capital others; nil without `finance`.
    public func netPresentValue(of result: ReplicationResult, factors: UncertainFactors) -> Double? {
        cashFlow(weeklyMargins(result, factor: factors.margin), factor: factors.capital)?.netPresentValue
    }

    /// What each measured week brought; nothing without `finance`.
    private func weeklyMargins(_ result: ReplicationResult, factor: Double) -> [Double] {
        guard let prices else { return [] }
        return result.weeks.enumerated().map { number, week in
            let phase = plan.phase(on: (plan.study.warmupWeeks + number) * 7)
            let tally = WeekTally(
                visits: week.visits, radiologistSessions: phase.radiologistSessions, armSessions: phase.armSessions,
                roomOvertimeMinutes: week.roomOvertimeMinutes)
            return prices.margin(of: tally, marginFactor: factor)
        }
    }

    private func cashFlow(_ margins: [Double], factor: Double) -> CashFlow? {
        plan.study.finance.map { finance in
            CashFlow(
                weeklyMargins: margins, investments: investments, years: finance.years,
                discountRate: finance.discountRate, capitalFactor: factor)
        }
    }

    private func quarters(_ result: ReplicationResult, margins: [Double]) -> [QuarterValues] {
        quarterWeeks.map { first in
            let weeks = (first - 1)..<min(first - 1 + ReplicationRecorder.weeksPerQuarter, result.weeks.count)
            let count = Double(weeks.count)
            func sum(_ of: (WeekSums) -> Int) -> Double { Double(result.weeks[weeks].reduce(0) { $0 + of($1) }) }
            return QuarterValues(
                visits: sum { $0.done } / count, requests: sum { $0.requests } / count,
                waiting: sum { $0.waitingNights } / (7 * count),
                margin: prices == nil ? nil : margins[weeks].reduce(0, +) / count)
        }
    }
}
