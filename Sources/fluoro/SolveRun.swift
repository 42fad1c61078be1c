import Clinic
import ClinicFiles
import GLPK
import MILP
import Synchronization
import WeeklyRoster

/// One search for a week's roster, watched from outside.
struct SolveRun {
    /// What the command writes.
    struct Answer {
        var roster: Roster
        /// Nil where the search was cut off from outside.
        var program: Model?
        /// Nil where the search was cut off from outside.
        var report: SearchReport?
    }

    let scenario: Scenario
    let options: RosterOptions

    /// The best roster so far, for when the search is left behind.
    private final class Desk: Sendable {
        let best = Mutex<Roster?>(nil)
    }

    func solution() throws -> Answer {
        let desk = Desk()
        let (scenario, options) = (scenario, options)
        let solution = try LimitedRun(timeLimitSeconds: options.timeLimitSeconds).value { line in
            try RosterOptimizer(solver: GLPKSolver()).optimize(
                scenario, options: options, progress: { line.note($0) },
                onRoster: { roster in desk.best.withLock { $0 = roster } }, isCancelled: { Interrupt.isWanted })
        }
        if let solution {
            return Answer(
                roster: solution.roster, program: solution.program, report: SearchReport(solution, of: scenario.name))
        }
        guard let roster = desk.best.withLock({ $0 }) else { throw RosterFailure.nothingFound }
        return Answer(roster: roster, program: nil)
    }
}
