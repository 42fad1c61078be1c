import Dispatch
import Synchronization

/// Runs replications of several options side by side on threads, replication by replication, so that at any time about as
/// many are finished of one option as of the others.
public struct SimulationRunner: Sendable {
    /// Replications that run at a time.
    public var threads: Int

    /// With so many threads, at least one.
    public init(threads: Int) { self.threads = max(1, threads) }

    /// Adds up replications in their order, whatever thread made them: all of them, or, where it was cancelled, those before the
    /// first that is not finished for every simulator.
    ///
    /// Only what waits for a slower thread is kept beside the sum.
    ///
    /// - Parameters:
    ///   - start: the sum to which they are added.
    ///   - onFinished: told after each replication of a simulator; from any thread.
    ///   - isCancelled: asked once a simulated week, from any thread.
    ///   - keep: what is kept of a result of a simulator, by its position; from any thread.
    ///   - add: adds one replication of every simulator; from any thread, one at a time.
    public func sum<Kept: Sendable, Sum: Sendable>(
        _ simulators: [StudySimulator], replications: Range<Int>, from start: Sum,
        onFinished: (@Sendable () -> Void)? = nil, isCancelled: @escaping @Sendable () -> Bool = { false },
        keep: @Sendable (Int, ReplicationResult) -> Kept, add: @Sendable (inout Sum, [Kept]) -> Void
    ) -> Sum {
        let count = simulators.count * replications.count
        guard count > 0 else { return start }
        let next = Atomic<Int>(0)
        let finished = Mutex(FinishedRows<Kept, Sum>(sum: start, columns: simulators.count))
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard job < count else { return }
                let number = replications.lowerBound + job / simulators.count
                let column = job % simulators.count
                guard let result = simulators[column].replication(number, isCancelled: isCancelled) else { return }
                let kept = keep(column, result)
                finished.withLock { $0.insert(kept, job: job, add: add) }
                onFinished?()
            }
        }
        return finished.withLock { $0.sum }
    }

    /// Results by simulator, in order, as far as ``sum(_:replications:from:onFinished:isCancelled:keep:add:)`` adds them.
    public func run(
        _ simulators: [StudySimulator], replications: Range<Int>, onFinished: (@Sendable () -> Void)? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) -> [[ReplicationResult]] {
        sum(
            simulators, replications: replications, from: simulators.map { _ in [] }, onFinished: onFinished,
            isCancelled: isCancelled, keep: { $1 },
            add: { all, row in for (column, result) in row.enumerated() { all[column].append(result) } })
    }
}

/// A sum of whole rows, and what came before its turn.
private struct FinishedRows<Kept: Sendable, Sum: Sendable>: Sendable {
    private(set) var sum: Sum
    private let columns: Int
    private var next = 0
    private var row: [Kept] = []
    private var early: [Int: Kept] = [:]

    init(sum: Sum, columns: Int) {
        self.sum = sum
        self.columns = columns
    }

    mutating func insert(_ kept: Kept, job: Int, add: (inout Sum, [Kept]) -> Void) {
        early[job] = kept
        while let kept = early.removeValue(forKey: next) {
            next += 1
            row.append(kept)
            guard row.count == columns else { continue }
            add(&sum, row)
            row.removeAll(keepingCapacity: true)
        }
    }
}
