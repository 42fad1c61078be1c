import Clinic

/// A Tuesday morning on two C-arms and a Thursday, small enough to repair by hand.
///
/// Every visit is a lumbar injection: intake 10, setup 10, procedure 20, turnover 10, so the room is held for 40 minutes
/// and the radiologist for the 20 in the middle; recovery 20, discharge check 5, from minute 50 to 55 at the earliest.
///
///     Tuesday c1, r1, t1: q1 08:00, q2 08:40, q3 09:20
///     Tuesday c2, r2, t2: q4 08:20, q5 10:00 (fixed)
///     Thursday c1, r1, t1: q6 08:00
///
/// Radiologists' sessions cost nothing here. A day of waiting from Monday on costs 4, but not q5, and a C-arm 5: four
/// visits wait one day, q6 three, and three C-arms are staffed, 4 x 4 + 12 + 15 = 43.
public enum RepairMorning {
    /// Monday 2026-12-07.
    public static let monday = Day(number: 20_794)
    /// The Tuesday.
    public static let tuesday = monday + 1
    /// The Thursday.
    public static let thursday = monday + 3

    /// A minute of the Tuesday.
    public static func at(_ hour: Int, _ minute: Int) -> Instant { tuesday.at(minute: hour * 60 + minute) }

    /// The week, changed as asked.
    public static func scenario(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
        let both = [SessionName(.tue, "am"), SessionName(.thu, "am")]
        let hours = [[], [ClockSpan(450, 780)], [], [ClockSpan(450, 780)], [], [], []]
        var scenario = Scenario(
            name: "repair-morning", week: monday, planningDate: monday - 4,
            site: Site(
                name: "Two rooms", timeZone: "America/Chicago", gridMinutes: 5, openWeekdays: [.tue, .thu],
                closedDates: [], halves: [Half(name: "am", span: ClockSpan(480, 720))], recoveryBays: 4,
                cArms: [CArm(id: "c1"), CArm(id: "c2")]),
            staff: Staff(
                radiologists: [
                    Radiologist(id: "r1", skills: ["lumbar"], sessions: both, maxSessions: 2),
                    Radiologist(id: "r2", skills: ["lumbar"], sessions: both, maxSessions: 2),
                ],
                technologists: [
                    Technologist(id: "t1", spine: true, sessions: both),
                    Technologist(id: "t2", spine: true, sessions: both),
                    Technologist(id: "t3", spine: false, trainee: true, sessions: both),
                ],
                nurses: [Nurse(id: "n1", hours: hours), Nurse(id: "n2", hours: hours)]),
            procedures: [
                Procedure(
                    code: "lumbar", service: .spine, skill: "lumbar",
                    minutes: StepMinutes(
                        intake: 10, setup: 10, procedure: 20, turnover: 10, recovery: 20, discharge: 5))
            ],
            policy: Policy(holds: .contract), history: [],
            requests: (1...6).map { number in
                var request = Request(id: "q\(number)", patient: "P-000\(number)", procedure: "lumbar")
                request.mri = monday - 20
                request.driver = .anyDay
                if number == 5 { request.fixed = FixedPlace(cArm: "c2", start: at(10, 0)) }
                return request
            })
        for term in [Term.radiologistSession, .unfairSession] { scenario.policy.weights[term] = .zero }
        change(&scenario)
        return scenario
    }

    /// The roster of the table above. Nurse n1 serves c1, n2 c2; intakes end when the room starts, checks begin when
    /// recovery ends.
    public static func roster(_ change: (inout Roster) -> Void = { _ in }) -> Roster {
        var roster = Roster(scenario: "repair-morning", week: monday, status: .feasible)
        let tue = SessionName(.tue, "am")
        roster.armSessions = [
            ArmSession(session: tue, cArm: "c1", radiologist: "r1", technologist: "t1"),
            ArmSession(session: tue, cArm: "c2", radiologist: "r2", technologist: "t2"),
            ArmSession(session: SessionName(.thu, "am"), cArm: "c1", radiologist: "r1", technologist: "t1"),
        ]
        roster.appointments = [
            visit("q1", "c1", at(8, 0)), visit("q4", "c2", at(8, 20)), visit("q2", "c1", at(8, 40)),
            visit("q3", "c1", at(9, 20)), visit("q5", "c2", at(10, 0)), visit("q6", "c1", thursday.at(minute: 480)),
        ]
        change(&roster)
        return roster
    }

    /// A visit with the staff of its C-arm.
    public static func visit(_ request: String, _ cArm: String, _ start: Instant) -> Placement {
        let (who, lead, nurse) = cArm == "c1" ? ("r1", "t1", "n1") : ("r2", "t2", "n2")
        return Placement(
            purpose: .request(request), cArm: cArm, start: start, radiologist: who, technologist: lead,
            intake: NurseTask(nurse: nurse, start: start - 10), discharge: NurseTask(nurse: nurse, start: start + 50),
            bay: 1)
    }

    /// The week at an instant with what broke; the roster is finished first, so that bays and sums are right.
    public static func week(
        now: Instant, _ events: [RepairEvent], scenario: Scenario = scenario(), roster: Roster = roster()
    ) -> DisturbedWeek {
        let finished = DayRevision(scenario).finish(roster, after: roster, now: monday.midnight)
        return DisturbedWeek(scenario: scenario, roster: numbered(finished, scenario), now: now, events: events)
    }

    /// Bays dealt from nothing.
    private static func numbered(_ roster: Roster, _ scenario: Scenario) -> Roster {
        var roster = roster
        let dealt = BayNumbering(scenario).deal(roster.appointments + roster.reserves)
        roster.appointments = Array(dealt.prefix(roster.appointments.count))
        roster.reserves = Array(dealt.dropFirst(roster.appointments.count))
        return roster
    }
}
