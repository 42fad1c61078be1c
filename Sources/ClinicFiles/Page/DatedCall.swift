import Clinic

/// A follow-up call with its date, which the roster file leaves out where the call found no gap.
struct DatedCall {
    let call: FollowUpCall
    /// Nil where neither the roster nor the scenario's injections say.
    let day: Day?

    /// Those of a roster, by date, then by time with the calls without a gap last, then by patient.
    static func all(of plan: WeekPlan) -> [DatedCall] {
        let due = FollowUpCalls.dueCalls(plan.scenario, plan.roster)
        let dated = plan.roster.calls.map { call in
            let match = due.first { $0.request == call.request && $0.patient == call.patient && $0.day == call.day }
            return DatedCall(call: call, day: call.task?.start.day ?? match?.date)
        }
        return dated.sorted { a, b in
            (a.day?.number ?? Int.max, a.start, a.call.patient, a.call.request, a.call.day)
                < (b.day?.number ?? Int.max, b.start, b.call.patient, b.call.request, b.call.day)
        }
    }

    private var start: Int { call.task?.start.minutes ?? Int.max }
}
