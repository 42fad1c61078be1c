import Clinic
import ClinicFiles
import Testing

@Suite("A roster file")
struct RosterFileTests {
    private func roster(_ status: RosterStatus) throws -> Roster {
        Roster(scenario: "a \"week\"", week: try #require(Day("2026-11-30")), status: status)
    }

    private func sample() throws -> Roster {
        let eight = try #require(Instant("2026-11-30T08:00"))
        var roster = try roster(.feasible)
        roster.objective = Points(millionths: 412_500_000)
        roster.bound = Points(millionths: 411_000_001)
        var terms = TermPoints()
        terms[.waitDay] = Points(millionths: 412_500_000)
        roster.terms = terms
        roster.armSessions = [
            ArmSession(
                session: SessionName(.mon, "am"), cArm: "c1", radiologist: "r1", technologist: "t1", trainee: "t4")
        ]
        roster.appointments = [
            Placement(
                purpose: .request("q1"), cArm: "c1", start: eight + 10, radiologist: "r1", technologist: "t1",
                intake: NurseTask(nurse: "n1", start: eight), discharge: NurseTask(nurse: "n1", start: eight + 55),
                bay: 1)
        ]
        roster.reserves = [
            Placement(
                purpose: .reserve(procedure: "joint"), cArm: "c1", start: eight + 60, radiologist: "r1",
                technologist: "t1")
        ]
        roster.unscheduled = [
            RequestReasons(request: "q2", reasons: [Reason(.hold, "held", until: eight), Reason(.capacity, "full")])
        ]
        roster.calls = [
            FollowUpCall(request: "q0", patient: "P-1", day: 2, task: NurseTask(nurse: "n1", start: eight + 120)),
            FollowUpCall(request: "q0", patient: "P-1", day: 7),
        ]
        roster.warnings = [RequestReasons(request: "q3", reasons: [Reason(.notBefore, "kept all the same")])]
        return roster
    }

    @Test("has the contract's keys in the contract's order, a row a line")
    func layout() throws {
        let expected = """
            {
             "format": "fluoro-roster/1",
             "scenario": "a \\"week\\"",
             "week": "2026-11-30",
             "status": "feasible",
             "objective": 412.5,
             "bound": 411.000001,
             "terms": {"unscheduled": 0, "overdue_unscheduled": 0, "wait_day": 412.5, "late_day": 0, \
            "addon_shortfall": 0, "radiologist_session": 0, "room_session": 0, "not_preferred_radiologist": 0, \
            "not_preferred_half": 0, "unfair_session": 0, "joint_shortfall": 0, "training_shortfall": 0},
             "arm_sessions": [
              {"session": "mon/am", "c_arm": "c1", "radiologist": "r1", "technologist": "t1", "trainee": "t4"}
             ],
             "appointments": [
              {"request": "q1", "c_arm": "c1", "start": "2026-11-30T08:10", "radiologist": "r1", "technologist": "t1", \
            "intake": {"nurse": "n1", "start": "2026-11-30T08:00"}, "discharge": {"nurse": "n1", "start": \
            "2026-11-30T08:55"}, "bay": 1}
             ],
             "reserves": [
              {"procedure": "joint", "c_arm": "c1", "start": "2026-11-30T09:00", "radiologist": "r1", "technologist": "t1"}
             ],
             "unscheduled": [
              {"request": "q2", "reasons": [{"code": "hold", "text": "held", "until": "2026-11-30T08:00"}, \
            {"code": "capacity", "text": "full"}]}
             ],
             "calls": [
              {"request": "q0", "patient": "P-1", "day": 2, "nurse": "n1", "start": "2026-11-30T10:00"},
              {"request": "q0", "patient": "P-1", "day": 7}
             ],
             "warnings": [
              {"request": "q3", "reasons": [{"code": "not-before", "text": "kept all the same"}]}
             ]
            }

            """
        #expect(RosterFile.json(try sample()) == expected)
    }

    @Test("comes back equal")
    func roundTrip() throws {
        let roster = try sample()
        #expect(try RosterFile.parse(RosterFile.json(roster), name: "week.json") == roster)
    }

    @Test("of an impossible week names the conflict and has no sums")
    func infeasible() throws {
        var roster = try roster(.infeasible)
        roster.conflict = ["q3", "q7"]
        let text = RosterFile.json(roster)
        #expect(text.contains("\"conflict\": [\"q3\", \"q7\"]"))
        #expect(!text.contains("objective"))
        #expect(try RosterFile.parse(text, name: "week.json") == roster)
    }

    @Test("escapes what JSON must escape in the words for people")
    func escapes() throws {
        var roster = try sample()
        let words = "quote \" backslash \\ line\nend tab\t bell\u{7} é 診 😀"
        roster.unscheduled[0].reasons[0].text = words
        let again = try RosterFile.parse(RosterFile.json(roster), name: "week.json")
        #expect(again.unscheduled[0].reasons[0].text == words)
    }

    @Test(
        "with a fault is told by line and key",
        arguments: [
            ("\"status\": \"feasible\"", "\"status\": \"perfect\"", "week.json:5: status: 'perfect' is not allowed"),
            ("\"objective\": 412.5", "\"objective\": \"412.5\"", "week.json:6: objective: '412.5' is not a number"),
            ("\"late_day\": 0, ", "", "week.json:8: terms.late_day: is missing"),
            ("\"late_day\": 0", "\"late_days\": 0, \"late_day\": 0", "did you mean 'late_day'?"),
            ("mon/am", "mon", "week.json:10: arm_sessions[0].session: 'mon' is no session"),
            ("T08:10", "T08:60", "week.json:13: appointments[0].start: '2026-11-30T08:60' is no date with a time"),
            ("\"capacity\"", "\"tired\"", "week.json:19: unscheduled[0].reasons[1].code: 'tired' is not allowed"),
            (", \"start\": \"2026-11-30T10:00\"", "", "week.json:22: calls[0].start: is missing"),
            ("fluoro-roster/1", "fluoro-scenario/1", "week.json:2: format: 'fluoro-scenario/1' is no format"),
        ])
    func faults(part: String, other: String, told: String) throws {
        let text = RosterFile.json(try sample())
        try #require(text.contains(part))
        let error = #expect(throws: InputProblems.self) {
            try RosterFile.parse(text.replacing(part, with: other), name: "week.json")
        }
        #expect(error?.problems.count == 1)
        #expect(error?.description.contains(told) == true, "\(error?.description ?? "")")
    }

    @Test(
        "with a fault in what it says can still be checked, and the fault is a broken rule, told once",
        arguments: [
            ("\"objective\": 412.5,", "", "format: the roster gives no objective"),
            (
                "\"objective\": 412.5", "\"objective\": \"much\"",
                "format: week.json:6: objective: 'much' is not a number"
            ),
            ("\"late_day\": 0, ", "", "terms: week.json:8: terms.late_day: is missing"),
            ("\"late_day\": 0", "\"late_day\": 0, \"zeal\": 1", "terms: week.json:8: terms.zeal: is no key"),
            ("\"late_day\"", "\"late_days\"", "did you mean 'late_day'?"),
            (
                "\"capacity\"", "\"tired\"",
                "format: week.json:24: unscheduled[2].reasons[0].code: 'tired' is not allowed"
            ),
            ("\"fluoro-roster/1\"", "1", "format: week.json:2: format: 1 is a number"),
            ("\"status\": \"feasible\"", "\"status\": \"perfect\"", "format: week.json:5: status: 'perfect'"),
        ])
    func draft(part: String, other: String, told: String) throws {
        let scenario = try HandWeek.scenario()
        let text = RosterFile.json(try HandWeek.roster()).replacing("\"objective\": 412", with: "\"objective\": 412.5")
        try #require(text.contains(part))
        let checker = RosterChecker(scenario)
        func found(_ text: String) throws -> [Violation] {
            let draft = try RosterFile.draft(text, name: "week.json", of: scenario)
            return draft.violations + checker.check(draft.roster)
        }
        let before = Set(try found(text))
        let new = try found(text.replacing(part, with: other)).filter { !before.contains($0) }
        #expect(new.filter { $0.description.contains(told) }.count == 1, "\(new)")
    }

    @Test(
        "that is no roster file at all cannot be checked",
        arguments: [
            ("", "is empty"), ("[]", "a list stands where keys with values were expected"),
            ("{\"format\": ", "week.json"),
            ("{\"status\": \"optimal\", \"status\": \"optimal\"}", "status"),
            ("{\"format\": \"fluoro-scenario/1\"}", "is no format that is read here"),
        ])
    func noRoster(text: String, told: String) throws {
        let scenario = try HandWeek.scenario()
        let error = #expect(throws: InputProblems.self) {
            try RosterFile.draft(text, name: "week.json", of: scenario)
        }
        #expect(error?.problems.count == 1)
        #expect(error?.description.contains(told) == true, "\(error?.description ?? "")")
    }
}
