/// A length in a picture, exact to a hundredth of its unit, so that the same picture has the same bytes everywhere.
struct Length: Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    let hundredths: Int

    init(hundredths: Int) { self.hundredths = hundredths }
    init(_ units: Int) { hundredths = units * 100 }
    init(integerLiteral value: Int) { hundredths = value * 100 }

    static func + (a: Length, b: Length) -> Length { Length(hundredths: a.hundredths + b.hundredths) }
    static func - (a: Length, b: Length) -> Length { Length(hundredths: a.hundredths - b.hundredths) }
    static func / (a: Length, divisor: Int) -> Length { Length(hundredths: a.hundredths / divisor) }
    static func < (a: Length, b: Length) -> Bool { a.hundredths < b.hundredths }

    /// The shortest decimal: `44.5`.
    var description: String {
        let magnitude = hundredths.magnitude
        let sign = hundredths < 0 ? "-" : ""
        let (whole, fraction) = (magnitude / 100, magnitude % 100)
        if fraction == 0 { return "\(sign)\(whole)" }
        if fraction % 10 == 0 { return "\(sign)\(whole).\(fraction / 10)" }
        return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
