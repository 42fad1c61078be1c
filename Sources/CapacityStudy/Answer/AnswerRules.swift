/// The rules by which measures become an answer; pure functions of samples.
public enum AnswerRules {
    /// Least gain of a unit that binds, as a share of the visits.
    static let leastGain = 0.02
    /// Share of the requests from which on demand counts as met.
    static let metDemand = 0.98
    /// Multiples of the demand at which the money is looked at.
    public static let demandMultiples = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4]

    /// Replications of the further runs: a tenth, at least 10, all where there are fewer.
    public static func furtherReplications(of replications: Int) -> Int {
        min(replications, max(10, (replications + 9) / 10))
    }

    /// What binds an option.
    ///
    /// - Parameters:
    ///   - samples: the option as stated, all replications.
    ///   - singles: the option with one more unit, in the order of ``SingleUnit``, some of the replications.
    ///   - isKept: nothing is staffed anew.
    public static func binding(
        samples: [AnswerSample], singles: [[AnswerSample]], isKept: Bool
    ) -> (gains: [Estimate], binds: Binding) {
        let gains = singles.map { single in
            Estimate(of: single.map(\.visits), less: Array(samples.prefix(single.count)).map(\.visits))
        }
        var best: (unit: SingleUnit, gain: Double)?
        for (number, unit) in SingleUnit.allCases.enumerated() where number < gains.count {
            let base = Estimate(of: samples.prefix(singles[number].count).map(\.visits)).mean ?? 0
            guard let gain = gains[number].mean, gains[number].isAbove0, gain >= leastGain * base else { continue }
            if gain > best?.gain ?? 0 { best = (unit, gain) }
        }
        if let best { return (gains, .unit(best.unit)) }
        let visits = Estimate(of: samples.map(\.visits)).mean ?? 0
        let missed = Estimate(of: samples.map(\.missed)).mean ?? 0
        let requests = Estimate(of: samples.map(\.requests)).mean ?? 0
        if visits + missed >= metDemand * requests { return (gains, .demand) }
        return (gains, isKept ? .staffedWeek : .combination)
    }

    /// Whether an option is worth its price.
    ///
    /// - Parameters:
    ///   - values: net present values by option and replication.
    ///   - option: position of the option, from 1.
    ///   - pairs: positions of other options of which the second is the first with the `add` of this one besides.
    public static func verdict(
        values: [[Double?]], option: Int, pairs: [(without: Int, with: Int)]
    ) -> Verdict {
        let difference = Estimate(of: values[option], less: values[0])
        if difference.isAbove0 { return .worthIt }
        for pair in pairs where Estimate(of: values[pair.with], less: values[pair.without]).isAbove0 {
            return .withAnotherChange(option: pair.with)
        }
        return difference.isBelow0 ? .notWorthIt : .notDistinguishable
    }

    /// The lowest multiple of the demand, read linearly, at which the difference changes sign; nil where it does not.
    ///
    /// - Parameter points: by rising multiple.
    public static func turn(_ points: [DemandPoint]) -> Double? {
        var last: DemandPoint?
        var firstZero: DemandPoint?
        for point in points {
            if point.difference == 0 {
                firstZero = firstZero ?? point
                continue
            }
            if let last, (last.difference < 0) != (point.difference < 0) {
                if let firstZero { return firstZero.times }
                let share = last.difference / (last.difference - point.difference)
                return last.times + share * (point.times - last.times)
            }
            last = point
            firstZero = nil
        }
        return nil
    }
}
