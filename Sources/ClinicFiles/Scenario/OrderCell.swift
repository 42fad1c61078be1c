/// The place of a text that says a value of a request in one cell, and the nodes that the text stands for.
struct OrderCell {
    var line: Int
    var column: Int?

    func node(_ content: FileNode.Content) -> FileNode { FileNode(content: content, line: line, column: column) }

    func text(_ text: String) -> FileNode { node(.text(text)) }

    func entry(_ key: String, _ value: FileNode, label: String? = nil) -> FileEntry {
        FileEntry(key: key, line: line, column: column, label: label, value: value)
    }

    /// What a cell of a column says.
    func value(_ cell: String, column: String) -> FileNode {
        switch column {
        case "levels", "age": plain(cell)
        case "bilateral": truth(cell)
        case "driver": ["true", "false"].contains(cell.lowercased()) ? truth(cell) : words(cell)
        case "sessions": words(cell)
        case "medications": medications(cell)
        default: text(cell)
        }
    }

    private func plain(_ cell: String) -> FileNode { node(PlainScalar.content(of: cell)) }

    /// Spreadsheets write truth values in capitals.
    private func truth(_ cell: String) -> FileNode { plain(cell.lowercased()) }

    private func words(_ cell: String) -> FileNode {
        node(.list(cell.split(whereSeparator: { $0 == " " || $0.isNewline }).map { text(String($0)) }))
    }

    private func medications(_ cell: String) -> FileNode {
        let parts = cell.split(separator: ";").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
        return node(.list(parts.map(medication)))
    }

    /// A name of one or several words, then details as `key=value`.
    private func medication(_ part: String) -> FileNode {
        let words = part.split(whereSeparator: { $0 == " " || $0.isNewline })
        let name = words.prefix { !$0.contains("=") }
        var entries = name.isEmpty ? [] : [entry("name", text(name.joined(separator: " ")))]
        for word in words.dropFirst(name.count) {
            let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if sides.count == 2, !sides[0].isEmpty, !entries.contains(where: { $0.key == sides[0] }) {
                entries.append(entry(sides[0], plain(sides[1])))
            } else {
                // Refused by whoever reads the list: it is no mapping.
                return text(part)
            }
        }
        return node(.mapping(entries))
    }
}

extension StringProtocol {
    /// The text without blanks and line ends at its ends.
    func trimmingBlanks() -> String {
        let start = drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
