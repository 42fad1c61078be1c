import ArgumentParser
import CapacityStudy
import Clinic
import ClinicFiles
import ClinicSimulation
import GLPK
import StaffedWeek

/// Simulates the options of a study as they are stated, for `clinics.py` to compare with another model's speed.
@main
struct ClinicWeeks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ClinicWeeks",
        abstract: "Prints simulated clinic-weeks a second: the median of some runs, without reading and staffing.")

    @Argument(help: "A study without steps, whose weeks are staffed by optimisation.") var study: String
    @Option(help: "Replications that run at a time.") var threads = 1
    @Option(help: "Runs of all replications of all options.") var runs = 5

    func validate() throws {
        guard threads > 0, runs > 0 else { throw ValidationError("threads and runs are at least 1") }
    }

    func run() throws {
        let study = try StudyFile.readWithWarnings(path: study).study
        guard study.staffing == .optimise, study.options.allSatisfy(\.steps.isEmpty) else {
            throw ValidationError("a study with steps, or one that keeps its week, is not simulated here")
        }
        let simulators = try simulators(study)
        let weeks = Double((study.warmupWeeks + study.weeks) * study.replications * simulators.count)
        let runner = SimulationRunner(threads: threads)
        let clock = ContinuousClock()
        var visits = 0
        let speeds = (0..<runs).map { _ in
            let taken = clock.measure {
                visits = runner.sum(
                    simulators, replications: 0..<study.replications, from: 0, keep: { $1.done },
                    add: { $0 += $1.reduce(0, +) })
            }
            return weeks / (taken / .seconds(1))
        }
        print("\(speeds.sorted()[runs / 2]) \(visits)")
    }

    private func simulators(_ study: Study) throws -> [StudySimulator] {
        let program = StaffedWeekProgram(solver: GLPKSolver())
        var reference: [ArmSession]?
        return try study.options.map { option in
            let clinic = ExtendedClinic(study.base, adding: option.add).clinic
            let demand = zip(clinic.procedures, study.visitsAsked(inWeek: study.weeks)).map {
                WeeklyDemand(procedure: $0.code, perWeek: $1)
            }
            let week = try program.staff(
                StaffingQuestion(
                    site: clinic.site, staff: clinic.staff, procedures: clinic.procedures, demand: demand,
                    targetLoad: study.targetLoad, reference: reference))
            reference = reference ?? week.armSessions
            return try StudySimulator(
                study: study, phases: [ClinicPhase(clinic: clinic, armSessions: week.armSessions)])
        }
    }
}
