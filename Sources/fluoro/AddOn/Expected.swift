import AddOn
import Clinic
import ClinicFiles
import ClinicService

/// What `--look-ahead` expects of the rest of the day.
enum Expected {
    /// What the scenario states.
    ///
    /// - Throws: `InputProblems` where it states nothing.
    static func stated(in week: Scenario, file: String) throws -> LookAhead {
        guard week.policy.addonArrivals.isEmpty else { return LookAhead(rates: week.policy.addonArrivals) }
        throw missing("is missing, so that nothing is known of who may come", file)
    }

    /// What the scenario states, or else what the store's log shows.
    ///
    /// - Throws: `InputProblems` where the log is too short to show anything.
    static func stated(
        in week: Scenario, or desk: ClinicDesk, file: String, now: Instant
    ) throws -> LookAhead {
        guard week.policy.addonArrivals.isEmpty else { return LookAhead(rates: week.policy.addonArrivals) }
        let seen = try desk.arrivals(before: now)
        guard let rates = seen.rates(of: week.policy.priorities) else {
            throw missing(
                "is missing, and the log shows \(counted(seen.days, "open day")) before today where "
                    + "\(ObservedArrivals.leastDays) are needed", file)
        }
        let shown = rates.map { "\($0.priority) \(Points(millionths: $0.perHourThousandths * 1000))" }
        Note.write(
            "note: looking ahead by the log: \(counted(seen.count, "add-on")) on \(counted(seen.days, "open day")), "
                + "an hour: \(shown.joined(separator: ", "))")
        return LookAhead(rates: rates)
    }

    private static func missing(_ message: String, _ file: String) -> InputProblems {
        InputProblems(
            InputProblem(
                file: file, path: "policy.addon_arrivals", message: message,
                fix: "state the add-ons an hour by priority, such as {urgent: 0.1}, or leave out --look-ahead"))
    }

    private static func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }
}
