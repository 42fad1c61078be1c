import CapacityStudy
import Clinic
import ClinicSimulation
import MILP
import StaffedWeek

/// Finds the staffed weeks of a study's options: by the integer program, or as the study says.
struct OptionStaffing: Sendable {
    private let program: StaffedWeekProgram
    private let isCancelled: @Sendable () -> Bool
    /// A question asked twice has the same answer.
    private var known: [StaffingQuestion: [ArmSession]] = [:]

    init(solver: any MILPSolver, isCancelled: @escaping @Sendable () -> Bool) {
        program = StaffedWeekProgram(solver: solver)
        self.isCancelled = isCancelled
    }

    /// What holds from a measured week on.
    private struct Stage {
        var fromWeek: Int
        var add: Addition
        var armSessions: [ArmSession]
    }

    /// The clinic and its staffed week of an option, one phase for the option and one for each step.
    ///
    /// - Parameter first: the phases of the first option, to have as much as possible in common with; nil for itself.
    /// - Throws: `StaffingFailure`, or `SolverError` where the solver fails.
    mutating func phases(
        of option: StudyOption, in study: Study, first: [ClinicPhase]?
    ) throws -> [ClinicPhase] {
        let stages = OptionStaffing.stages(of: option, in: study)
        var phases: [ClinicPhase] = []
        for (number, stage) in stages.enumerated() {
            let clinic = ExtendedClinic(study.base, adding: stage.add).clinic
            var rows = stage.armSessions
            if study.staffing == .optimise {
                let last = number + 1 < stages.count ? stages[number + 1].fromWeek - 1 : study.weeks
                let demand = zip(clinic.procedures, study.visitsAsked(inWeek: last)).map { procedure, visits in
                    WeeklyDemand(procedure: procedure.code, perWeek: visits)
                }
                rows = try staff(
                    StaffingQuestion(
                        site: clinic.site, staff: clinic.staff, procedures: clinic.procedures, demand: demand,
                        targetLoad: study.targetLoad, kept: phases.last?.armSessions ?? [],
                        reference: first?.last { $0.fromWeek <= stage.fromWeek }?.armSessions))
            }
            phases.append(ClinicPhase(fromWeek: stage.fromWeek, clinic: clinic, armSessions: rows))
        }
        return phases
    }

    /// What is wanted of ``phases(of:in:first:)``.
    struct Wish: Sendable {
        var option: StudyOption
        var study: Study
        var first: [ClinicPhase]?
    }

    /// The phases of many wishes, found side by side and remembered.
    ///
    /// - Throws: as ``phases(of:in:first:)``.
    mutating func phases(of wishes: [Wish], threads: Int) throws -> [[ClinicPhase]] {
        let start = self
        let found = try SideBySide.map(wishes, threads: threads) { wish in
            var staffing = start
            let phases = try staffing.phases(of: wish.option, in: wish.study, first: wish.first)
            return (phases: phases, known: staffing.known)
        }
        for one in found { known.merge(one.known) { old, _ in old } }
        return found.map(\.phases)
    }

    private static func stages(of option: StudyOption, in study: Study) -> [Stage] {
        var stages = [Stage(fromWeek: 1, add: option.add, armSessions: study.armSessions + option.armSessions)]
        for step in option.steps where step.fromWeek <= study.weeks {
            guard var stage = stages.last else { break }
            stage.add = stage.add + step.add
            stage.armSessions += step.armSessions
            // A step of the first week is there from the beginning.
            if step.fromWeek == stage.fromWeek { stages.removeLast() }
            stage.fromWeek = step.fromWeek
            stages.append(stage)
        }
        return stages
    }

    private mutating func staff(_ question: StaffingQuestion) throws -> [ArmSession] {
        if let rows = known[question] { return rows }
        let rows = try program.staff(question, isCancelled: isCancelled).armSessions
        known[question] = rows
        return rows
    }
}
