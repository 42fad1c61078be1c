import Clinic
import DayTrial
import SyntheticClinic
import TestSupport

/// The tiny week's Monday with one lumbar place left, at 08:55, its intake at 08:35.
enum OnePlaceMorning {
    static func day(_ addOns: [SyntheticAddOn]) -> TrialDay {
        var roster = TinyWeek.roster
        roster.appointments.removeAll { $0.request == "q4" }
        roster = DayRevision(TinyWeek.scenario).finish(roster, after: roster, now: TinyWeek.monday.midnight)
        return TrialDay(scenario: TinyWeek.scenario, roster: roster, day: TinyWeek.monday, addOns: addOns)
    }

    static func caller(_ id: String, _ priority: String, _ hour: Int, _ minute: Int) -> SyntheticAddOn {
        SyntheticAddOn(
            request: TinyWeek.spine(id, "P-\(id)") { $0.priority = priority }, called: TinyWeek.at(hour, minute),
            arrives: nil)
    }

    /// Calls at 07:30.
    static let routine = caller("a1", "routine", 7, 30)
    /// Calls at 08:00.
    static let urgent = caller("a2", "urgent", 8, 0)
}
