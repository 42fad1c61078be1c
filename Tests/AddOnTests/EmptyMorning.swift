import AddOn
import Clinic
import TestSupport

/// The tiny week's one C-arm, staffed from 08:00 to 10:00 and from 13:00 to 15:00 on Monday and Tuesday, without a visit:
/// whatever keeps an add-on out is the request's own.
enum EmptyMorning {
    static let monday = TinyWeek.monday

    static let scenario: Scenario = {
        var scenario = TinyWeek.scenario
        scenario.name = "empty"
        scenario.requests = []
        scenario.policy.jointMinPerWeek = 0
        scenario.site.openWeekdays = [.mon, .tue]
        scenario.site.halves.append(Half(name: "pm", span: ClockSpan(780, 900)))
        scenario.staff.radiologists[0].sessions = sessions
        scenario.staff.radiologists[0].maxSessions = 4
        scenario.staff.technologists[0].sessions = sessions
        scenario.staff.nurses[0].hours = Array(repeating: [ClockSpan(420, 1020)], count: 7)
        return scenario
    }()

    static let sessions = [Weekday.mon, .tue].flatMap { day in ["am", "pm"].map { SessionName(day, $0) } }

    static func roster(of scenario: Scenario = scenario) -> Roster {
        var roster = Roster(scenario: scenario.name, week: monday, status: .feasible)
        roster.armSessions = sessions.map {
            ArmSession(session: $0, cArm: "c1", radiologist: "r1", technologist: "t1")
        }
        return DayRevision(scenario).finish(roster, after: roster, now: monday.midnight)
    }

    /// The answer to a lumbar request with everything in order, changed as asked, on Monday at 07:30 unless said otherwise.
    static func answer(
        _ scenario: Scenario = scenario, now: Instant = monday.at(minute: 450), arrives: Instant? = nil,
        _ change: (inout Request) -> Void = { _ in }
    ) throws -> AddOnAnswer {
        let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100", change), arrives: arrives)
        return try AddOnDesk(scenario: scenario, roster: roster(of: scenario)).answer(addOn, now: now)
    }
}
