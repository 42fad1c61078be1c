import Dispatch
import Synchronization

/// Runs replications side by side on threads.
public struct SimulationRunner: Sendable {
    /// Replications that run at a time.
    public var threads: Int

    /// With so many threads, at least one.
    public init(threads: Int) { self.threads = max(1, threads) }

    /// Results of the first replications, in order: all of them, or those before the first that was cancelled.
    ///
    /// - Parameters:
    ///   - progress: told after each replication how many are finished; from any thread, one at a time.
    ///   - isCancelled: asked once a simulated week, from any thread.
    public func run(
        _ simulator: StudySimulator, replications: Int, progress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) -> [ReplicationResult] {
        let next = Atomic<Int>(0)
        let finished = Mutex<(count: Int, results: [ReplicationResult?])>(
            (0, Array(repeating: nil, count: replications)))
        DispatchQueue.concurrentPerform(iterations: min(threads, max(1, replications))) { _ in
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < replications,
                    let result = simulator.replication(number, isCancelled: { isCancelled?() ?? false })
                else { return }
                finished.withLock { finished in
                    finished.results[number] = result
                    finished.count += 1
                    progress?(finished.count)
                }
            }
        }
        return finished.withLock { finished in
            Array(finished.results.prefix { $0 != nil }.compactMap { $0 })
        }
    }
}
