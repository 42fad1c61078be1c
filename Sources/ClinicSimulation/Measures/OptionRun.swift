import CapacityStudy

/// The replications of one option, and what they say: measures, money, plots over time.
public struct OptionRun: Sendable {
    /// In order.
    public let results: [ReplicationResult]
    let simulator: StudySimulator
    let investments: [Investment]

    /// - Parameters:
    ///   - simulator: what made the results.
    ///   - investments: the option's own and those of its steps.
    public init(_ simulator: StudySimulator, results: [ReplicationResult], investments: [Investment]) {
        self.simulator = simulator
        self.results = results
        self.investments = investments
    }

    private var study: Study { simulator.plan.study }

    /// What the answer needs of each replication.
    public var samples: [AnswerSample] {
        zip(results, cashFlows).map { result, flow in
            let weeks = Double(max(1, result.weeks.count))
            return AnswerSample(
                visits: Double(result.done) / weeks, missed: Double(result.missed) / weeks,
                requests: Double(result.requests) / weeks, netPresentValue: flow?.netPresentValue)
        }
    }

    /// Every measure that applies, in the order of the contract.
    ///
    /// - Parameter first: the first option with the same random numbers; nil for the first option itself.
    public func measures(against first: OptionRun?) -> [MeasureReport] {
        let mine = values(against: first)
        let others = Dictionary(first?.values(against: nil) ?? [], uniquingKeysWith: { value, _ in value })
        return mine.map { key, values in
            MeasureReport(
                key: key, estimate: Estimate(of: values),
                difference: others[key].map { Estimate(of: values, less: $0) })
        }
    }

    /// Each measure's value in each replication; nil where it has none.
    ///
    /// - Parameter first: the first option, against which an investment pays back; nil for the first option itself.
    public func values(against first: OptionRun?) -> [(key: String, values: [Double?])] {
        let measures = ReplicationMeasures(simulator)
        let tables = results.map { measures.values(of: $0) }
        guard let keys = tables.first?.map(\.key) else { return [] }
        var columns = keys.enumerated().map { number, key in
            (key: key, values: tables.map { $0[number].value })
        }
        guard study.finance != nil else { return columns }
        let flows = cashFlows
        columns.append(("margin_per_year", results.map(marginPerYear)))
        columns.append(("npv", flows.map { $0?.netPresentValue }))
        guard let first else { return columns }
        let paybacks = zip(flows, first.cashFlows).map { mine, other in
            mine.flatMap { mine in other.flatMap { mine.paybackYears(against: $0) } }
        }
        columns.append(("payback_years", paybacks))
        columns.append(("never_pays_back_share", paybacks.map { $0 == nil ? 1 : 0 }))
        return columns
    }

    // MARK: Money

    /// The money of each replication; nil without `finance`.
    public var cashFlows: [CashFlow?] { results.map { cashFlow($0, factors: $0.factors) } }

    /// The money of a replication were the factors of margin and capital others; nil without `finance`.
    public func cashFlow(_ result: ReplicationResult, factors: UncertainFactors) -> CashFlow? {
        guard let finance = study.finance else { return nil }
        return CashFlow(
            weeklyMargins: weeklyMargins(result, factor: factors.margin), investments: investments,
            years: finance.years, discountRate: finance.discountRate, capitalFactor: factors.capital)
    }

    /// What each measured week brought; nothing without `finance`.
    func weeklyMargins(_ result: ReplicationResult, factor: Double) -> [Double] {
        let plan = simulator.plan
        guard let prices = study.finance?.weekPrices(procedures: study.base.procedures) else { return [] }
        return result.weeks.enumerated().map { number, week in
            let phase = plan.phase(on: (study.warmupWeeks + number) * 7)
            let tally = WeekTally(
                visits: week.visits, radiologistSessions: phase.radiologistSessions, armSessions: phase.armSessions,
                roomOvertimeMinutes: week.roomOvertimeMinutes)
            return prices.margin(of: tally, marginFactor: factor)
        }
    }

    private func marginPerYear(_ result: ReplicationResult) -> Double? {
        let margins = weeklyMargins(result, factor: result.factors.margin)
        guard !margins.isEmpty else { return nil }
        return Double(CashFlow.weeksPerYear) * margins.reduce(0, +) / Double(margins.count)
    }

    // MARK: Over time

    /// Measured weeks of a row of the plots.
    static let weeksPerQuarter = 13

    /// Means of each 13 measured weeks; the last may be shorter.
    public var quarters: [QuarterReport] {
        let margins = results.map { weeklyMargins($0, factor: $0.factors.margin) }
        let count = results.first?.weeks.count ?? 0
        return stride(from: 0, to: count, by: OptionRun.weeksPerQuarter).map { start in
            let weeks = start..<min(start + OptionRun.weeksPerQuarter, count)
            func mean(_ sum: (WeekSums) -> Int, per: Int = 1) -> Estimate {
                Estimate(
                    of: results.map { result in
                        Double(result.weeks[weeks].reduce(0) { $0 + sum($1) }) / Double(weeks.count * per)
                    })
            }
            return QuarterReport(
                fromWeek: start + 1, visitsPerWeek: mean { $0.done }, requestsPerWeek: mean { $0.requests },
                waitingList: mean({ $0.waitingNights }, per: 7),
                marginPerWeek: study.finance == nil
                    ? nil : Estimate(of: margins.map { $0[weeks].reduce(0, +) / Double(weeks.count) }))
        }
    }
}
