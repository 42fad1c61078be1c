import Clinic

/// The contract's scenario `tiny` as Swift values, and a hand-made roster of its optimal 215 points.
public enum TinyWeek {
    /// Monday 2026-11-30, day 20 787 after 1970-01-01.
    public static let monday = Day(number: 20_787)

    /// A lumbar injection: room 30 minutes, radiologist from minute 5 to 25, recovery to minute 45.
    public static let lumbar = Procedure(
        code: "lumbar-tfesi", service: .spine, skill: "lumbar",
        minutes: StepMinutes(intake: 10, setup: 5, procedure: 20, turnover: 5, recovery: 20, discharge: 5),
        extraMinutes: 10)

    /// A joint injection: room 25 minutes, radiologist from minute 5 to 20, recovery to minute 30.
    public static let joint = Procedure(
        code: "joint-injection", service: .joint, skill: "joint",
        minutes: StepMinutes(intake: 5, setup: 5, procedure: 15, turnover: 5, recovery: 10, discharge: 5))

    /// One C-arm, one session of two hours, seven requests.
    public static let scenario = Scenario(
        name: "tiny", week: monday, planningDate: monday - 3,
        site: Site(
            name: "One room", timeZone: "America/Chicago", gridMinutes: 5, openWeekdays: [.mon], closedDates: [],
            halves: [Half(name: "am", span: ClockSpan(480, 600))], recoveryBays: 2, cArms: [CArm(id: "c1")]),
        staff: Staff(
            radiologists: [
                Radiologist(id: "r1", skills: ["lumbar", "joint"], sessions: [mondayMorning], maxSessions: 1)
            ],
            technologists: [Technologist(id: "t1", spine: true, sessions: [mondayMorning])],
            nurses: [Nurse(id: "n1", hours: [[ClockSpan(450, 690)]] + Array(repeating: [], count: 6))]),
        procedures: [lumbar, joint], policy: policy, history: [], requests: requests)

    /// The only session.
    public static let mondayMorning = SessionName(.mon, "am")

    private static var policy: Policy {
        var policy = Policy(holds: .contract)
        policy.jointMinPerWeek = 2
        return policy
    }

    private static var requests: [Request] {
        [
            spine("q1", "P-0001"),
            spine("q2", "P-0002") {
                $0.priority = "urgent"
                $0.driver = .on([.mon])
            },
            Request(id: "q3", patient: "P-0003", procedure: joint.code),
            spine("q4", "P-0004") { $0.due = monday + 4 },
            spine("q5", "P-0005") { $0.mri = nil },
            spine("q6", "P-0006") { $0.guidance = .ct },
            preferring(Request(id: "q7", patient: "P-0007", procedure: joint.code)),
        ]
    }

    /// A lumbar request with an MRI and a way home on any day, changed as asked.
    public static func spine(_ id: String, _ patient: String, _ change: (inout Request) -> Void = { _ in }) -> Request {
        var request = Request(id: id, patient: patient, procedure: lumbar.code)
        request.mri = monday - 20
        request.driver = .anyDay
        change(&request)
        return request
    }

    private static func preferring(_ request: Request) -> Request {
        var request = request
        request.preferredRadiologist = "r1"
        request.preferredHalf = "am"
        return request
    }

    /// A legal roster of 215 points: q1 is left out for 200, the radiologist's session costs 10 and the room 5.
    ///
    ///     q2 08:00-08:30  q3 08:30-08:55  q4 08:55-09:25  q7 09:25-09:50
    ///     bay 1: q2 08:25-08:50, q3 08:50-09:05, q4 09:20-09:45, q7 09:45-10:00
    ///     n1: in q2 07:50, in q3 08:25, in q4 08:35, out q2 08:45, out q3 09:00, in q7 09:20, out q4 09:40, out q7 09:55
    public static var roster: Roster {
        var roster = Roster(scenario: "tiny", week: monday, status: .feasible)
        roster.armSessions = [
            ArmSession(session: mondayMorning, cArm: "c1", radiologist: "r1", technologist: "t1")
        ]
        roster.appointments = [
            visit("q2", (8, 0), intake: (7, 50), discharge: (8, 45)),
            visit("q3", (8, 30), intake: (8, 25), discharge: (9, 0)),
            visit("q4", (8, 55), intake: (8, 35), discharge: (9, 40)),
            visit("q7", (9, 25), intake: (9, 20), discharge: (9, 55)),
        ]
        roster.unscheduled = [
            RequestReasons(request: "q1", reasons: [Reason(.capacity, "the morning is full")]),
            RequestReasons(request: "q5", reasons: [Reason(.mri, "no MRI")]),
            RequestReasons(request: "q6", reasons: [Reason(.ct, "refer to CT")]),
        ]
        var terms = TermPoints()
        terms[.unscheduled] = Points(200)
        terms[.radiologistSession] = Points(10)
        terms[.roomSession] = Points(5)
        roster.terms = terms
        roster.objective = Points(215)
        roster.bound = .zero
        return roster
    }

    /// A visit on c1 on Monday, by clock times, in bay 1.
    public static func visit(
        _ request: String, _ start: (Int, Int), intake: (Int, Int), discharge: (Int, Int)
    ) -> Placement {
        Placement(
            purpose: .request(request), cArm: "c1", start: at(start.0, start.1), radiologist: "r1", technologist: "t1",
            intake: NurseTask(nurse: "n1", start: at(intake.0, intake.1)),
            discharge: NurseTask(nurse: "n1", start: at(discharge.0, discharge.1)), bay: 1)
    }

    /// An instant on Monday.
    public static func at(_ hour: Int, _ minute: Int) -> Instant { monday.at(minute: hour * 60 + minute) }
}
