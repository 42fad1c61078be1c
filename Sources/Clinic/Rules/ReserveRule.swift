extension RosterReading {
    /// `reserve`: places are kept free on open days of the week after the planning date, not more a day than asked.
    func brokenReserves() -> [Violation] {
        let days = scenario.reserveDays
        let reserves = visits.filter(\.isReserve)
        var violations: [Violation] = []
        for visit in reserves where !days.contains(visit.times.start.day) {
            violations.append(
                Violation(
                    .reserve, "\(visit.label): not on an open day of the week after \(scenario.planningDate)"))
        }
        var countByDay: [Day: Int] = [:]
        for visit in reserves { countByDay[visit.times.start.day, default: 0] += 1 }
        let most = scenario.policy.addonReserve?.perDay ?? 0
        for day in reserves.map(\.times.start.day).uniqued.sorted() {
            guard let count = countByDay[day], count > most else { continue }
            violations.append(Violation(.reserve, "\(count) places are kept free on \(day), at most \(most) are right"))
        }
        return violations
    }
}
