import Clinic
import SyntheticClinic

/// What a log of past days shows of the add-ons that come.
public enum AddOnLog {
    /// How many come an hour who could have been done that day, by priority in the policy's order.
    ///
    /// Counted are those whom the rules of eligibility allow at some start that was left; whether a place was free plays no
    /// part.
    public static func rates(over days: [TrialDay]) -> [AddonRate] {
        var counts: [String: Int] = [:]
        var minutes = 0
        var priorities: [String] = []
        for day in days {
            let sessions = day.scenario.sessions.filter { $0.day == day.day }
            if let first = sessions.first, let last = sessions.last { minutes += last.end - first.start }
            let eligibility = Eligibility(day.scenario)
            for addOn in day.addOns where couldBeDone(addOn, day, sessions, eligibility) {
                counts[addOn.request.priority, default: 0] += 1
            }
            for priority in day.scenario.policy.priorities where !priorities.contains(priority.name) {
                priorities.append(priority.name)
            }
        }
        guard minutes > 0 else { return [] }
        return priorities.map { AddonRate(priority: $0, count: counts[$0] ?? 0, inMinutes: minutes) }
    }

    private static func couldBeDone(
        _ addOn: SyntheticAddOn, _ day: TrialDay, _ sessions: [Session], _ eligibility: Eligibility
    ) -> Bool {
        let request = addOn.request.withDosesTold(on: day.day)
        let dates = day.scenario.history.filter { $0.patient == request.patient && $0.service == .spine }.map(\.date)
        return sessions.contains { session in
            addOn.from < session.end
                && eligibility.addOnRelease(of: request, in: session, otherSpineDates: dates) != nil
        }
    }
}
