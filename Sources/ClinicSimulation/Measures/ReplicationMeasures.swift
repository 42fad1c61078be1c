import CapacityStudy
import Clinic

/// The measures of one replication but for the money, by key, in the order of the contract.
struct ReplicationMeasures {
    private let plan: SimulationPlan
    private let clinic: Scenario?
    private let staffed, open: ResourceMinutes
    /// In the order of the contract.
    private(set) var keys: [String] = []

    init(_ simulator: StudySimulator) {
        plan = simulator.plan
        clinic = simulator.phases.last?.clinic
        var staffed = ResourceMinutes(
            cArms: plan.cArmCount, radiologists: plan.radiologistCount, technologists: plan.technologistCount,
            nurses: plan.nurseCount)
        let none = staffed
        var open = staffed
        for week in 0..<plan.study.weeks {
            let phase = plan.phase(on: (plan.study.warmupWeeks + week) * 7)
            staffed.add(phase.staffed, times: 1)
            open.add(phase.open, times: 1)
        }
        self.staffed = staffed
        self.open = open
        // The keys hang on the clinic and the study alone, so that a week of nothing has them all.
        let nothing = ReplicationResult(replication: 0, factors: UncertainFactors(), busy: none)
        keys = rows(of: nothing).map(\.key)
    }

    /// All values by position of the key; nil where a measure has none.
    func values(of result: ReplicationResult) -> [Double?] { rows(of: result).map(\.value) }

    private func rows(of result: ReplicationResult) -> Values {
        visits(result) + days(result) + waitingList(result) + sameDay(result) + minutes(result)
            + shares("busy_of_staffed", of: result.busy, over: staffed)
            + shares("busy_of_open", of: result.busy, over: open)
    }

    private typealias Values = [(key: String, value: Double?)]

    private var weeks: Double { Double(max(1, plan.study.weeks)) }

    private static func ratio(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }

    private func visits(_ result: ReplicationResult) -> Values {
        let procedures = plan.study.base.procedures
        let done = procedures.indices.map { number in result.weeks.reduce(0) { $0 + $1.visits[number] } }
        func perWeek(_ count: Int) -> Double { Double(count) / weeks }
        var values: Values = [("visits_per_week", perWeek(result.done))]
        for service in Service.allCases {
            let count = zip(procedures, done).reduce(0) { $1.0.service == service ? $0 + $1.1 : $0 }
            values.append(("visits_per_week.\(service.rawValue)", perWeek(count)))
        }
        values += zip(procedures, done).map { ("visits_per_week.\($0.code)", perWeek($1)) }
        values.append(("requests_per_week", perWeek(result.requests)))
        values.append(("lost_per_week", perWeek(result.lost)))
        values.append(("lost_share", ReplicationMeasures.ratio(Double(result.lost), Double(result.requests))))
        values.append(("missed_per_week", perWeek(result.missed)))
        return values
    }

    private func days(_ result: ReplicationResult) -> Values {
        let count = result.visitsByDays.reduce(0, +)
        let days = result.visitsByDays.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        return [
            ("days_to_visit.mean", ReplicationMeasures.ratio(Double(days), Double(count))),
            ("days_to_visit.median", nearestRank(50, result.visitsByDays, count: count)),
            ("days_to_visit.p90", nearestRank(90, result.visitsByDays, count: count)),
            ("days_for_place.mean", ReplicationMeasures.ratio(Double(result.daysForPlace), Double(count))),
            ("third_next_available_days", ReplicationMeasures.ratio(Double(result.thirdNextDays), weeks)),
        ]
    }

    /// The value that at least so many of a hundred do not exceed.
    private func nearestRank(_ share: Int, _ visitsByDays: [Int], count: Int) -> Double? {
        var left = (share * count + 99) / 100
        guard left > 0 else { return nil }
        for (days, visits) in visitsByDays.enumerated() {
            left -= visits
            if left <= 0 { return Double(days) }
        }
        return nil
    }

    private func waitingList(_ result: ReplicationResult) -> Values {
        let nights = result.weeks.reduce(0) { $0 + $1.waitingNights }
        return [
            ("waiting_list.mean", Double(nights) / (7 * weeks)),
            ("waiting_list.end", Double(result.waitingAtEnd)),
            ("waiting_list.slope_per_week", slope(result.weeks.map { Double($0.waitingAtEnd) })),
            ("waiting_list.left_per_week", Double(result.leftList) / weeks),
            ("waiting_list.days", ReplicationMeasures.ratio(Double(result.daysOnList), Double(result.leftList))),
        ]
    }

    /// Of the line of least squares through values a week apart; nil below two.
    private func slope(_ values: [Double]) -> Double? {
        guard values.count > 1 else { return nil }
        let middle = Double(values.count - 1) / 2
        var products = 0.0
        var squares = 0.0
        for (number, value) in values.enumerated() {
            let distance = Double(number) - middle
            // Around the first value, so that equal values have no slope at all.
            products += distance * (value - values[0])
            squares += distance * distance
        }
        return products / squares
    }

    private func sameDay(_ result: ReplicationResult) -> Values {
        guard plan.study.sameDay != nil else { return [] }
        return [
            ("same_day.asked_per_week", Double(result.sameDayAsked) / weeks),
            (
                "same_day.served_share",
                ReplicationMeasures.ratio(Double(result.sameDayServed), Double(result.sameDayAsked))
            ),
        ]
    }

    private func minutes(_ result: ReplicationResult) -> Values {
        let room = result.weeks.reduce(0) { $0 + $1.roomOvertimeMinutes }
        return [
            ("on_site_wait_minutes.mean", ReplicationMeasures.ratio(result.onSiteWaitMinutes, Double(result.done))),
            ("overtime_minutes_per_week.room", room / weeks),
            ("overtime_minutes_per_week.nurse", result.nurseOvertimeMinutes / weeks),
        ]
    }

    private func shares(_ key: String, of busy: ResourceMinutes, over all: ResourceMinutes) -> Values {
        guard let clinic else { return [] }
        let kinds: [(String, [String], [Double], [Double])] = [
            ("c_arm", clinic.site.cArms.map(\.id), busy.cArms, all.cArms),
            ("radiologist", clinic.staff.radiologists.map(\.id), busy.radiologists, all.radiologists),
            ("technologist", clinic.staff.technologists.map(\.id), busy.technologists, all.technologists),
            ("nurse", clinic.staff.nurses.map(\.id), busy.nurses, all.nurses),
        ]
        var values: Values = []
        for (kind, ids, busy, all) in kinds {
            values.append(("\(key).\(kind)", ReplicationMeasures.ratio(busy.reduce(0, +), all.reduce(0, +))))
            for (number, id) in ids.enumerated() {
                values.append(("\(key).\(kind).\(id)", ReplicationMeasures.ratio(busy[number], all[number])))
            }
        }
        values.append(("\(key).bay", ReplicationMeasures.ratio(busy.bays, all.bays)))
        return values
    }
}
