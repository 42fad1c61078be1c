/// Values as JSON writes them, each on one line unless it is a list of rows.
enum JSONValue {
    /// `{"a": 1, "b": 2}`, without the keys that have no value.
    static func object(_ fields: [(key: String, value: String?)]) -> String {
        "{\(fields.compactMap { field in field.value.map { "\(string(field.key)): \($0)" } }.joined(separator: ", "))}"
    }

    /// `[a, b]`.
    static func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ", "))]" }

    /// A list with each element on a line of its own, as the top level of a file holds it.
    static func rows(_ rows: [String]) -> String {
        rows.isEmpty ? "[]" : "[\n\(rows.map { "  \($0)" }.joined(separator: ",\n"))\n ]"
    }

    /// A file: an object with each key on a line of its own, without the keys that have no value. A value may begin on the
    /// next line.
    static func file(_ fields: [(key: String, value: String?)]) -> String {
        let lines = fields.compactMap { field in
            field.value.map { " \(string(field.key)):\($0.hasPrefix("\n") ? "" : " ")\($0)" }
        }
        return "{\n\(lines.joined(separator: ",\n"))\n}\n"
    }

    /// A text in quotes.
    static func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{0}"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
