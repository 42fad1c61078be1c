/// Where a value stands on an axis, and the round values beside it.
struct PlotScale {
    /// Least and greatest value on the axis, both round.
    let low: Double
    let high: Double
    private let step: Double
    private let start: Int
    private let length: Int

    /// - Parameters:
    ///   - values: what must have a place.
    ///   - withZero: the axis begins at 0 or crosses it.
    ///   - start: where `low` stands in the picture.
    ///   - length: units to `high`; below 0 the axis runs upwards.
    init(_ values: [Double], withZero: Bool, from start: Int, length: Int) {
        let known = values.filter(\.isFinite)
        var low = known.min() ?? 0
        var high = known.max() ?? 1
        if withZero {
            low = min(0, low)
            high = max(0, high)
        }
        if high <= low { (low, high) = (low - (withZero ? 0 : 1), high + 1) }
        step = PlotScale.roundStep((high - low) / 4)
        self.low = (low / step).rounded(.down) * step
        self.high = (high / step).rounded(.up) * step
        self.start = start
        self.length = length
    }

    /// The place of a value; those beyond the axis stand at its end.
    func place(_ value: Double) -> Length {
        let share = min(1, max(0, (value - low) / (high - low)))
        return Length(start) + Length(hundredths: Int((share * Double(length) * 100).rounded()))
    }

    /// Round values along the axis.
    var ticks: [Double] {
        let count = Int(((high - low) / step).rounded())
        return (0...max(1, count)).map { low + Double($0) * step }
    }

    /// Decimals that tell the ticks apart.
    var places: Int {
        var places = 0
        var unit = step
        while places < 6, abs(unit - unit.rounded()) > 1e-9 * max(1, unit) {
            unit *= 10
            places += 1
        }
        return places
    }

    /// 1, 2 or 5 times a power of ten, at least the given width.
    private static func roundStep(_ width: Double) -> Double {
        var power = 1.0
        while power * 10 <= width { power *= 10 }
        while power > width { power /= 10 }
        for factor in [1.0, 2, 5] where power * factor >= width { return power * factor }
        return power * 10
    }
}
