import ClinicSimulation
import Dispatch
import Synchronization

/// Counts finished replications for a progress line.
final class ReplicationCounter: Sendable {
    private let progress: Mutex<StudyProgress>
    private let told: @Sendable (StudyProgress) -> Void

    init(planned: Int, told: @escaping @Sendable (StudyProgress) -> Void) {
        progress = Mutex(StudyProgress(done: 0, planned: planned))
        self.told = told
    }

    /// Some more are finished, or were found not to be needed.
    func add(_ count: Int) {
        progress.withLock { progress in
            progress.done += count
            told(progress)
        }
    }

    /// Fewer or more will be needed than was thought.
    func replace(planned: Int) { progress.withLock { $0.planned = planned } }
}

/// Runs replications of several options side by side on threads, replication by replication, so that at any time about as
/// many are finished of one option as of the others.
struct ReplicationPool {
    let threads: Int
    let counter: ReplicationCounter
    let isCancelled: @Sendable () -> Bool

    /// Results by simulator, in order: of all replications, or, where it was cancelled, of those before the first that is
    /// not finished for every simulator.
    func run(_ simulators: [StudySimulator], replications: Range<Int>) -> [[ReplicationResult]] {
        let count = simulators.count * replications.count
        guard count > 0 else { return simulators.map { _ in [] } }
        let next = Atomic<Int>(0)
        let finished = Mutex<[ReplicationResult?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: min(max(1, threads), count)) { _ in
            while true {
                let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard job < count, !isCancelled() else { return }
                let number = replications.lowerBound + job / simulators.count
                guard
                    let result = simulators[job % simulators.count].replication(number, isCancelled: isCancelled)
                else { return }
                finished.withLock { $0[job] = result }
                counter.add(1)
            }
        }
        let results = finished.withLock { $0 }
        let whole = replications.indices.map { $0 - replications.lowerBound }.prefix { row in
            simulators.indices.allSatisfy { results[row * simulators.count + $0] != nil }
        }
        return simulators.indices.map { column in
            whole.compactMap { results[$0 * simulators.count + column] }
        }
    }
}
