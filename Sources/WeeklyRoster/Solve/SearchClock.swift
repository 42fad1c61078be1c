import Synchronization

/// When a search began and whether it should end: by the clock, by the caller, or by the work done.
struct SearchClock: Sendable {
    private let start = ContinuousClock.now
    private let limitSeconds: Double?
    private let isCancelledByCaller: (@Sendable () -> Bool)?
    private var meter: WorkMeter?

    /// - Parameter workLimit: simplex iterations and steps of sequencing together; nil: none.
    init(limitSeconds: Double?, workLimit: Int? = nil, isCancelled: (@Sendable () -> Bool)?) {
        self.limitSeconds = limitSeconds
        isCancelledByCaller = isCancelled
        meter = WorkMeter(limit: workLimit)
    }

    var seconds: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// Seconds left, nil without a limit.
    var remaining: Double? { limitSeconds.map { max(0, $0 - seconds) } }

    /// Work left, nil without a limit.
    var remainingWork: Int? { meter?.remaining }

    /// Work done so far.
    var work: Int { meter?.done ?? 0 }

    /// Notes work that was done.
    func spend(_ work: Int) { meter?.spend(work) }

    /// The same without the limit of work: for what runs beside the search and would meet it at another point each time.
    var withoutWork: SearchClock {
        var clock = self
        clock.meter = nil
        return clock
    }

    var isOver: Bool { remaining.map { $0 <= 0 } ?? false }
    var isWorkDone: Bool { remainingWork.map { $0 <= 0 } ?? false }
    var isCancelled: Bool { isCancelledByCaller?() ?? false }
    var mustStop: Bool { isCancelled || isOver || isWorkDone }
}

/// Counts the work of a search. Unlike seconds, it is the same in every run.
final class WorkMeter: Sendable {
    private let limit: Int?
    private let count = Atomic<Int>(0)

    init(limit: Int?) { self.limit = limit }

    var done: Int { count.load(ordering: .relaxed) }
    var remaining: Int? { limit.map { max(0, $0 - done) } }
    func spend(_ work: Int) { count.add(work, ordering: .relaxed) }
}
