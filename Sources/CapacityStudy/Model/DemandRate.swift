import Clinic
import Foundation

/// How much is asked for when. Weeks are measured weeks, from 1; the warm-up, week 0 and before, is like week 1.
extension Study {
    /// The multiple of all of the demand in a week.
    public func demandMultiple(inWeek week: Int) -> Double {
        course.last { $0.fromWeek <= max(1, week) }?.times ?? 1
    }

    /// New requests of a procedure in a week.
    public func newRequests(_ demand: ProcedureDemand, inWeek week: Int) -> Double {
        let years = Double(max(1, week) - 1) / Double(CashFlow.weeksPerYear)
        return demand.perWeek * pow(1 + demand.growthPerYear, years) * demandMultiple(inWeek: week)
    }

    /// Same-day requests of an open day in a week.
    public func sameDayRequests(inWeek week: Int) -> Double {
        (sameDay?.perDay ?? 0) * demandMultiple(inWeek: week)
    }

    /// Visits asked for in a week by position of the procedure: new and same-day requests, and second visits of a set.
    public func visitsAsked(inWeek week: Int) -> [Double] {
        base.procedures.map { procedure in
            var visits = demand.filter { $0.procedure == procedure.code }
                .reduce(0) { $0 + newRequests($1, inWeek: week) }
            if sameDay?.procedure == procedure.code {
                visits += sameDayRequests(inWeek: week) * Double(base.site.openWeekdays.count)
            }
            return procedure.service == .spine ? visits * (1 + repeatProbability) : visits
        }
    }

    /// The study with all of its demand, same-day requests too, a number of times.
    public func withDemand(times: Double) -> Study {
        var study = self
        for number in study.demand.indices { study.demand[number].perWeek *= times }
        study.sameDay?.perDay *= times
        return study
    }
}
