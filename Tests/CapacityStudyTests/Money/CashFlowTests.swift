import CapacityStudy
import Testing

@Suite("Money over years")
struct CashFlowTests {
    private func flow(
        _ weeks: [Double], _ investments: [Investment] = [], years: Int = 2, rate: Double = 0.05, factor: Double = 1
    ) -> CashFlow {
        CashFlow(
            weeklyMargins: weeks, investments: investments, years: years, discountRate: rate, capitalFactor: factor)
    }

    private func isClose(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-9 * max(1, abs(b)) } ?? false }

    /// 4 weeks of 500: 2000 × 52 / 4 = 26 000 a year, twice.
    @Test("a short piece is scaled up, and years beyond it repeat the last")
    func years() {
        #expect(CashFlow.yearlyMargins([500, 500, 500, 500], years: 2) == [26_000, 26_000])
        // 52 weeks of 1 and 13 of 3: 52, then 39 × 4 = 156 for good.
        let weeks = Array(repeating: 1.0, count: 52) + Array(repeating: 3.0, count: 13)
        #expect(CashFlow.yearlyMargins(weeks, years: 4) == [52, 156, 156, 156])
        #expect(CashFlow.yearlyMargins(weeks, years: 1) == [52])
        #expect(CashFlow.yearlyMargins([], years: 2) == [0, 0])
    }

    /// 26 000 / 1.05 + 26 000 / 1.1025 = 24 761.90 + 23 582.77; less 10 000 + 1000 / 1.05 + 1000 / 1.1025.
    @Test("net present value of the deterministic study")
    func netPresentValue() {
        let weeks = Array(repeating: 500.0, count: 4)
        #expect(isClose(flow(weeks).netPresentValue, 26_000 / 1.05 + 26_000 / 1.1025))
        let bought = flow(weeks, [Investment(capital: 10_000, costPerYear: 1000)])
        #expect(isClose(bought.netPresentValue, 48_344.67120181405 - 11_859.410430839))
        #expect(bought.paybackYears(against: flow(weeks)) == nil)
    }

    /// In week 79, the 27th of the second year: capital at the start of that year, 26 of 52 weeks of the cost in it.
    @Test("a step's capital and cost begin in its year")
    func steps() {
        let step = Investment(fromWeek: 79, capital: 1050, costPerYear: 520)
        let one = flow([], [step], years: 3, rate: 0.05)
        #expect(one.capital == [0, 1050, 0])
        #expect(one.flows == [0, -260, -520])
        #expect(isClose(one.netPresentValue, -1000 - 260 / 1.1025 - 520 / 1.157625))
        #expect(flow([], [Investment(fromWeek: 52, capital: 7)], years: 3).capital == [7, 0, 0])
        #expect(flow([], [Investment(fromWeek: 53, capital: 7)], years: 3).capital == [0, 7, 0])
        #expect(flow([], [Investment(fromWeek: 200, capital: 7, costPerYear: 9)], years: 3).netPresentValue == 0)
    }

    /// Without interest: −100, then +40 a year: −60, −20, +20: paid back half way through the third year.
    @Test("payback is read linearly within its year")
    func payback() {
        let week = [40.0 / 52]
        let none = flow([0], years: 4, rate: 0)
        #expect(isClose(flow(week, [Investment(capital: 100)], years: 4, rate: 0).paybackYears(against: none), 2.5))
        #expect(
            flow(week, [Investment(capital: 100)], years: 2, rate: 0).paybackYears(against: flow([0], rate: 0)) == nil)
        #expect(flow(week, years: 4, rate: 0).paybackYears(against: none) == 0)
        // With 5 % a year: −100 + 60 / 1.05 = −42.857, + 60 / 1.1025 = +11.565: after 1 + 42.857 / 54.422 years.
        let interest = flow([60.0 / 52], [Investment(capital: 100)]).paybackYears(against: flow([0]))
        #expect(isClose(interest, 1 + (100 - 60 / 1.05) / (60 / 1.1025)))
    }

    /// −100 + 150 = 50 after one year, then a second machine for 80: −30, + 150: it is paid back for good 0.2 into the second.
    @Test("a later capital takes the payback back")
    func forGood() {
        let bought = [Investment(capital: 100), Investment(fromWeek: 53, capital: 80)]
        let none = flow([0], rate: 0)
        #expect(isClose(flow([150.0 / 52], bought, rate: 0).paybackYears(against: none), 1.2))
        // Where the other one pays 80 at the start of the second year, that is when this one is ahead for good.
        let other = flow([0], [Investment(fromWeek: 53, capital: 80)], rate: 0)
        #expect(flow([0], [Investment(capital: 50)], rate: 0).paybackYears(against: other) == 1)
    }

    @Test("what capital really costs is a factor")
    func capitalFactor() {
        #expect(isClose(flow([0], [Investment(capital: 100)], factor: 1.4).netPresentValue, -140))
    }
}

@Suite("Money of a week")
struct WeekPricesTests {
    /// 10 × 240 + 10 × 150 − 5 × (500 + 180) = 500; 20 minutes of overtime at 6 take 120 of it.
    @Test("visits less sessions less overtime")
    func margin() {
        let prices = WeekPrices(
            margins: [240, 150], radiologistSession: 500, technologistSession: 180, overtimeMinute: 6)
        var week = WeekTally(visits: [10, 10], radiologistSessions: 5, armSessions: 5, roomOvertimeMinutes: 0)
        #expect(prices.margin(of: week) == 500)
        week.roomOvertimeMinutes = 20
        #expect(prices.margin(of: week) == 380)
        // Visits bring a tenth less: 3510 − 3400 − 120.
        #expect(abs(prices.margin(of: week, marginFactor: 0.9) + 10) < 1e-9)
    }
}

@Suite("Triangular factors")
struct TriangularTests {
    /// Of 0, 1, 4 the density rises to 1/2 at 1, so a quarter lies below 1; half of the rest above 4 − √(3 × 4 × 3/8).
    @Test("quantiles")
    func quantiles() {
        let factor = Triangular(min: 0, mode: 1, max: 4)
        #expect(factor.quantile(0) == 0)
        #expect(factor.quantile(1) == 4)
        #expect(abs(factor.quantile(0.25) - 1) < 1e-12)
        #expect(abs(factor.quantile(0.0625) - 0.5) < 1e-12)
        #expect(abs(factor.quantile(0.625) - (4 - (0.375 * 4 * 3).squareRoot())) < 1e-12)
        #expect(Triangular(min: 2, mode: 2, max: 2).quantile(0.7) == 2)
    }

    /// The mean is a third of the sum of the three.
    @Test("the mean of evenly spread quantiles")
    func mean() {
        let factor = Triangular(min: 0.8, mode: 1, max: 1.3)
        let count = 100_000
        let sum = (0..<count).reduce(0.0) { $0 + factor.quantile((Double($1) + 0.5) / Double(count)) }
        #expect(abs(sum / Double(count) - 3.1 / 3) < 1e-6)
    }
}
