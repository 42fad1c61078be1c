import Clinic

/// A piece of HTML or SVG in which every interpolated text is escaped: only literals and other markup are taken as they
/// are, so that no code that builds the page can forget it.
struct Markup: ExpressibleByStringInterpolation {
    let source: String

    /// Literal markup, as written.
    init(stringLiteral value: String) { source = value }

    init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

    private init(source: String) { self.source = source }

    /// A text, escaped.
    init(text: String) { source = Markup.escaped(text) }

    /// The parts one after another.
    init(_ parts: [Markup], separator: String = "") {
        source = parts.map(\.source).joined(separator: separator)
    }

    static let empty = Markup(source: "")
    var isEmpty: Bool { source.isEmpty }

    static func + (a: Markup, b: Markup) -> Markup { Markup(source: a.source + b.source) }

    /// Collects a literal's parts.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { source += literal }
        mutating func appendInterpolation(_ text: String) { source += Markup.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { source += String(number) }
        mutating func appendInterpolation(_ length: Length) { source += length.description }
        mutating func appendInterpolation(_ points: Points) { source += points.description }
        mutating func appendInterpolation(_ markup: Markup) { source += markup.source }
        mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { source += part.source } }
    }

    /// The text with the five characters that mean something in markup replaced, and without those that XML forbids.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r", " "...: result.unicodeScalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
            default: result += "\u{FFFD}"
            }
        }
        return result
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{FFFE}" || scalar == "\u{FFFF}" }
}
