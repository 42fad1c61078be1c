import Clinic
import GLPK
import TestSupport
import Testing

@testable import WeeklyRoster

/// Days worked by hand on Monday morning, 08:00 to 10:00, with q2 on c1 until 08:30 and q3 until 08:55. Nurse n1 has q2's
/// discharge check at 08:45 and q3's at 09:00, five minutes each.
///
/// Three add-ons: a1, routine, lumbar, is there at 08:25; a2, urgent, lumbar, at 08:55; a3, emergent, joint, at 09:10.
@Suite("Clairvoyant by hand")
struct ClairvoyantHandTests {
    private func lumbar(_ id: String, _ priority: String) -> Request {
        TinyWeek.spine(id, "P-\(id)") { $0.priority = priority }
    }

    private var joint: Request {
        var request = Request(id: "a3", patient: "P-a3", procedure: TinyWeek.joint.code)
        request.priority = "emergent"
        return request
    }

    private var arrivals: [AddOnArrival] {
        [
            AddOnArrival(request: lumbar("a1", "routine"), from: TinyWeek.at(8, 25)),
            AddOnArrival(request: lumbar("a2", "urgent"), from: TinyWeek.at(8, 55)),
            AddOnArrival(request: joint, from: TinyWeek.at(9, 10)),
        ]
    }

    /// The tiny week without q4 and q7, changed as asked.
    private func day(
        _ arrivals: [AddOnArrival], _ change: (inout Scenario, inout Roster) -> Void = { _, _ in }
    ) -> AddOnDay {
        var scenario = TinyWeek.scenario
        var roster = TinyWeek.roster
        roster.appointments.removeLast(2)
        change(&scenario, &roster)
        roster = RosterFinisher(scenario: scenario, eligibility: Eligibility(scenario)).finish(roster)
        return AddOnDay(scenario: scenario, roster: roster, day: TinyWeek.monday, arrivals: arrivals)
    }

    private func optimum(_ day: AddOnDay) throws -> ClairvoyantAnswer {
        try ClairvoyantOptimizer(solver: GLPKSolver()).optimum(of: day)
    }

    private func starts(_ answer: ClairvoyantAnswer) -> [String] {
        answer.visits.map { visit in
            "\(visit.request ?? "?") \(visit.cArm) \(visit.start.clock)"
        }
    }

    /// One at a time a1 would get 08:55 and a2 09:25, 1 + 4 = 5, and nothing would be left for a3. Knowing all, a3 has a
    /// place, from 09:15 to 09:35 (room 25). a2 has its intake at 09:05 at the earliest, since n1 is with q3 at 09:00: in
    /// the room from 09:15 to 09:45, it leaves no 25 minutes. a1 fits before a3: 1 + 16 = 17. Waiting: a1 30 minutes,
    /// 2 x 1 (08:55 is the first that c1 is free); a3 15 minutes, 1 x 16: 18.
    @Test("The emergent patient and whoever fits beside")
    func oneRoom() throws {
        let answer = try optimum(day(arrivals))
        #expect(answer.isProven)
        #expect(starts(answer) == ["a1 c1 08:55", "a3 c1 09:25"])
        #expect(answer.weight == PriorityFactor(17))
        #expect(answer.wait == Points(18))
    }

    /// The same with a place kept free at 08:55: it is free time.
    @Test("Places kept free are free")
    func reserve() throws {
        let answer = try optimum(
            day(arrivals) { scenario, roster in
                scenario.policy.addonReserve = AddonReserve(procedure: TinyWeek.lumbar.code, perDay: 1)
                var kept = TinyWeek.visit("", (8, 55), intake: (8, 35), discharge: (9, 40))
                kept.purpose = .reserve(procedure: TinyWeek.lumbar.code)
                roster.reserves = [kept]
            })
        #expect(starts(answer) == ["a1 c1 08:55", "a3 c1 09:25"])
        #expect(answer.roster.reserves.isEmpty)
    }

    /// With c2 and t2, who leads joint visits only, r1 goes to and fro: a1 on c1 from 09:00 to 09:20, a3 on c2 to 09:35, a2
    /// on c1 to 09:55, and all three are done, 21. Waiting: a1 30 minutes, 2 x 1; a2 35 minutes, 3 x 4, since 09:25 would
    /// have r1 from 09:30; a3 5 minutes, 1 x 16: 30.
    private func twoRooms(_ change: (inout Technologist) -> Void) throws -> ClairvoyantAnswer {
        try optimum(
            day(arrivals) { scenario, _ in
                scenario.site.cArms.append(CArm(id: "c2"))
                var second = Technologist(id: "t2", spine: false, sessions: [TinyWeek.mondayMorning])
                change(&second)
                scenario.staff.technologists.append(second)
            })
    }

    @Test("A room is opened where somebody can lead it")
    func opening() throws {
        let answer = try twoRooms { _ in }
        #expect(starts(answer) == ["a1 c1 08:55", "a3 c2 09:15", "a2 c1 09:30"])
        #expect(answer.weight == PriorityFactor(21))
        #expect(answer.wait == Points(30))
        #expect(
            answer.roster.armSessions.last
                == ArmSession(session: TinyWeek.mondayMorning, cArm: "c2", radiologist: "r1", technologist: "t2"))
    }

    @Test("No session left, no room")
    func noSessionLeft() throws {
        let answer = try twoRooms { $0.maxSessions = 0 }
        #expect(starts(answer) == ["a1 c1 08:55", "a3 c1 09:25"])
    }

    /// 1 + 4 = 5 against 17, but a2 has been promised: alone at 09:15, or at 09:25 after a1. Waiting: a1 2 x 1; a2 30
    /// minutes, 2 x 4: 10. Both a2 and a3 cannot be.
    @Test("A promise is kept at any price")
    func promise() throws {
        var arrivals = arrivals
        arrivals[1].isPromised = true
        let answer = try optimum(day(arrivals))
        #expect(starts(answer) == ["a1 c1 08:55", "a2 c1 09:25"])
        #expect(answer.wait == Points(10))
        arrivals[2].isPromised = true
        #expect(throws: ClairvoyantFailure.self) { try optimum(day(arrivals)) }
    }

    @Test("Nobody comes, or nobody can be done: the roster as it was, without its places kept free")
    func nobody() throws {
        #expect(try optimum(day([])).visits.isEmpty)
        var shut = arrivals[0]
        shut.request.mri = nil
        let answer = try optimum(day([shut]))
        #expect(answer.visits.isEmpty && answer.weightThousandths == 0 && answer.wait == .zero && answer.isProven)
    }
}
