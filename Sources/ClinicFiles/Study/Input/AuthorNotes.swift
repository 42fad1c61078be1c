/// What a study's author wrote beside the keys: comments of a YAML file, by the key in whose line they stand.
struct AuthorNotes {
    /// Name of the file without folders.
    let fileName: String
    private let lines: [Substring]
    private var lineByPath: [String: Int] = [:]

    /// Notes of a file; none of a JSON file, which knows no comments.
    init(text: String, file: String, root: FileNode) {
        fileName = file.split(separator: "/").last.map(String.init) ?? file
        let isJSON = text.first { !$0.isWhitespace } == "{"
        lines = isJSON ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
        collect(root, path: "", depth: 0)
    }

    /// Whether a key stands in the file.
    func states(_ path: String) -> Bool { lineByPath[path] != nil }

    /// Who says a value: the author's note beside its key, or else the file; a default where the key is not there.
    func source(_ path: String) -> String {
        guard let line = lineByPath[path] else { return "default" }
        return note(line: line) ?? fileName
    }

    private mutating func collect(_ node: FileNode, path: String, depth: Int) {
        guard depth < 4 else { return }
        switch node.content {
        case .mapping(let entries):
            for entry in entries {
                let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                lineByPath[inner] = entry.line
                collect(entry.value, path: inner, depth: depth + 1)
            }
        case .list(let elements):
            for (number, element) in elements.enumerated() {
                lineByPath["\(path)[\(number)]"] = element.line
                collect(element, path: "\(path)[\(number)]", depth: depth + 1)
            }
        default: break
        }
    }

    /// The comment of a line, behind a `#` that stands outside quotes and after a blank.
    private func note(line: Int) -> String? {
        guard line >= 1, line <= lines.count else { return nil }
        var quote: Character?
        var before: Character = " "
        var rest = lines[line - 1]
        while let character = rest.popFirst() {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" && !before.isLetter {
                quote = character
            } else if character == "#", before.isWhitespace {
                let note = rest.drop { $0.isWhitespace || $0 == "#" }
                let trimmed = note.reversed().drop { $0.isWhitespace }.reversed()
                return trimmed.isEmpty ? nil : String(trimmed)
            }
            before = character
        }
        return nil
    }
}
