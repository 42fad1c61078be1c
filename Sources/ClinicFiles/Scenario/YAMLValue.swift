import Clinic

/// Values as YAML writes them on one line.
enum YAMLValue {
    /// A text: plain where every YAML reader takes it for that text, in double quotes otherwise.
    static func text(_ text: String) -> String {
        if isPlain(text) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default:
                if isPrintable(scalar) {
                    quoted.unicodeScalars.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
                }
            }
        }
        return quoted + "\""
    }

    /// `[a, b]`.
    static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ", "))]" }

    /// `{a: 1, b: 2}`, without the keys that have no value.
    static func mapping(_ entries: [(key: String, value: String?)]) -> String {
        "{\(entries.compactMap { entry in entry.value.map { "\(entry.key): \($0)" } }.joined(separator: ", "))}"
    }

    /// Minutes as hours: `75`, `75.5`. Exact for every multiple of three minutes, and reading takes no others.
    static func hours(_ minutes: Int) -> String {
        Points(millionths: minutes * 1_000_000 / 60).description
    }

    /// Thousandths as the shortest decimal: `0.25`.
    static func thousandths(_ thousandths: Int) -> String { Points(millionths: thousandths * 1000).description }

    /// Words of ASCII letters, digits and a few marks that mean nothing to YAML, a letter first.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, (65...90).contains(first & ~0x20), text.utf8.last != UInt8(ascii: " "),
            case .text = PlainScalar.content(of: text), !["y", "n", "Y", "N"].contains(text)
        else { return false }
        return text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte & ~0x20) || " _-./".utf8.contains(byte)
        }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
