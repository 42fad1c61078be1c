/// Count, mean and spread of values that come one by one and are not kept.
///
/// Welford's recurrence (Technometrics 1962, 4:419): it does not lose digits where the spread is small beside the mean, and equal
/// values have exactly that mean and no spread. The same values in the same order give the same bits.
public struct Moments: Sendable, Hashable {
    /// Values so far.
    public private(set) var count = 0
    private var mean = 0.0
    /// Squared distances from the mean, summed.
    private var squares = 0.0

    /// Of no value yet.
    public init() {}

    /// One value more; nil is none.
    public mutating func add(_ value: Double?) {
        guard let value else { return }
        count += 1
        let distance = value - mean
        mean += distance / Double(count)
        squares += distance * (value - mean)
    }

    /// Mean and 95 % interval by Student's t.
    public var estimate: Estimate {
        guard count > 0 else { return Estimate(mean: nil, halfWidth: nil) }
        guard count > 1 else { return Estimate(mean: mean, halfWidth: nil) }
        let error = (max(0, squares) / Double(count - 1) / Double(count)).squareRoot()
        return Estimate(mean: mean, halfWidth: error == 0 ? 0 : error * StudentT.halfWidth(degrees: count - 1))
    }
}
