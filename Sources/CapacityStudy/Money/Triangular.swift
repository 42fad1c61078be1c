/// A quantity of which only the least, the likeliest and the greatest value are known.
public struct Triangular: Sendable, Hashable {
    /// Least.
    public var min: Double
    /// Likeliest.
    public var mode: Double
    /// Greatest.
    public var max: Double

    /// From its parts; `min <= mode <= max`.
    public init(min: Double, mode: Double, max: Double) {
        self.min = min
        self.mode = mode
        self.max = max
    }

    /// The value below which a share of all draws lies: a uniform number from 0 to 1 makes a draw.
    public func quantile(_ share: Double) -> Double {
        let width = max - min
        guard width > 0 else { return mode }
        let rising = (mode - min) / width
        if share < rising { return min + (share * width * (mode - min)).squareRoot() }
        return max - ((1 - share) * width * (max - mode)).squareRoot()
    }
}
