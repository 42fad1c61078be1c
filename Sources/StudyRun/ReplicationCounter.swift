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
