import AddOn
import ArgumentParser
import ClinicFiles
import ClinicService
import Foundation
import MILP
import SyntheticClinic
import WeeklyRoster

/// What the process tells the shell.
enum ExitStatus {
    /// The answer is no: infeasible, violations.
    static let no = ExitCode(1)
    /// Wrong options or paths.
    static let usage = ExitCode(64)
    /// A file says something impossible.
    static let badInput = ExitCode(65)
    /// A fault of this program.
    static let fault = ExitCode(70)
    /// Stopped by the limit with nothing found.
    static let stopped = ExitCode(75)
}

/// Lines for people on stderr; stdout is for results.
enum Note {
    static func write(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// Results on stdout, whatever its length; a closed pipe ends quietly.
enum Result {
    /// - Throws: `ExitStatus.usage` after saying why, where stdout takes no more: a result that is lost is not done.
    static func write(_ text: String) throws {
        let ended = text.hasSuffix("\n") ? text : text + "\n"
        do {
            try SafeFile.write(ended, toOpen: STDOUT_FILENO, shownAs: "stdout")
        } catch {
            Note.write("fluoro: \(error)")
            throw ExitStatus.usage
        }
    }
}

/// Turns the errors of the parts into a sentence and an exit code, in one place.
func reported<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let problems as InputProblems {
        Note.write(problems.description)
        throw ExitStatus.badInput
    } catch let error as ServiceError {
        Note.write(error.description.split(separator: "\n").map { "fluoro: \($0)" }.joined(separator: "\n"))
        throw error.exitStatus
    } catch let error as ParameterError {
        Note.write(error.description)
        throw ExitStatus.usage
    } catch let error as AddOnError {
        Note.write("fluoro: \(error)")
        throw error.exitCode
    } catch let failure as RosterFailure {
        switch failure {
        case .nothingFound:
            Note.write(
                Interrupt.isWanted
                    ? "fluoro: stopped before any roster was found"
                    : "fluoro: the limit came before any roster was found; allow more time with --time-limit")
            throw ExitStatus.stopped
        case .rosterMissing(let objective):
            Note.write(
                "fluoro: a fault of this program: no roster could be made of a plan that costs \(objective) points")
            throw ExitStatus.fault
        case .brokenRoster(let violations):
            Note.write("fluoro: a fault of this program: the roster it made breaks rules; nothing was written")
            for violation in violations { Note.write("  \(violation.code.rawValue): \(violation.message)") }
            throw ExitStatus.fault
        }
    } catch let failure as ExplainFailure {
        switch failure {
        case .unknownRequest(let id):
            Note.write("fluoro: the scenario has no request \(id); a roster without a request is named with --roster")
            throw ExitStatus.usage
        case .brokenRoster(let violations):
            Note.write("fluoro: the roster breaks rules of the scenario, so nothing can be said of it:")
            for violation in violations { Note.write("  \(violation.code.rawValue): \(violation.message)") }
            throw ExitStatus.badInput
        }
    } catch let failure as StudyFailure {
        Note.write("fluoro: \(failure.told.sentence)")
        throw failure.told.status
    } catch let problem as PlaceProblem {
        Note.write("fluoro: --at \(problem.sentence)")
        throw ExitStatus.usage
    } catch SolverError.cannotWrite(let path, let reason) {
        Note.write("fluoro: \(path): cannot be written: \(reason)")
        throw ExitStatus.usage
    } catch let error as SolverError {
        Note.write("fluoro: a fault of this program or of GLPK: \(error)")
        throw ExitStatus.fault
    }
}

extension PlaceProblem {
    /// What is wrong with the place, and what would be right.
    fileprivate var sentence: String {
        switch self {
        case .notAPlace(let text):
            "\(text): a place is a session (tue/am), a C-arm in it (tue/am/c1), or a start "
                + "(2026-12-01T09:00, 2026-12-01T09:00/c1)"
        case .outsideWeek(let text, let week): "\(text): the scenario's week begins on \(week)"
        case .unknownHalf(let text, let known):
            "\(text): a day of the site has the halves \(known.joined(separator: ", "))"
        case .unknownCArm(let id, let known): "\(id): the site has the C-arms \(known.joined(separator: ", "))"
        }
    }
}

extension ServiceError {
    /// What the process tells the shell.
    fileprivate var exitStatus: ExitCode {
        switch self {
        case .refused(.addOn(let error)): error.exitCode
        case .refused: ExitStatus.no
        case .unknown: ExitStatus.badInput
        case .store(.exists), .store(.readOnly), .store(.full), .store(.hasWeek): ExitStatus.usage
        case .store(.busy): ExitStatus.stopped
        case .store(.constraint): ExitStatus.fault
        case .store: ExitStatus.badInput
        }
    }
}
