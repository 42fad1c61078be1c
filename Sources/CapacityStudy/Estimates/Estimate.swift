/// A mean over replications, and how far the truth may be from it.
public struct Estimate: Sendable, Hashable {
    /// Mean; nil where no replication has a value.
    public var mean: Double?
    /// Half the width of the 95 % interval by Student's t; nil below two values.
    public var halfWidth: Double?

    /// From its parts.
    public init(mean: Double?, halfWidth: Double?) {
        self.mean = mean
        self.halfWidth = halfWidth
    }

    /// Of one value a replication; those without one are left out.
    public init(of values: [Double?]) {
        let known = values.compactMap { $0 }
        guard let first = known.first else {
            self.init(mean: nil, halfWidth: nil)
            return
        }
        // Around the first value, so that equal values have exactly that mean and no width.
        let count = Double(known.count)
        let mean = first + known.reduce(0) { $0 + ($1 - first) } / count
        guard known.count > 1 else {
            self.init(mean: mean, halfWidth: nil)
            return
        }
        let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let error = (squares / (count - 1) / count).squareRoot()
        self.init(
            mean: mean, halfWidth: error == 0 ? 0 : error * StudentT.halfWidth(degrees: known.count - 1))
    }

    /// Of the differences, replication by replication, between two runs with common random numbers.
    public init(of values: [Double?], less others: [Double?]) {
        self.init(
            of: zip(values, others).map { value, other in
                value.flatMap { value in other.map { value - $0 } }
            })
    }

    /// Whether the whole interval lies above 0.
    public var isAbove0: Bool {
        guard let mean, let halfWidth else { return false }
        return mean - halfWidth > 0
    }

    /// Whether the whole interval lies below 0.
    public var isBelow0: Bool {
        guard let mean, let halfWidth else { return false }
        return mean + halfWidth < 0
    }
}
