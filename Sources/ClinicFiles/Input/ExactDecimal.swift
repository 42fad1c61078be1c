/// A decimal number read without floating point.
struct ExactDecimal {
    /// Its value is `digits × 10^exponent`; no digit 0 stands at the end unless it is 0.
    let digits: Int
    /// Power of ten.
    let exponent: Int

    /// Reads `-12`, `1.5`, `.5`, `1.5e+3`; nil for any other text and for more than 18 significant digits.
    init?(_ text: String) {
        var rest = Substring(text).utf8
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        var value = 0
        var zeros = 0
        var scale = 0
        var hasPoint = false
        var hasDigit = false
        while let byte = rest.first {
            if byte == UInt8(ascii: ".") && !hasPoint {
                hasPoint = true
            } else if (48...57).contains(byte) {
                hasDigit = true
                if hasPoint { scale -= 1 }
                if byte == 48 {
                    zeros += 1  // kept back: it counts only when another digit follows
                } else {
                    for _ in 0..<(value == 0 ? 0 : zeros) {
                        guard value < 100_000_000_000_000_000 else { return nil }
                        value *= 10
                    }
                    guard value < 100_000_000_000_000_000 else { return nil }
                    value = value * 10 + Int(byte - 48)
                    zeros = 0
                }
            } else {
                break
            }
            rest.removeFirst()
        }
        guard hasDigit, let power = ExactDecimal.exponent(rest) else { return nil }
        digits = isNegative ? -value : value
        exponent = value == 0 ? 0 : scale + zeros + power
    }

    /// The power of ten that the end of a number spells; nil where it is malformed or beyond all use.
    private static func exponent(_ tail: Substring.UTF8View) -> Int? {
        if tail.isEmpty { return 0 }
        guard tail.first.map({ $0 | 0x20 }) == UInt8(ascii: "e"), let power = Int(String(tail.dropFirst()) ?? ""),
            (-1000...1000).contains(power)
        else { return nil }
        return power
    }

    /// The number in units of `10^-decimals`; nil where that is not whole or beyond the range of `Int`.
    func units(decimals: Int) -> Int? {
        let power = exponent + decimals
        if digits == 0 { return 0 }
        guard (0...18).contains(power) else { return nil }
        var value = digits
        for _ in 0..<power {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }

    /// The same, rounded to the nearest unit; nil only beyond the range of `Int`.
    func roundedUnits(decimals: Int) -> Int? {
        var value = digits
        let power = exponent + decimals
        if power >= 0 { return units(decimals: decimals) }
        for _ in 0..<(-power - 1) {
            value /= 10
            if value == 0 { return 0 }
        }
        return (value + (value < 0 ? -5 : 5)) / 10
    }
}
