import Clinic
import Dispatch
import Synchronization

/// A better roster that was found beside the tree.
struct IncumbentNews: Sendable {
    /// Work that its finder had done by then.
    let work: Int
    /// Columns of the point, without indicators.
    let point: [Double]
    /// How its sessions are put in sequence.
    let sequences: [KnownSequence]
    let roster: Roster
}

/// A question about a sequence with its answer.
struct KnownSequence: Sendable {
    let problem: SequencingProblem
    let sequence: Sequence
}

/// Hands better rosters from a search beside the tree to the tree, at the same place of the tree in every run.
///
/// Both sides count their work in units that no clock enters. What one side found after so much work is handed over
/// when the other has done as much; where the finder is not that far yet, the other waits, so that it never misses what it
/// would have got in another run. The user is shown everything at once.
final class IncumbentChannel: Sendable {
    private struct State {
        var done = 0
        var isOver = false
        var isCancelled = false
        var news: [IncumbentNews] = []
        var taken = 0
        var shown = 0
        var seconds = 0.0
    }

    private let state = Mutex(State())
    private let changed = DispatchSemaphore(value: 0)

    /// Milliseconds after which a waiting tree looks whether it must stop.
    private static let patience = 20

    // MARK: The finder's side

    /// So much work is done.
    func note(work: Int) {
        state.withLock { $0.done = max($0.done, work) }
        changed.signal()
    }

    /// Something better is found.
    func post(_ news: IncumbentNews) {
        state.withLock { $0.news.append(news) }
    }

    /// Nothing more will come of a search that took so long.
    func finish(seconds: Double) {
        state.withLock { state in
            state.isOver = true
            state.seconds = seconds
        }
        changed.signal()
    }

    /// Whether nobody waits for more.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    // MARK: The tree's side

    /// Nothing more is wanted.
    func cancel() { state.withLock { $0.isCancelled = true } }

    /// The best that was found with at most so much work and was not taken before; waits until that is certain.
    ///
    /// - Parameter mustStop: asked while it waits; true ends the waiting with nothing.
    func take(at work: Int, mustStop: () -> Bool) -> IncumbentNews? {
        // What is found at the very work that is noted is posted after the note: only beyond it nothing more can come.
        while !state.withLock({ $0.isOver || $0.done > work }) {
            if mustStop() { return nil }
            _ = changed.wait(timeout: .now() + .milliseconds(Self.patience))
        }
        return state.withLock { state in
            let due = state.news.prefix { $0.work <= work }.count
            guard due > state.taken else { return nil }
            state.taken = due
            return state.news[due - 1]
        }
    }

    /// How long the search beside the tree took, once it is over.
    var seconds: Double { state.withLock { $0.seconds } }

    /// Whether the finder had ended with at most so much work.
    func isOver(at work: Int) -> Bool { state.withLock { $0.isOver && $0.done <= work } }

    /// The best so far, where it was not shown before.
    func unshown() -> IncumbentNews? {
        state.withLock { state in
            guard state.news.count > state.shown else { return nil }
            state.shown = state.news.count
            return state.news.last
        }
    }

    /// The best that was not taken.
    func untaken() -> IncumbentNews? {
        state.withLock { $0.news.count > $0.taken ? $0.news.last : nil }
    }
}
