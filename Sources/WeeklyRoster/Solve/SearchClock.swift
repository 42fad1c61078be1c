/// When a search began and whether it should end.
struct SearchClock: Sendable {
    private let start = ContinuousClock.now
    private let limitSeconds: Double?
    private let isCancelledByCaller: (@Sendable () -> Bool)?

    init(limitSeconds: Double?, isCancelled: (@Sendable () -> Bool)?) {
        self.limitSeconds = limitSeconds
        isCancelledByCaller = isCancelled
    }

    var seconds: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// Seconds left, nil without a limit.
    var remaining: Double? { limitSeconds.map { max(0, $0 - seconds) } }

    var isOver: Bool { remaining.map { $0 <= 0 } ?? false }
    var isCancelled: Bool { isCancelledByCaller?() ?? false }
    var mustStop: Bool { isCancelled || isOver }
}
