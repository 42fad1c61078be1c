import Clinic

/// A roster file as far as it can be read, for the checker to judge.
///
/// Rows with a fault are left out of the roster; what its head lacks is taken from the scenario.
public struct RosterDraft: Sendable {
    /// What could be read.
    public let roster: Roster
    /// What could not, by line and key: `terms` where a term is meant, `format` for all else.
    public let violations: [Violation]
    /// Odd, but not wrong.
    public let warnings: [InputProblem]

    init(roster: Roster, problems: [InputProblem], warnings: [InputProblem]) {
        self.roster = roster
        self.warnings = warnings
        violations = problems.map { problem in
            Violation(problem.path.hasPrefix("terms.") ? .terms : .format, problem.description)
        }
    }
}
