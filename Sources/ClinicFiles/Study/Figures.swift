import CapacityStudy

/// Numbers as people read them.
enum Figures {
    /// Between groups of three digits.
    private static let group = "\u{202F}"
    /// What stands for a number that does not exist.
    static let none = "\u{2013}"
    /// Beyond this a number is not shown digit by digit.
    private static let most = 1e15

    /// With a number of decimals: `896 800`, `-0.5`.
    static func text(_ value: Double?, places: Int = 0) -> String {
        guard let value, value.isFinite, abs(value) < most else { return none }
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let count = Int((value * Double(scale)).rounded())
        let whole = grouped("\(count.magnitude / UInt(scale))")
        let rest = "\(count.magnitude % UInt(scale))"
        let padded = places == 0 ? "" : "." + String(repeating: "0", count: places - rest.count) + rest
        return (count < 0 ? "\u{2212}" : "") + whole + padded
    }

    /// The same with a sign before what is above 0.
    static func signed(_ value: Double?, places: Int = 0) -> String {
        guard let value else { return none }
        let text = text(value, places: places)
        let isZero = !text.contains { $0.isNumber && $0 != "0" }
        return value > 0 && !isZero ? "+\(text)" : text
    }

    /// `46.4 ± 0.2`; without the half-width where there is none.
    static func text(_ estimate: Estimate?, places: Int, isSigned: Bool = false) -> String {
        guard let estimate, estimate.mean != nil else { return none }
        let mean = isSigned ? signed(estimate.mean, places: places) : text(estimate.mean, places: places)
        guard let halfWidth = estimate.halfWidth else { return mean }
        return "\(mean) \u{B1} \(text(halfWidth, places: places))"
    }

    private static func grouped(_ digits: String) -> String {
        var result = ""
        for (position, digit) in digits.enumerated() {
            let left = digits.count - position
            if position > 0, left % 3 == 0, digits.count > 4 { result += group }
            result.append(digit)
        }
        return result
    }
}

/// A measure as a plot or table shows it.
struct ShownMeasure {
    /// Key of the report.
    let key: String
    /// For people.
    let name: String
    /// Decimals.
    let places: Int
    /// Shown as a percentage.
    var isShare = false

    /// In the unit that is shown.
    func scaled(_ estimate: Estimate) -> Estimate {
        guard isShare else { return estimate }
        return Estimate(mean: estimate.mean.map { $0 * 100 }, halfWidth: estimate.halfWidth.map { $0 * 100 })
    }

    /// `38.2 ± 0.2 %`.
    func text(_ estimate: Estimate?, isSigned: Bool = false) -> String {
        guard let estimate, estimate.mean != nil else { return Figures.none }
        return Figures.text(scaled(estimate), places: places, isSigned: isSigned) + (isShare ? " %" : "")
    }
}
