import Dispatch
import Synchronization

/// Runs replications of several options side by side on threads, replication by replication, so that at any time about as
/// many are finished of one option as of the others.
public struct SimulationRunner: Sendable {
    /// Replications that run at a time.
    public var threads: Int

    /// With so many threads, at least one.
    public init(threads: Int) { self.threads = max(1, threads) }

    /// Results by simulator, in order: of all replications, or, where it was cancelled, of those before the first that is
    /// not finished for every simulator.
    ///
    /// - Parameters:
    ///   - onFinished: told after each replication; from any thread.
    ///   - isCancelled: asked once a simulated week, from any thread.
    public func run(
        _ simulators: [StudySimulator], replications: Range<Int>, onFinished: (@Sendable () -> Void)? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) -> [[ReplicationResult]] {
        let count = simulators.count * replications.count
        guard count > 0 else { return simulators.map { _ in [] } }
        let next = Atomic<Int>(0)
        let finished = Mutex<[ReplicationResult?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard job < count else { return }
                let number = replications.lowerBound + job / simulators.count
                guard
                    let result = simulators[job % simulators.count].replication(number, isCancelled: isCancelled)
                else { return }
                finished.withLock { $0[job] = result }
                onFinished?()
            }
        }
        let results = finished.withLock { $0 }
        let whole = (0..<replications.count).prefix { row in
            simulators.indices.allSatisfy { results[row * simulators.count + $0] != nil }
        }
        return simulators.indices.map { column in
            whole.compactMap { results[$0 * simulators.count + column] }
        }
    }
}
