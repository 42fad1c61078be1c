/// What an unquoted YAML scalar means here: YAML's core types without its surprises.
///
/// Dates and clock times stay text (`13:00` is not 780 minutes), whole numbers are plain decimals (`010` is text, not
/// eight), and what YAML 1.1 and 1.2 read differently is refused rather than guessed.
enum PlainScalar {
    static func content(of text: String) -> FileNode.Content {
        switch text {
        case "", "~", "null", "Null", "NULL": return .nothing
        case "true", "True", "TRUE": return .truth(true)
        case "false", "False", "FALSE": return .truth(false)
        case "yes", "Yes", "YES", "on", "On", "ON": return .unclear(text, advice: advice("true", text))
        case "no", "No", "NO", "off", "Off", "OFF": return .unclear(text, advice: advice("false", text))
        case "=", "<<":
            return .unclear(text, advice: "write it in quotes")
        default: break
        }
        guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return .text(text) }
        return number(text)
    }

    private static func advice(_ truth: String, _ text: String) -> String {
        "write \(truth), or \"\(text)\" in quotes where text is meant"
    }

    /// A number, a text that only looks like one, or one of YAML 1.1's numbers that nobody means.
    private static func number(_ text: String) -> FileNode.Content {
        if isWhole(text) || isDecimal(text) { return .number(text) }
        var magnitude = Substring(text)
        if let sign = magnitude.first, sign == "+" || sign == "-" { magnitude.removeFirst() }
        if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(magnitude) {
            return .unclear(text, advice: "write a decimal number")
        }
        // 1:30.5 is ninety and a half to YAML 1.1, and 1_000.5 is a thousand.
        let parts = magnitude.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, let first = parts[0].utf8.first, (48...57).contains(first),
            (parts[0] + parts[1]).utf8.allSatisfy({ (48...58).contains($0) || $0 == UInt8(ascii: "_") })
        {
            return .unclear(text, advice: "write a plain decimal number, or quotes where text is meant")
        }
        return .text(text)
    }

    /// `-12`: a sign perhaps, and decimal digits without a needless zero in front.
    static func isWhole(_ text: String) -> Bool {
        var digits = Substring(text).utf8
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits.removeFirst() }
        guard let first = digits.first, digits.allSatisfy({ (48...57).contains($0) }) else { return false }
        return first != UInt8(ascii: "0") || digits.count == 1
    }

    /// `1.5`, `.5`, `1.`, `1.5e+3`: YAML asks for the point, and for the sign of an exponent.
    private static func isDecimal(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        var isSigned = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            rest.removeFirst()
            isSigned = true
        }
        let whole = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(whole.count)
        guard rest.first == UInt8(ascii: ".") else { return false }
        rest.removeFirst()
        let fraction = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(fraction.count)
        if whole.isEmpty && (fraction.isEmpty || isSigned) { return false }
        if rest.isEmpty { return true }
        guard rest.removeFirst() | 0x20 == UInt8(ascii: "e"), let sign = rest.first,
            sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        else { return false }
        rest.removeFirst()
        return !rest.isEmpty && rest.allSatisfy { (48...57).contains($0) }
    }
}
