import Foundation
import Synchronization
import WeeklyRoster

/// A line on a terminal that tells how something long stands.
protocol WatchedLine: Sendable {
    /// Draws the line anew where it has changed.
    func draw(seconds: Double)
    /// Clears the line, so that what follows begins at the margin.
    func end()
}

extension ProgressLine: WatchedLine {}

/// A long search on a thread of its own, watched from outside: progress line, Ctrl-C, and a limit that holds even where the
/// solver does not look at the clock.
struct LimitedRun {
    /// Nil: none.
    let timeLimitSeconds: Double?
    /// Seconds past the limit or Ctrl-C after which the search is left behind.
    var graceSeconds = 0.6

    /// A limit beyond this, a hundred years, is none, and is more than a clock can be asked to count.
    private static let longestSeconds = 3.2e9

    /// What the search's thread hands over.
    private final class Desk<Value: Sendable>: Sendable {
        let end = Mutex<Swift.Result<Value, any Error>?>(nil)
        let isDone = DispatchSemaphore(value: 0)
    }

    /// What the search returns; nil where it was left behind.
    /// - Throws: what the search throws.
    func value<Value: Sendable>(of search: @escaping @Sendable (ProgressLine) throws -> Value) throws -> Value? {
        try value(drawing: ProgressLine(), of: search)
    }

    /// The same with a line of the caller's.
    func value<Value: Sendable, Line: WatchedLine>(
        drawing line: Line, of search: @escaping @Sendable (Line) throws -> Value
    ) throws -> Value? {
        Interrupt.watch()
        let desk = Desk<Value>()
        let thread = Thread {
            let end = Swift.Result { try search(line) }
            desk.end.withLock { $0 = end }
            desk.isDone.signal()
        }
        thread.stackSize = 16 << 20
        thread.start()
        let isInTime = wait(for: desk.isDone, drawing: line)
        line.end()
        guard isInTime, let end = desk.end.withLock({ $0 }) else { return nil }
        return try end.get()
    }

    /// False where limit or Ctrl-C is past by the grace and the search still runs.
    private func wait(for done: DispatchSemaphore, drawing line: some WatchedLine) -> Bool {
        let begin = ContinuousClock.now
        var interrupted: ContinuousClock.Instant?
        while true {
            if done.wait(timeout: .now() + .milliseconds(50)) == .success { return true }
            let now = ContinuousClock.now
            line.draw(seconds: (now - begin) / .seconds(1))
            if Interrupt.isWanted, interrupted == nil { interrupted = now }
            if let interrupted, now - interrupted > .seconds(graceSeconds) { return false }
            if let timeLimitSeconds, timeLimitSeconds < Self.longestSeconds,
                now - begin > .seconds(timeLimitSeconds + graceSeconds)
            {
                return false
            }
        }
    }
}
