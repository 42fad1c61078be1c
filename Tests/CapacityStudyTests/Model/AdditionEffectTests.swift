import CapacityStudy
import Clinic
import TestSupport
import Testing

/// One room, one session that one radiologist lists and may work, one technologist.
@Suite("An addition that can have no effect")
struct AdditionEffectTests {
    private func study(_ procedure: Procedure = TinyWeek.lumbar) -> Study {
        Study(
            name: "tiny", base: TinyWeek.scenario, weeks: 1, replications: 1, seed: 1,
            demand: [ProcedureDemand(procedure: procedure.code, perWeek: 4)], options: [])
    }

    private func without(_ study: Study, _ change: (inout Addition) -> Void) -> [String] {
        var add = Addition()
        change(&add)
        return AdditionEffect(study).withoutEffect(of: StudyOption(name: "more", add: add))
    }

    @Test("is a further room that nobody can lead, and a further lead without a room")
    func rooms() {
        #expect(without(study()) { $0.cArms = 1 } == ["c_arms"])
        #expect(without(study()) { $0.technologists = 1 } == ["technologists"])
        let both = without(study()) {
            $0.cArms = 1
            $0.technologists = 1
        }
        #expect(both.isEmpty)
    }

    @Test("is a further session that nobody lists")
    func sessions() {
        #expect(without(study()) { $0.radiologistSessions = 1 } == ["radiologist_sessions"])
        #expect(without(study()) { $0.radiologistSessions = -1 }.isEmpty)
        var listed = study()
        listed.base.site.openWeekdays = [.mon, .tue]
        listed.base.staff.radiologists[0].sessions.append(SessionName(.tue, "am"))
        #expect(without(listed) { $0.radiologistSessions = 1 }.isEmpty)
        // Listed on a day that is not open is not listed.
        listed.base.site.openWeekdays = [.mon]
        #expect(without(listed) { $0.radiologistSessions = 1 } == ["radiologist_sessions"])
    }

    @Test("is a nurse or a bay where no visit needs one")
    func care() {
        let quick = Procedure(
            code: "quick", service: .joint, skill: "joint",
            minutes: StepMinutes(intake: 0, setup: 5, procedure: 15, turnover: 5, recovery: 0, discharge: 0))
        func both(_ study: Study) -> [String] {
            without(study) {
                $0.nurses = 1
                $0.recoveryBays = 1
            }
        }
        var study = study(quick)
        study.base.procedures.append(quick)
        #expect(both(study) == ["recovery_bays", "nurses"])
        study.sameDay = SameDayDemand(perDay: 1, hours: ClockSpan(480, 600), procedure: TinyWeek.lumbar.code)
        #expect(both(study).isEmpty)
    }

    @Test("is a reserve that the clinic does not keep")
    func reserve() {
        #expect(without(study()) { $0.addonReserve = 1 } == ["addon_reserve"])
        var study = study()
        study.base.policy.addonReserve = AddonReserve(procedure: TinyWeek.lumbar.code, perDay: 0)
        #expect(without(study) { $0.addonReserve = 1 }.isEmpty)
        #expect(without(study) { $0.addonReserve = -1 } == ["addon_reserve"])
    }

    @Test("is a room that no row of a kept week uses")
    func kept() {
        var study = study()
        study.staffing = .keep
        var option = StudyOption(name: "more")
        option.steps = [OptionStep(fromWeek: 2)]
        option.steps[0].add.cArms = 1
        option.steps[0].add.technologists = 1
        option.steps[0].add.radiologistSessions = 1
        option.steps[0].add.nurses = 1
        let effect = AdditionEffect(study)
        #expect(effect.withoutEffect(of: option) == ["c_arms", "technologists", "radiologist_sessions"])
        option.steps[0].armSessions = [
            ArmSession(
                session: TinyWeek.mondayMorning, cArm: "c-added-1", radiologist: "r1", technologist: "t-added-1")
        ]
        #expect(effect.withoutEffect(of: option) == ["radiologist_sessions"])
    }
}
