/// The money of one option in one replication, year by year, and what it is worth today.
public struct CashFlow: Sendable, Hashable {
    /// Weeks of a year of a study.
    public static let weeksPerYear = 52

    /// Capital paid at the start of each year, from the first.
    public let capital: [Double]
    /// Margin less yearly costs of each year, counted at its end.
    public let flows: [Double]
    /// Interest of a year: 0.05 for 5 %.
    public let discountRate: Double

    /// - Parameters:
    ///   - weeklyMargins: what each measured week brought.
    ///   - investments: the option's own and those of its steps.
    ///   - years: how many count; from 1.
    ///   - capitalFactor: what capital costs more or less than stated; 1: as stated.
    public init(
        weeklyMargins: [Double], investments: [Investment], years: Int, discountRate: Double, capitalFactor: Double = 1
    ) {
        let margins = CashFlow.yearlyMargins(weeklyMargins, years: years)
        capital = (0..<years).map { start in
            investments.reduce(0) { $1.yearsBefore == start ? $0 + $1.capital * capitalFactor : $0 }
        }
        flows = margins.enumerated().map { number, margin in
            margin - investments.reduce(0) { $0 + $1.cost(inYear: number + 1) }
        }
        self.discountRate = discountRate
    }

    /// The margin of each year. A last, shorter piece of the measured weeks is scaled up to a whole year; years beyond
    /// the measured ones repeat the last.
    public static func yearlyMargins(_ weeks: [Double], years: Int) -> [Double] {
        var margins: [Double] = []
        for start in stride(from: 0, to: weeks.count, by: weeksPerYear).prefix(max(0, years)) {
            let piece = weeks[start..<min(start + weeksPerYear, weeks.count)]
            margins.append(piece.reduce(0, +) * Double(weeksPerYear) / Double(piece.count))
        }
        let last = margins.last ?? 0
        while margins.count < years { margins.append(last) }
        return margins
    }

    /// What a payment after a number of years is worth today, per unit.
    private func discount(after years: Int) -> Double {
        (0..<years).reduce(1) { value, _ in value / (1 + discountRate) }
    }

    /// All flows less all capital, each at what it is worth at the start of the first year.
    public var netPresentValue: Double {
        var value = 0.0
        for (number, flow) in flows.enumerated() {
            value += flow * discount(after: number + 1) - capital[number] * discount(after: number)
        }
        return value
    }

    /// Years after which the cumulated discounted difference from another option is 0 or more for good.
    ///
    /// Within a year it grows evenly; capital is paid at the start of a year. 0 where it is never below; nil where it ends
    /// below.
    public func paybackYears(against other: CashFlow) -> Double? {
        var payback = 0.0
        var sum = 0.0
        for number in flows.indices {
            let paid = capital[number] - (number < other.capital.count ? other.capital[number] : 0)
            let earned = flows[number] - (number < other.flows.count ? other.flows[number] : 0)
            let wasBelow = sum < 0
            let start = sum - paid * discount(after: number)
            let end = start + earned * discount(after: number + 1)
            if start < 0 {
                payback = end < 0 ? .infinity : Double(number) + start / (start - end)
            } else if end < 0 {
                payback = .infinity
            } else if wasBelow {
                payback = Double(number)
            }
            sum = end
        }
        return payback.isFinite ? payback : nil
    }
}
