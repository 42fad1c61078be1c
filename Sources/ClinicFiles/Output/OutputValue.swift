/// A value of a file that is to be written, in no format yet.
indirect enum OutputValue {
    /// A name or any other text.
    case text(String)
    /// A date, an instant or a word that the format defines: YAML takes it without quotes.
    case word(String)
    /// A number or a truth value, as every format spells it.
    case bare(String)
    /// A list on one line.
    case list([OutputValue])
    /// Keys with values on one line; keys without a value are left out.
    case mapping([(key: String, value: OutputValue?)])
    /// A list with an element a line.
    case rows([OutputValue])
    /// Keys with values, a key a line; keys without a value are left out.
    case section([(key: String, value: OutputValue?)])

    /// A whole number.
    static func number(_ value: Int) -> OutputValue { .bare("\(value)") }

    /// Words of the format.
    static func words(_ words: [String]) -> OutputValue { .list(words.map { .word($0) }) }

    /// Texts.
    static func texts(_ texts: [String]) -> OutputValue { .list(texts.map { .text($0) }) }

    /// `true`; left out where it is false, which is what a missing key says.
    static func ifTrue(_ truth: Bool) -> OutputValue? { truth ? .bare("true") : nil }
}

// MARK: - YAML

extension OutputValue {
    /// The value as a YAML file, sections and rows on lines of their own.
    func yamlFile() -> String {
        guard case .section(let entries) = self else { return yamlLine + "\n" }
        return OutputValue.yamlLines(entries, depth: 0)
    }

    private static func yamlLines(_ entries: [(key: String, value: OutputValue?)], depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth)
        return entries.map { key, value in
            guard let value else { return "" }
            let start = "\(indent)\(YAMLValue.text(key)):"
            switch value {
            case .section(let inner) where inner.contains { $0.value != nil }:
                return "\(start)\n" + yamlLines(inner, depth: depth + 1)
            case .rows(let rows) where !rows.isEmpty:
                return "\(start)\n" + rows.map { "\(indent)  - \($0.yamlLine)\n" }.joined()
            default: return "\(start) \(value.yamlLine)\n"
            }
        }.joined()
    }

    /// The value on one line.
    private var yamlLine: String {
        switch self {
        case .text(let text): YAMLValue.text(text)
        case .word(let word), .bare(let word): word
        case .list(let elements), .rows(let elements): YAMLValue.list(elements.map(\.yamlLine))
        case .mapping(let entries), .section(let entries):
            YAMLValue.mapping(entries.map { (YAMLValue.text($0.key), $0.value?.yamlLine) })
        }
    }
}

// MARK: - JSON

extension OutputValue {
    /// The value as JSON that fits into one line.
    var jsonLine: String {
        switch self {
        case .text(let text), .word(let text): JSONValue.string(text)
        case .bare(let text): text
        case .list(let elements), .rows(let elements): JSONValue.list(elements.map(\.jsonLine))
        case .mapping(let entries), .section(let entries):
            JSONValue.object(entries.map { ($0.key, $0.value?.jsonLine) })
        }
    }
}
