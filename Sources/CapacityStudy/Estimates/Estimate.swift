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
        var moments = Moments()
        for value in values { moments.add(value) }
        self = moments.estimate
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
