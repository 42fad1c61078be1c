import Clinic
import ClinicFiles

/// Reads a published roster for a command that repairs it.
enum RepairRosterInput {
    /// What a repair can start from although it is told: a promise that the roster does not keep or a request that it
    /// does not know may be newer than the roster, and sums and calls are made anew.
    private static let tolerated: Set<RuleCode> = [.fixed, .once, .eligible, .terms, .calls]

    /// - Throws: `InputProblems` with everything that is wrong with the file, or `ExitStatus.no` after naming every rule
    ///   that the roster breaks and that no repair mends.
    static func read(_ path: String, of scenario: Scenario, at now: Instant) throws -> Roster {
        let roster = try RosterFile.read(path: path)
        if roster.status == .infeasible {
            throw InputProblems(
                InputProblem(
                    file: path, path: "status", message: "the week is infeasible: there is no roster to repair"))
        }
        var seen: Set<String> = []
        let twice = roster.appointments.compactMap(\.request).filter { !seen.insert($0).inserted }
        let violations =
            twice.map { Violation(.once, "\($0) is placed more than once") }
            + RosterChecker(scenario).check(roster, at: now).filter { !tolerated.contains($0.code) }
        guard violations.isEmpty else {
            Note.write("fluoro: \(path) breaks rules, so it cannot be repaired:")
            for violation in violations { Note.write("  \(VerifyReport.plain(violation.description))") }
            throw ExitStatus.no
        }
        return roster
    }
}
