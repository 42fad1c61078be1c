import Clinic
import TestSupport
import Testing

/// The hand-made roster of the tiny week, changed by one fault at a time; each must be caught under its own name.
@Suite("One fault, one rule")
struct RuleTests {
    private let at = TinyWeek.at

    /// The codes that a changed roster of a changed week breaks, each once, in order.
    private func broken(
        _ week: (inout Scenario) -> Void = { _ in }, _ change: (inout Roster) -> Void
    ) -> [RuleCode] {
        var scenario = TinyWeek.scenario
        week(&scenario)
        var roster = TinyWeek.roster
        change(&roster)
        var codes: [RuleCode] = []
        for violation in RosterChecker(scenario).check(roster) where !codes.contains(violation.code) {
            codes.append(violation.code)
        }
        return codes
    }

    /// Corrects single terms and the objective, so that only the rule under test is broken.
    private func tell(_ roster: inout Roster, _ changes: [(Term, Int)]) {
        var terms = roster.terms ?? TermPoints()
        for (term, points) in changes { terms[term] = Points(points) }
        roster.terms = terms
        roster.objective = terms.total
    }

    private let second: (inout Scenario) -> Void = {
        $0.staff.technologists.append(
            Technologist(id: "t2", spine: false, sessions: [TinyWeek.mondayMorning]))
        $0.staff.radiologists.append(Radiologist(id: "r2", skills: ["lumbar"], sessions: [], maxSessions: 0))
    }

    @Test("The hand-made roster is clean and costs 215")
    func clean() {
        #expect(RosterChecker(TinyWeek.scenario).check(TinyWeek.roster) == [])
        #expect(TermCounter(TinyWeek.scenario).terms(of: TinyWeek.roster).total == Points(215))
    }

    @Test("once: forgotten, listed twice, both placed and listed")
    func once() {
        #expect(broken { $0.unscheduled.removeAll { $0.request == "q5" } } == [.once])
        #expect(broken { $0.unscheduled.append($0.unscheduled[1]) } == [.once])
        let reasons = [Reason(.capacity, "full")]
        #expect(broken { $0.unscheduled.append(RequestReasons(request: "q2", reasons: reasons)) } == [.once])
    }

    @Test("eligible: a request without MRI in the place of another")
    func eligible() {
        let codes = broken {
            $0.appointments[2].purpose = .request("q5")
            $0.unscheduled[1].request = "q4"
            // q4 is due this week: q1 and q4 cost 200 each, q4 200 more.
            tell(&$0, [(.unscheduled, 400), (.overdueUnscheduled, 200)])
        }
        #expect(codes == [.eligible])
    }

    @Test("patient: two visits of one patient, the second begun before the first is left")
    func patient() {
        let codes = broken {
            $0.requests[6].patient = "P-0003"
        } _: {
            $0.appointments[1].discharge?.start = at(9, 15)
            $0.appointments[3].intake?.start = at(9, 10)
        }
        #expect(codes == [.patient])
    }

    @Test("session: past the end, and on a closed C-arm")
    func session() {
        let late = broken {
            $0.appointments[3].start = at(9, 40)
            $0.appointments[3].intake?.start = at(9, 35)
            $0.appointments[3].discharge?.start = at(10, 10)
        }
        #expect(late == [.session])
        let closed = broken {
            $0.site.cArms[0].closed = [Closure(from: TinyWeek.at(9, 45), to: TinyWeek.at(12, 0))]
        } _: { _ in
        }
        #expect(closed == [.session])
    }

    @Test("arm: setup before the last turnover is over")
    func arm() {
        #expect(broken { $0.appointments[2].start = at(8, 50) } == [.arm])
    }

    @Test("cover: another radiologist than the one who covers, and a skill that is missing")
    func cover() {
        #expect(broken(second) { $0.appointments[0].radiologist = "r2" } == [.cover])
        #expect(broken({ $0.staff.radiologists[0].skills = ["lumbar"] }, { _ in }) == [.cover])
    }

    @Test("radiologist: spine minutes, sessions, and two procedure steps at a time")
    func radiologist() {
        // q2 and q4 are 20 minutes each.
        #expect(broken({ $0.staff.radiologists[0].maxSpineMinutes = 39 }, { _ in }) == [.radiologist])
        #expect(broken({ $0.staff.radiologists[0].maxSpineMinutes = 40 }, { _ in }) == [])
        #expect(broken({ $0.staff.radiologists[0].maxSessions = 0 }, { _ in }) == [.radiologist])
        // On a second C-arm q3 may begin while q2 is turned over, not while r1 is busy with q2 until 08:25.
        func flipped(_ start: Instant) -> [RuleCode] {
            broken {
                second(&$0)
                $0.site.cArms.append(CArm(id: "c2"))
            } _: {
                $0.armSessions.append(
                    ArmSession(session: TinyWeek.mondayMorning, cArm: "c2", radiologist: "r1", technologist: "t2"))
                $0.appointments[1].cArm = "c2"
                $0.appointments[1].technologist = "t2"
                $0.appointments[1].start = start
                $0.appointments[1].intake?.start = at(8, 10)
                $0.appointments[1].discharge?.start = start + 35
                $0.appointments[1].bay = 2
                tell(&$0, [(.roomSession, 10)])
            }
        }
        #expect(flipped(at(8, 20)) == [])
        #expect(flipped(at(8, 15)) == [.radiologist])
    }

    @Test("technologist: a second who is no trainee, and a session that is not possible")
    func technologist() {
        #expect(broken(second) { $0.armSessions[0].trainee = "t2" } == [.technologist])
        #expect(broken({ $0.staff.technologists[0].sessions = [] }, { _ in }) == [.technologist])
        #expect(broken(second) { $0.appointments[0].technologist = "t2" } == [.technologist])
    }

    @Test("spine-lead: a lead who runs joint visits only")
    func spineLead() {
        let codes = broken(second) { roster in
            roster.armSessions[0].technologist = "t2"
            for visit in roster.appointments.indices { roster.appointments[visit].technologist = "t2" }
        }
        #expect(codes == [.spineLead])
    }

    @Test("nurse: too early, nobody, off the grid, two tasks at a time, outside the hours")
    func nurse() {
        #expect(broken { $0.appointments[2].intake?.start = at(8, 30) } == [.nurse])
        #expect(broken { $0.appointments[2].intake = nil } == [.nurse])
        #expect(broken { $0.appointments[0].intake?.start = at(7, 48) } == [.nurse])
        #expect(broken { $0.appointments[2].intake?.start = at(8, 40) } == [.nurse])
        #expect(broken({ $0.staff.nurses[0].hours[0] = [ClockSpan(475, 690)] }, { _ in }) == [.nurse])
        // Two blocks that touch are two blocks: the intake from 07:50 to 08:00 lies in neither.
        let torn: (inout Scenario) -> Void = {
            $0.staff.nurses[0].hours[0] = [ClockSpan(450, 475), ClockSpan(475, 690)]
        }
        #expect(broken(torn, { _ in }) == [.nurse])
    }

    @Test("bays: one that is not there, none, one held twice, too few")
    func bays() {
        #expect(broken { $0.appointments[0].bay = 3 } == [.bays])
        #expect(broken { $0.appointments[0].bay = 0 } == [.bays])
        #expect(broken { $0.appointments[0].bay = nil } == [.bays])
        // q2 may stay until 09:00 + 5 by the wait limit, but q3 enters bay 1 at 08:50.
        #expect(broken { $0.appointments[0].discharge?.start = at(8, 50) } == [.bays])
        #expect(broken({ $0.site.recoveryBays = 0 }, { _ in }) == [.bays])
    }

    @Test("fixed: promised five minutes later, and promised but not placed")
    func fixed() {
        let promised: (inout Scenario) -> Void = {
            $0.requests[1].fixed = FixedPlace(cArm: "c1", start: TinyWeek.at(8, 5))
        }
        #expect(broken(promised, { _ in }) == [.fixed])
        let forgotten: (inout Scenario) -> Void = {
            $0.requests[0].fixed = FixedPlace(cArm: "c1", start: TinyWeek.at(8, 5))
        }
        #expect(broken(forgotten, { _ in }) == [.fixed])
    }

    @Test("reserve: of another procedure, too many, none asked for")
    func reserve() {
        func keepFree(_ perDay: Int, _ procedure: String, shortfall: Int) -> [RuleCode] {
            broken {
                $0.policy.addonReserve = AddonReserve(procedure: procedure, perDay: perDay)
            } _: {
                let visit = $0.appointments.removeLast()
                var reserve = visit
                reserve.purpose = .reserve(procedure: TinyWeek.joint.code)
                $0.reserves = [reserve]
                $0.unscheduled.append(RequestReasons(request: "q7", reasons: [Reason(.capacity, "full")]))
                // Without q7 one joint of two is missing.
                tell(&$0, [(.unscheduled, 400), (.jointShortfall, 30), (.addonShortfall, shortfall)])
            }
        }
        #expect(keepFree(1, "joint-injection", shortfall: 0) == [])
        #expect(keepFree(1, "lumbar-tfesi", shortfall: 0) == [.reserve])
        #expect(keepFree(0, "joint-injection", shortfall: 0) == [.reserve])
        #expect(keepFree(3, "joint-injection", shortfall: 300) == [])
    }

    @Test("terms: a term, the objective, a bound above it, optimal without proof")
    func terms() {
        #expect(broken { tell(&$0, [(.waitDay, 1)]) } == [.terms])
        #expect(broken { $0.objective = Points(214) } == [.terms])
        #expect(broken { $0.bound = Points(216) } == [.terms])
        #expect(broken { $0.status = .optimal } == [.terms])
        let proven = broken {
            $0.status = .optimal
            $0.bound = Points(215)
        }
        #expect(proven == [])
    }

    @Test("format: missing sums, another week, unknown names, what does not apply")
    func format() {
        #expect(broken { $0.objective = nil } == [.format])
        #expect(broken { $0.bound = nil } == [.format])
        #expect(broken { $0.terms = nil } == [.format])
        #expect(broken { $0.week = TinyWeek.monday + 7 } == [.format])
        #expect(broken { $0.scenario = "other" } == [.format])
        #expect(broken { $0.unscheduled[0].reasons = [] } == [.format])
        let nobody = RequestReasons(request: "q99", reasons: [Reason(.ct, "CT")])
        #expect(broken { $0.unscheduled.append(nobody) } == [.format])
        // A visit whose row cannot be read is not placed either, and its terms are not counted: q3 costs 200 + 30.
        #expect(broken { $0.appointments[1].intake?.nurse = "n9" } == [.format, .once, .terms])
        let noDischarge: (inout Scenario) -> Void = {
            $0.procedures[1].minutes.discharge = 0
            $0.procedures[1].minutes.recovery = 0
        }
        #expect(broken(noDischarge, { _ in }) == [.format, .once, .terms])
    }

    @Test("Every kind of unknown name is told, all of a row at once")
    func unknownNames() {
        var roster = TinyWeek.roster
        roster.armSessions = [
            ArmSession(
                session: SessionName(.mon, "night"), cArm: "c9", radiologist: "r9", technologist: "t9", trainee: "t8")
        ]
        roster.reserves = [roster.appointments[0]]
        roster.appointments[0].purpose = .reserve(procedure: "lumbar-tfesi")
        roster.calls = [FollowUpCall(request: "x", patient: "P", day: 2, task: NurseTask(nurse: "n9", start: at(8, 0)))]
        let messages = RosterChecker(TinyWeek.scenario).check(roster).filter { $0.code == .format }.map(\.message)
        #expect(
            messages == [
                "arm_sessions #1: the scenario has no session mon/night",
                "arm_sessions #1: the scenario has no C-arm c9",
                "arm_sessions #1: the scenario has no radiologist r9",
                "arm_sessions #1: the scenario has no technologist t9",
                "arm_sessions #1: the scenario has no technologist t8",
                "appointments #1: a place kept free belongs under reserves",
                "reserves #1: the visit of a request belongs under appointments",
                "calls #1: the scenario has no nurse n9",
            ])
    }
}
