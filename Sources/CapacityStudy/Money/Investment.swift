/// What an option costs beside what its weeks bring: a sum paid once, and a yearly cost from then on.
public struct Investment: Sendable, Hashable {
    /// Measured week from which on, from 1; the option itself begins with week 1, its steps later.
    public var fromWeek: Int
    /// Paid at the start of the year in which the week falls, in the study's currency.
    public var capital: Double
    /// Paid for each year from the week on, in the study's currency.
    public var costPerYear: Double

    /// From its parts.
    public init(fromWeek: Int = 1, capital: Double = 0, costPerYear: Double = 0) {
        self.fromWeek = fromWeek
        self.capital = capital
        self.costPerYear = costPerYear
    }

    /// Years that have passed at the start of the year in which it falls: 0 for weeks 1 to 52.
    var yearsBefore: Int { max(0, fromWeek - 1) / CashFlow.weeksPerYear }

    /// What it costs in a year, from 1; in its own year for the weeks that are left of it.
    func cost(inYear year: Int) -> Double {
        if year <= yearsBefore { return 0 }
        let weeksOut = year == yearsBefore + 1 ? max(0, fromWeek - 1) % CashFlow.weeksPerYear : 0
        return costPerYear * Double(CashFlow.weeksPerYear - weeksOut) / Double(CashFlow.weeksPerYear)
    }
}
