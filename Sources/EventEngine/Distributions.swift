#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension RandomStream {
    /// An exponential number of a mean.
    public mutating func exponential(mean: Double) -> Double { -mean * log(uniform()) }

    /// A normal number of a mean and a standard deviation (Box and Muller 1958).
    public mutating func normal(mean: Double = 0, deviation: Double = 1) -> Double {
        let radius = (-2 * log(uniform())).squareRoot()
        return mean + deviation * radius * cos(2 * .pi * uniform())
    }

    /// A lognormal number of a mean and a coefficient of variation; exactly the mean where nothing varies.
    public mutating func lognormal(mean: Double, variation: Double) -> Double {
        guard variation > 0 else { return mean }
        let variance = log(1 + variation * variation)
        return mean * exp(variance.squareRoot() * normal() - variance / 2)
    }

    /// A Poisson number of a mean, by inversion: from the same numbers a greater mean never draws fewer.
    public mutating func poisson(mean: Double) -> Int {
        var count = 0
        var rest = mean
        // The probability of 0 must not vanish, so that a great mean is drawn in pieces.
        while rest > RandomStream.greatestPiece {
            count += poissonPiece(mean: RandomStream.greatestPiece)
            rest -= RandomStream.greatestPiece
        }
        return rest > 0 ? count + poissonPiece(mean: rest) : count
    }

    private static let greatestPiece = 64.0

    private mutating func poissonPiece(mean: Double) -> Int {
        let share = uniform()
        var count = 0
        var term = exp(-mean)
        var sum = term
        while share > sum {
            count += 1
            term *= mean / Double(count)
            // Nothing is left to add where the rounded sum stays below the share.
            if sum + term == sum && Double(count) > mean { return count }
            sum += term
        }
        return count
    }
}
