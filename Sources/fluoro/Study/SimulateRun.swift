import ArgumentParser
import CapacityStudy
import ClinicSimulation
import GLPK
import StaffedWeek
import StudyRun

/// One capacity study, watched from outside.
struct SimulateRun {
    let study: Study
    let settings: StudyRunSettings

    /// Seconds that may pass from Ctrl-C to the report of what is done.
    private static let graceSeconds = 30.0

    /// - Throws: ``StudyFailure``, or `SolverError` where the solver fails.
    func report() throws -> StudyReport {
        let (study, settings) = (study, settings)
        let report: StudyReport??
        do {
            let run = LimitedRun(timeLimitSeconds: nil, graceSeconds: SimulateRun.graceSeconds)
            report = try run.value(drawing: StudyProgressLine()) { line in
                try StudyRunner(
                    study, solver: GLPKSolver(), settings: settings, progress: { line.note($0) },
                    isCancelled: { Interrupt.isWanted }
                ).report()
            }
        } catch let failure as StaffingFailure {
            throw StudyFailure.notStaffed(failure)
        } catch let failure as SimulationFailure {
            throw StudyFailure.notSimulated(failure)
        }
        guard let report = report ?? nil else { throw StudyFailure.nothingFinished }
        return report
    }
}

/// Why a study has no report.
enum StudyFailure: Error {
    /// It was stopped before one replication of each option was finished.
    case nothingFinished
    /// A week could not be staffed.
    case notStaffed(StaffingFailure)
    /// The clinic could not be simulated.
    case notSimulated(SimulationFailure)

    /// What is wrong, and what the process tells the shell.
    var told: (sentence: String, status: ExitCode) {
        switch self {
        case .nothingFinished:
            ("stopped before one replication of each option was finished", ExitStatus.stopped)
        case .notSimulated(.neverOpen):
            ("the study's clinic is never open: its site needs open_days and halves", ExitStatus.badInput)
        case .notSimulated(let failure):
            ("a fault of this program: the clinic could not be simulated: \(failure)", ExitStatus.fault)
        case .notStaffed(let failure):
            ("a fault of this program: no week could be staffed: \(failure)", ExitStatus.fault)
        }
    }
}
