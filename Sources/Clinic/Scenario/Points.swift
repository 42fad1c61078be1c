/// Points of the objective, exact: a whole number of millionths.
///
/// Weights and priorities have at most three decimals each, so that every product and sum is exact and two programs
/// that add in another order agree to the last digit. What no week reaches (nine million million points) stays at the
/// limit instead of stopping the program, whatever weights and dates a file holds.
public struct Points: Hashable, Comparable, Sendable {
    /// Millionths of a point.
    public var millionths: Int

    /// From millionths.
    public init(millionths: Int) { self.millionths = millionths }
    /// From whole points.
    public init(_ whole: Int) { self.init(clamping: Int128(whole) * 1_000_000) }

    private init(clamping millionths: Int128) { self.millionths = Int(clamping: millionths) }

    /// No points.
    public static let zero = Points(millionths: 0)

    /// Sum.
    public static func + (a: Points, b: Points) -> Points {
        Points(clamping: Int128(a.millionths) + Int128(b.millionths))
    }
    /// Difference.
    public static func - (a: Points, b: Points) -> Points {
        Points(clamping: Int128(a.millionths) - Int128(b.millionths))
    }
    /// Adds in place.
    public static func += (a: inout Points, b: Points) { a = a + b }
    /// A whole multiple.
    public static func * (count: Int, points: Points) -> Points {
        Points(clamping: Int128(count) * Int128(points.millionths))
    }
    /// Fewer points come first.
    public static func < (a: Points, b: Points) -> Bool { a.millionths < b.millionths }

    /// The points multiplied by a priority's factor; exact where both have at most three decimals.
    public func scaled(by factor: PriorityFactor) -> Points {
        Points(clamping: Int128(millionths) * Int128(factor.thousandths) / 1000)
    }

    /// The value as floating point, for the solver and for statistics.
    public var value: Double { Double(millionths) / 1_000_000 }
}

extension Points: CustomStringConvertible {
    /// The shortest decimal: `412`, `0.5`.
    public var description: String { decimalText(millionths, decimals: 6) }
}

/// How much a request of a priority counts, exact to three decimals.
public struct PriorityFactor: Hashable, Comparable, Sendable {
    /// Thousandths; 4000 is a factor of 4.
    public var thousandths: Int

    /// From thousandths.
    public init(thousandths: Int) { self.thousandths = thousandths }
    /// From a whole factor.
    public init(_ whole: Int) { thousandths = whole * 1000 }
    /// The smaller factor comes first.
    public static func < (a: PriorityFactor, b: PriorityFactor) -> Bool { a.thousandths < b.thousandths }
}

extension PriorityFactor: CustomStringConvertible {
    /// The shortest decimal: `4`, `2.5`.
    public var description: String { decimalText(thousandths, decimals: 3) }
}

/// `units` of `10^-decimals` as the shortest decimal text.
private func decimalText(_ units: Int, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let magnitude = units.magnitude
    let sign = units < 0 ? "-" : ""
    let whole = magnitude / UInt(scale)
    var fraction = padded(Int(magnitude % UInt(scale)), to: decimals)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
}
