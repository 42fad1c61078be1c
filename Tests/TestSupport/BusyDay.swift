import Clinic

/// Two mornings with everything a roster can have: two C-arms, a trainee, a lead who runs joint visits only, places kept
/// free, a promised visit, two sites in one visit, follow-up calls; and a hand-made roster of 78 points.
public enum BusyDay {
    /// A scenario and a clean roster of it, by name.
    public struct Week: Sendable, CustomStringConvertible {
        /// What test reports call it.
        public var description: String
        /// The scenario.
        public var scenario: Scenario
        /// A clean roster.
        public var roster: Roster
    }

    /// The hand-made weeks.
    public static let weeks = [
        Week(description: "tiny", scenario: TinyWeek.scenario, roster: TinyWeek.roster),
        Week(description: "busy day", scenario: scenario, roster: roster),
    ]

    private static let monday = TinyWeek.monday
    private static let monAM = SessionName(.mon, "am")
    private static let tueAM = SessionName(.tue, "am")

    /// Monday 30 November and Tuesday 1 December 2026, planned on Thursday the 26th.
    public static let scenario = Scenario(
        name: "busy-day", week: monday, planningDate: monday - 4,
        site: Site(
            name: "Two rooms", timeZone: "America/Chicago", gridMinutes: 5, openWeekdays: [.mon, .tue], closedDates: [],
            halves: [Half(name: "am", span: ClockSpan(480, 720)), Half(name: "pm", span: ClockSpan(780, 1020))],
            recoveryBays: 2,
            cArms: [
                CArm(id: "c1"),
                CArm(id: "c2", closed: [Closure(from: monday.at(minute: 780), to: monday.at(minute: 1020))]),
            ]),
        staff: Staff(
            radiologists: [
                Radiologist(
                    id: "r1", skills: ["lumbar", "joint"], sessions: [monAM, tueAM], maxSessions: 2,
                    maxSpineMinutes: 120),
                Radiologist(id: "r2", skills: ["joint"], sessions: [monAM], maxSessions: 1),
            ],
            technologists: [
                Technologist(id: "t1", spine: true, sessions: [monAM, tueAM], maxSessions: 2),
                Technologist(id: "t2", spine: false, sessions: [monAM]),
                Technologist(id: "t3", spine: false, trainee: true, sessions: [monAM, tueAM]),
            ],
            nurses: [
                Nurse(id: "n1", hours: [[morning], [morning], [], [], [], [], []]),
                Nurse(id: "n2", hours: [[morning], [], [], [], [], [], []]),
            ]),
        procedures: [TinyWeek.lumbar, TinyWeek.joint], policy: policy,
        history: [
            // Two days after Saturday is Monday; after Tuesday the 24th the next open day is Monday, too, and seven
            // days after it is Tuesday. Seven days after Saturday lies beyond the open days.
            PastVisit(patient: "P-0101", request: "old1", service: .spine, date: monday - 2),
            PastVisit(patient: "P-0102", request: "old2", service: .spine, date: monday - 6),
        ],
        requests: requests)

    private static let morning = ClockSpan(450, 750)

    private static var policy: Policy {
        var policy = Policy(holds: .contract)
        policy.addonReserve = AddonReserve(procedure: TinyWeek.lumbar.code, perDay: 1)
        policy.jointMinPerWeek = 2
        policy.trainingSessionsPerWeek = 2
        policy.followUpCalls = FollowUpPolicy(days: [2, 7], minutes: 10)
        return policy
    }

    private static var requests: [Request] {
        var j1 = Request(id: "j1", patient: "P-0004", procedure: TinyWeek.joint.code)
        j1.preferredRadiologist = "r1"
        var j2 = Request(id: "j2", patient: "P-0005", procedure: TinyWeek.joint.code)
        j2.fixed = FixedPlace(cArm: "c2", start: monday.at(minute: 510))
        return [
            TinyWeek.spine("q1", "P-0001"), TinyWeek.spine("q2", "P-0002") { $0.bilateral = true },
            TinyWeek.spine("q3", "P-0003") {
                $0.driver = .on([.tue])
                $0.preferredHalf = "pm"
            },
            j1, j2, TinyWeek.spine("q4", "P-0006") { $0.guidance = .ct },
            TinyWeek.spine("q5", "P-0007") { $0.mri = nil },
        ]
    }

    /// A legal roster. By hand: q3 waits a day, 4; three radiologist sessions, 30; three rooms, 15; j1 with r2, 6; q3 in
    /// the morning, 3; r1 two sessions, r2 one, 8; one training session of two, 12: 78.
    ///
    ///     Monday c1, r1, t1 with t3: q1 08:00-08:30, q2 08:30-09:10, kept free 09:10-09:40
    ///     Monday c2, r2, t2:         j1 08:00-08:25, j2 08:30-08:55
    ///     Tuesday c1, r1, t1:        q3 08:00-08:30, kept free 08:30-09:00
    ///     bays on Monday:            j1 08:20-08:35 (1), q1 08:25-08:50 (2), j2 08:50-09:05, q2 09:05-09:30 (1)
    public static var roster: Roster {
        var roster = Roster(scenario: "busy-day", week: monday, status: .feasible)
        roster.armSessions = [
            ArmSession(session: monAM, cArm: "c1", radiologist: "r1", technologist: "t1", trainee: "t3"),
            ArmSession(session: monAM, cArm: "c2", radiologist: "r2", technologist: "t2"),
            ArmSession(session: tueAM, cArm: "c1", radiologist: "r1", technologist: "t1"),
        ]
        roster.appointments = [
            onC1(.request("q1"), 0, 480, intake: 470, discharge: 525, bay: 2),
            onC1(.request("q2"), 0, 510, intake: 500, discharge: 565, bay: 1),
            onC1(.request("q3"), 1, 480, intake: 470, discharge: 525, bay: 1),
            onC2("j1", 480, intake: 475, discharge: 510), onC2("j2", 510, intake: 505, discharge: 540),
        ]
        let reserve = Purpose.reserve(procedure: TinyWeek.lumbar.code)
        roster.reserves = [
            onC1(reserve, 0, 550, intake: 540, discharge: 595, bay: 1),
            onC1(reserve, 1, 510, intake: 500, discharge: 555, bay: 1),
        ]
        roster.unscheduled = [
            RequestReasons(request: "q4", reasons: [Reason(.ct, "refer to CT")]),
            RequestReasons(request: "q5", reasons: [Reason(.mri, "no MRI")]),
        ]
        roster.calls = [
            call("old1", "P-0101", 2, NurseTask(nurse: "n1", start: monday.at(minute: 450))),
            call("old2", "P-0102", 2, NurseTask(nurse: "n2", start: monday.at(minute: 450))),
            call("old2", "P-0102", 7, NurseTask(nurse: "n1", start: (monday + 1).at(minute: 450))),
        ]
        var terms = TermPoints()
        let points: [(Term, Int)] = [
            (.waitDay, 4), (.radiologistSession, 30), (.roomSession, 15), (.notPreferredRadiologist, 6),
            (.notPreferredHalf, 3), (.unfairSession, 8), (.trainingShortfall, 12),
        ]
        for (term, value) in points { terms[term] = Points(value) }
        roster.terms = terms
        roster.objective = Points(78)
        roster.bound = Points(20)
        return roster
    }

    private static func onC1(
        _ purpose: Purpose, _ day: Int, _ start: Int, intake: Int, discharge: Int, bay: Int
    ) -> Placement {
        Placement(
            purpose: purpose, cArm: "c1", start: (monday + day).at(minute: start), radiologist: "r1",
            technologist: "t1",
            intake: NurseTask(nurse: "n1", start: (monday + day).at(minute: intake)),
            discharge: NurseTask(nurse: "n1", start: (monday + day).at(minute: discharge)), bay: bay)
    }

    private static func onC2(_ request: String, _ start: Int, intake: Int, discharge: Int) -> Placement {
        Placement(
            purpose: .request(request), cArm: "c2", start: monday.at(minute: start), radiologist: "r2",
            technologist: "t2", intake: NurseTask(nurse: "n2", start: monday.at(minute: intake)),
            discharge: NurseTask(nurse: "n2", start: monday.at(minute: discharge)), bay: 1)
    }

    private static func call(_ request: String, _ patient: String, _ day: Int, _ task: NurseTask) -> FollowUpCall {
        FollowUpCall(request: request, patient: patient, day: day, task: task)
    }
}
