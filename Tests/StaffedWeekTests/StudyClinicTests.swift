import Clinic
import ClinicFiles
import GLPK
import StaffedWeek
import TestSupport
import Testing

/// The staffed weeks that the worked studies derive by hand.
@Suite("Staffed weeks of the worked studies", .enabled(if: ContractFolder.isThere, "\(ContractFolder.absence)"))
struct StudyClinicTests {
    private let program = StaffedWeekProgram(solver: GLPKSolver())

    private func question(_ study: String, _ demand: [(String, Double)]) throws -> StaffingQuestion {
        let clinic = try ScenarioFile.read(path: "\(ContractFolder.path)/studies/\(study)/clinic.yaml")
        return StaffingQuestion(
            site: clinic.site, staff: clinic.staff, procedures: clinic.procedures,
            demand: demand.map { WeeklyDemand(procedure: $0.0, perWeek: $0.1) })
    }

    private func places(_ week: StaffedWeek) -> [String] {
        week.armSessions.map { "\($0.session) \($0.cArm) \($0.radiologist) \($0.technologist)" }
    }

    @Test("deterministic: five mornings; with four sessions, Monday to Thursday")
    func deterministic() throws {
        var question = try question("deterministic", [("lumbar-tfesi", 10), ("joint-injection", 10)])
        let today = try program.staff(question)
        #expect(places(today) == ["mon", "tue", "wed", "thu", "fri"].map { "\($0)/am c1 r1 t1" })
        #expect(today.carriedVisits == 20)
        question.reference = today.armSessions
        question.staff.radiologists[0].maxSessions = 4
        let four = try program.staff(question)
        #expect(places(four) == ["mon", "tue", "wed", "thu"].map { "\($0)/am c1 r1 t1" })
        #expect(four.inCommon == 4)
    }

    /// 0.85 of 240 minutes a morning: 204 / 30 = 6.8 visits in one room; with two rooms the radiologist's 204 / 20 = 10.2 bind.
    @Test("saturated: one room five mornings, then two; a third is not staffed")
    func saturated() throws {
        var question = try question("saturated", [("lumbar-tfesi", 120)])
        let days = ["mon", "tue", "wed", "thu", "fri"]
        let today = try program.staff(question)
        #expect(places(today) == days.map { "\($0)/am c1 r1 t1" })
        #expect(abs(today.carriedVisits - 34) < 1e-6)
        let lead = question.staff.technologists[0]
        for number in 1...2 {
            question.reference = today.armSessions
            question.site.cArms.append(CArm(id: "c-added-\(number)"))
            question.staff.technologists.append(
                Technologist(id: "t-added-\(number)", spine: true, sessions: lead.sessions))
            let more = try program.staff(question)
            #expect(
                places(more) == days.flatMap { ["\($0)/am c1 r1 t1", "\($0)/am c-added-1 r1 t-added-1"] })
            #expect(abs(more.carriedVisits - 51) < 1e-6)
        }
    }

    /// Four half-days in two rooms each carry the 50 visits; a third room would carry no more of them.
    @Test("second-c-arm: four half-days in two rooms, and no third room")
    func secondCArm() throws {
        var question = try question(
            "second-c-arm",
            [
                ("lumbar-tfesi", 5 * 1.39 + 0.4 * 5 * 1.39), ("lumbar-ilesi", 1.5 * 1.39), ("lumbar-facet", 0.8 * 1.39),
                ("cervical-ilesi", 0.8 * 1.39), ("joint-injection", 36),
            ])
        let today = try program.staff(question)
        #expect(
            places(today) == [
                "mon/am c1 r1 t1", "mon/am c2 r1 t2", "tue/am c1 r2 t1", "tue/am c2 r2 t2", "wed/am c1 r3 t1",
                "wed/am c2 r3 t2", "thu/pm c1 r4 t1", "thu/pm c2 r4 t2",
            ])
        question.reference = today.armSessions
        question.site.cArms.append(CArm(id: "c-added-1"))
        #expect(try program.staff(question).armSessions == today.armSessions)
    }

    @Test("a clinic without a radiologist, a lead or a room staffs nothing")
    func nobody() throws {
        let asked = try question("saturated", [("lumbar-tfesi", 120)])
        var question = asked
        question.staff.radiologists = []
        #expect(try program.staff(question).armSessions.isEmpty)
        question = asked
        question.staff.technologists = []
        #expect(try program.staff(question).armSessions.isEmpty)
        question = asked
        question.demand = []
        #expect(try program.staff(question).armSessions.count == 5)
    }

    @Test("an arm-session that stays must be one of the clinic's")
    func unknownKept() throws {
        var question = try question("saturated", [("lumbar-tfesi", 120)])
        let row = ArmSession(session: SessionName(.mon, "am"), cArm: "c9", radiologist: "r1", technologist: "t1")
        question.kept = [row]
        #expect(throws: StaffingFailure.keptDoesNotFit(row)) { try program.staff(question) }
    }
}
