extension OutputValue {
    /// What does not exist.
    static let null = OutputValue.bare("null")

    /// Whole numbers above this are not exact in every reader, so they are spelt as decimals.
    private static let mostWhole = 9_007_199_254_740_992.0

    /// A number as short as it can be read back exactly, whole ones without a point; `null` for nil and for what is no
    /// number.
    static func decimal(_ value: Double?) -> OutputValue {
        guard let value, value.isFinite else { return null }
        if value == value.rounded(), abs(value) < mostWhole { return .bare("\(Int(value))") }
        return .bare("\(value)")
    }

    /// The value as a JSON file: sections with a key a line, rows with an element a line, everything else on one line.
    func jsonFile() -> String { jsonLines(depth: 0) + "\n" }

    private func jsonLines(depth: Int) -> String {
        let indent = String(repeating: " ", count: depth)
        switch self {
        case .section(let entries):
            let lines = entries.compactMap { key, value in
                value.map { "\(indent) \(JSONValue.string(key)): \($0.jsonLines(depth: depth + 1))" }
            }
            return lines.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        case .rows(let rows):
            let lines = rows.map { "\(indent) \($0.jsonLines(depth: depth + 1))" }
            return lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        default: return jsonLine
        }
    }
}
