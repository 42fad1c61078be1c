import Clinic
import ClinicFiles
import Foundation
import GLPK
import MILP
import Synchronization
import WeeklyRoster

/// One search, watched from outside: progress line, Ctrl-C, and a limit that holds even where the solver does not
/// look at the clock.
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
    /// Seconds past the limit after which the search is left behind.
    private static let graceSeconds = 0.6
    /// A limit beyond this, a hundred years, is none, and is more than a clock can be asked to count.
    private static let longestSeconds = 3.2e9

    /// What the search's thread hands over.
    private final class Desk: Sendable {
        let best = Mutex<Roster?>(nil)
        let end = Mutex<Swift.Result<RosterSolution, any Error>?>(nil)
        let isDone = DispatchSemaphore(value: 0)
    }

    func solution() throws -> Answer {
        Interrupt.watch()
        let desk = Desk()
        let line = ProgressLine()
        let (scenario, options) = (scenario, options)
        let thread = Thread {
            let end = Swift.Result {
                try RosterOptimizer(solver: GLPKSolver()).optimize(
                    scenario, options: options, progress: { line.note($0) },
                    onRoster: { roster in desk.best.withLock { $0 = roster } }, isCancelled: { Interrupt.isWanted })
            }
            desk.end.withLock { $0 = end }
            desk.isDone.signal()
        }
        thread.stackSize = 16 << 20
        thread.start()
        let isInTime = wait(for: desk.isDone, drawing: line)
        line.end()
        if isInTime, let end = desk.end.withLock({ $0 }) {
            let solution = try end.get()
            return Answer(
                roster: solution.roster, program: solution.program, report: SearchReport(solution, of: scenario.name))
        }
        guard let roster = desk.best.withLock({ $0 }) else { throw RosterFailure.nothingFound }
        return Answer(roster: roster, program: nil)
    }

    /// False where limit or Ctrl-C is past by the grace and the search still runs.
    private func wait(for done: DispatchSemaphore, drawing line: ProgressLine) -> Bool {
        let begin = ContinuousClock.now
        var interrupted: ContinuousClock.Instant?
        while true {
            if done.wait(timeout: .now() + .milliseconds(50)) == .success { return true }
            let now = ContinuousClock.now
            line.draw(seconds: (now - begin) / .seconds(1))
            if Interrupt.isWanted, interrupted == nil { interrupted = now }
            if let interrupted, now - interrupted > .seconds(Self.graceSeconds) { return false }
            if let limit = options.timeLimitSeconds, limit < Self.longestSeconds,
                now - begin > .seconds(limit + Self.graceSeconds)
            {
                return false
            }
        }
    }
}
