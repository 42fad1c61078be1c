import Clinic
import Testing

/// A week made by hand: Tuesday morning with two crowded C-arms and one radiologist who goes to and fro.
///
/// From the first intake at 07:50 to the call that ends at 17:30 the window is 07:30 to 17:30: 600 minutes on 1080 units
/// of picture, 1.8 units a minute, from 120 on.
enum HandWeek {
    static func scenario() throws -> Scenario {
        let week = try #require(Day("2026-12-07"))
        let tuesday = week + 1
        let site = Site(
            name: "Two rooms", timeZone: "America/Chicago", gridMinutes: 5, openWeekdays: [.tue, .wed],
            closedDates: [],
            halves: [
                Half(name: "am", span: ClockSpan(480, 720)), Half(name: "pm", span: ClockSpan(780, 1020)),
            ],
            recoveryBays: 2,
            cArms: [
                CArm(id: "c1", name: "Fluoro 1"),
                CArm(
                    id: "c2", name: "Fluoro 2",
                    closed: [
                        Closure(
                            from: tuesday.at(minute: 600), to: tuesday.at(minute: 720), reason: "quality assurance")
                    ]),
            ])
        let sessions = [SessionName(.tue, "am"), SessionName(.wed, "am")]
        let blocks = [ClockSpan(450, 735), ClockSpan(765, 1050)]
        let staff = Staff(
            radiologists: [Radiologist(id: "r1", skills: ["lumbar", "joint"], sessions: sessions, maxSessions: 2)],
            technologists: [
                Technologist(id: "t1", spine: true, sessions: sessions),
                Technologist(id: "t2", spine: true, sessions: sessions),
                Technologist(id: "t4", spine: false, trainee: true, sessions: sessions),
            ],
            nurses: [Nurse(id: "n1", hours: [[], blocks, blocks, [], [], [], []])])
        var policy = Policy(holds: holds)
        policy.addonReserve = AddonReserve(procedure: "lumbar-tfesi", perDay: 1)
        policy.followUpCalls = FollowUpPolicy(days: [2, 7], minutes: 10)
        return Scenario(
            name: "hand-week", week: week, planningDate: week - 4, site: site, staff: staff,
            procedures: procedures, policy: policy,
            history: [
                PastVisit(patient: "P-0101", request: "q0901", service: .spine, date: week - 6),
                PastVisit(patient: "P-0102", request: "q0902", service: .spine, date: week - 5),
            ],
            requests: requests(tuesday: tuesday))
    }

    static let procedures = [
        Procedure(
            code: "lumbar-tfesi", name: "Lumbar transforaminal epidural steroid injection", service: .spine,
            skill: "lumbar",
            minutes: StepMinutes(intake: 10, setup: 5, procedure: 20, turnover: 5, recovery: 20, discharge: 5),
            extraMinutes: 10),
        Procedure(
            code: "joint-injection", name: "Hip or shoulder joint injection", service: .joint, skill: "joint",
            minutes: StepMinutes(intake: 5, setup: 5, procedure: 15, turnover: 5, recovery: 10, discharge: 5)),
    ]

    static let holds = HoldTable(
        source: "a table made for tests", version: "7",
        rows: [
            HoldRow(
                names: ["warfarin", "coumadin"], highRiskMinutes: 5 * 1440, lowRiskMinutes: 5 * 1440,
                coordinate: true, coordinateNote: "INR 1.2 or less on the day", restartMinutes: 1440),
            HoldRow(names: ["celecoxib"], highRiskMinutes: 0, lowRiskMinutes: 0, coordinate: false, restartMinutes: 0),
        ])

    private static func requests(tuesday: Day) -> [Request] {
        var warfarin = Medication(name: "Warfarin")
        warfarin.lastDose = .on(tuesday - 6)
        warfarin.cleared = true
        var q1 = Request(id: "q1", patient: "P-0001", procedure: "lumbar-tfesi")
        q1.mri = tuesday - 20
        q1.driver = .anyDay
        q1.age = 65
        q1.medications = [warfarin, Medication(name: "celecoxib")]
        var q2 = Request(id: "q2", patient: "P-0002", procedure: "joint-injection")
        q2.medications = [warfarin]
        q2.age = 80
        var q3 = Request(id: "q3", patient: "P-0003", procedure: "lumbar-tfesi")
        q3.mri = tuesday - 3
        q3.bilateral = true
        q3.age = 66
        q3.priority = "urgent"
        q3.fixed = FixedPlace(cArm: "c1", start: tuesday.at(minute: 540))
        let waiting = ["q4", "q5", "q6"].enumerated().map { index, id in
            Request(id: id, patient: "P-000\(4 + index)", procedure: "lumbar-tfesi")
        }
        return [q1, q2, q3] + waiting
    }

    /// c1: q1 08:00-08:30, q3 09:00-09:40, kept free 10:00-10:30; c2: q2 08:20-08:45.
    static func roster() throws -> Roster {
        let scenario = try scenario()
        let tuesday = scenario.week + 1
        func place(_ purpose: Purpose, _ cArm: String, _ start: Int, tech: String, intake: Int, leave: Int, bay: Int)
            -> Placement
        {
            Placement(
                purpose: purpose, cArm: cArm, start: tuesday.at(minute: start), radiologist: "r1", technologist: tech,
                intake: NurseTask(nurse: "n1", start: tuesday.at(minute: intake)),
                discharge: NurseTask(nurse: "n1", start: tuesday.at(minute: leave)), bay: bay)
        }
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .feasible)
        roster.objective = Points(412)
        roster.bound = Points(400)
        var terms = TermPoints()
        terms[.unscheduled] = Points(200)
        terms[.addonShortfall] = Points(150)
        terms[.waitDay] = Points(42)
        terms[.radiologistSession] = Points(10)
        terms[.roomSession] = Points(10)
        roster.terms = terms
        let am = SessionName(.tue, "am")
        roster.armSessions = [
            ArmSession(session: am, cArm: "c1", radiologist: "r1", technologist: "t1", trainee: "t4"),
            ArmSession(session: am, cArm: "c2", radiologist: "r1", technologist: "t2"),
        ]
        roster.appointments = [
            place(.request("q1"), "c1", 480, tech: "t1", intake: 470, leave: 525, bay: 1),
            place(.request("q2"), "c2", 500, tech: "t2", intake: 490, leave: 530, bay: 2),
            place(.request("q3"), "c1", 540, tech: "t1", intake: 540 - 10, leave: 595, bay: 1),
        ]
        roster.reserves = [
            place(.reserve(procedure: "lumbar-tfesi"), "c1", 600, tech: "t1", intake: 585, leave: 645, bay: 1)
        ]
        roster.unscheduled = try unscheduled()
        roster.calls = [
            FollowUpCall(request: "q0902", patient: "P-0102", day: 7),
            FollowUpCall(
                request: "q0901", patient: "P-0101", day: 7,
                task: NurseTask(nurse: "n1", start: tuesday.at(minute: 1040))),
        ]
        roster.warnings = [RequestReasons(request: "q3", reasons: [Reason(.driver, "no way home is arranged")])]
        return roster
    }

    private static func unscheduled() throws -> [RequestReasons] {
        let until = try #require(Instant("2026-12-16T00:00"))
        return [
            RequestReasons(request: "q4", reasons: [Reason(.mri, "no MRI is available for review")]),
            RequestReasons(
                request: "q5", reasons: [Reason(.hold, "warfarin held until 2026-12-16 00:00", until: until)]),
            RequestReasons(
                request: "q6", reasons: [Reason(.capacity, "it could be placed, but that would cost more")]),
        ]
    }
}
