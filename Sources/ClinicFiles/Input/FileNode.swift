/// A value in a YAML, JSON or CSV file and where it stands.
///
/// The three formats meet here, so that a request is read by the same code wherever it comes from.
struct FileNode {
    /// What stands there.
    var content: Content
    /// Line, from 1.
    var line: Int
    /// Column, from 1; nil where the format has none.
    var column: Int?

    /// What can stand in a file.
    enum Content {
        /// An empty value, `~` or `null`.
        case nothing
        /// `true` or `false`.
        case truth(Bool)
        /// A decimal number, as it was written.
        case number(String)
        /// Any other text, and everything in quotes.
        case text(String)
        /// Something that one YAML reader takes for another thing than the next, as written, and how to write it.
        case unclear(String, advice: String)
        /// A list.
        case list([FileNode])
        /// Keys with values, in file order; no key twice.
        case mapping([FileEntry])
    }

    /// The value as a message shows it: in quotes, on one line, not too long.
    var shown: String {
        switch content {
        case .nothing: "nothing"
        case .truth(let truth): truth ? "true" : "false"
        case .number(let text): FileNode.shortened(text)
        case .text(let text), .unclear(let text, _): FileNode.quoted(text)
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    /// A text in quotes as a message shows it.
    static func quoted(_ text: String) -> String { "'\(shortened(text))'" }

    private static func shortened(_ text: String) -> String {
        var result = ""
        for (position, scalar) in text.unicodeScalars.enumerated() {
            if position == 60 { return result + "…" }
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default:
                if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}

/// A key and its value.
struct FileEntry {
    /// The key.
    var key: String
    /// Line of the key, from 1.
    var line: Int
    /// Column of the key, from 1.
    var column: Int?
    /// The path that messages show in place of the key's own, for a table whose columns are named otherwise.
    var label: String?
    /// The value.
    var value: FileNode
}
