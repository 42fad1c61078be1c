import Clinic
import GLPK
import MILP
import StaffedWeek
import TestSupport
import Testing

@Suite("Staffed weeks of small random clinics")
struct RandomStaffingTests {
    @Test("are the one best week of all, level by level", arguments: 0..<60 as Range<UInt64>)
    func firstOption(seed: UInt64) throws {
        try compare(RandomStaffing.question(seed: seed))
    }

    @Test("have most in common with another week", arguments: 100..<140 as Range<UInt64>)
    func common(seed: UInt64) throws {
        var question = RandomStaffing.question(seed: seed)
        var other = RandomStaffing.question(seed: seed + 1000)
        other.site = question.site
        question.reference = try StaffedWeekProgram(solver: GLPKSolver()).staff(other).armSessions
        try compare(question)
    }

    @Test("keep the arm-sessions of the step before", arguments: 200..<240 as Range<UInt64>)
    func laterStep(seed: UInt64) throws {
        var question = RandomStaffing.question(seed: seed)
        let program = StaffedWeekProgram(solver: GLPKSolver())
        let before = question
        question.kept = try program.staff(before).armSessions
        question.demand = question.demand.map { WeeklyDemand(procedure: $0.procedure, perWeek: $0.perWeek * 2) }
        for number in question.staff.radiologists.indices { question.staff.radiologists[number].maxSessions += 1 }
        let week = try compare(question)
        #expect(Set(question.kept).isSubset(of: week.armSessions))
    }

    @discardableResult
    private func compare(_ question: StaffingQuestion) throws -> StaffedWeek {
        let solver = GLPKSolver()
        let found = try StaffedWeekProgram(solver: solver).staff(question)
        let expected = try solver.withWorkspace { workspace in
            try BruteForceStaffedWeek(question: question, workspace: workspace).best()
        }
        #expect(found.radiologistSessions == expected.radiologistSessions)
        #expect(abs(found.carriedVisits - expected.carriedVisits) < 1e-6)
        #expect(found.openDays == expected.openDays)
        #expect(found.inCommon == expected.inCommon)
        #expect(found.armSessions == expected.armSessions)
        return found
    }
}
