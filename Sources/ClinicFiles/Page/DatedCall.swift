import Clinic

/// A follow-up call with its date, which the roster file leaves out where the call found no gap.
struct DatedCall {
    let call: FollowUpCall
    /// Nil where the roster does not say and the scenario does not know the injection either.
    let day: Day?

    init(_ call: FollowUpCall, in plan: WeekPlan) {
        self.call = call
        let done =
            plan.scenario.history.first { $0.request == call.request && $0.patient == call.patient }?.date
            ?? plan.visits.first { $0.request?.id == call.request }?.day
        day = call.task?.start.day ?? done.flatMap { DatedCall.openDay(from: $0 + call.day, site: plan.scenario.site) }
    }

    /// Those of a roster, by date, then by time with the calls without a gap last, then by patient.
    static func all(of plan: WeekPlan) -> [DatedCall] {
        plan.roster.calls.map { DatedCall($0, in: plan) }.sorted { a, b in
            (a.day?.number ?? Int.max, a.start, a.call.patient, a.call.request, a.call.day)
                < (b.day?.number ?? Int.max, b.start, b.call.patient, b.call.request, b.call.day)
        }
    }

    private var start: Int { call.task?.start.minutes ?? Int.max }

    /// A call due on a closed day is made on the next open one.
    private static func openDay(from day: Day, site: Site) -> Day? {
        (0...site.closedDates.count + 7).lazy.map { day + $0 }.first(where: site.isOpen)
    }
}
