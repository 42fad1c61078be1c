import Yams

/// YAML text as nodes with lines, read by libYAML through Yams.
///
/// Yams resolves an alias by copying what it stands for, before anybody can count: ten lines can ask for a billion
/// values. Here the `*` of every alias is masked by a character that YAML takes for text, so that the composed tree is
/// as small as the file, and aliases are resolved afterwards, against a budget.
struct YAMLText {
    private let text: String
    private let file: String
    private let mask: Unicode.Scalar?
    private var anchored: [String: FileNode] = [:]
    private var values = 0

    init(_ text: String, file: String) {
        self.text = text
        self.file = file
        mask = YAMLText.mask(for: text)
    }

    /// The one document of the text.
    consuming func document() throws(InputProblems) -> FileNode {
        let masked = mask.map { replaced(text, "*", by: $0) } ?? text
        let parser: Parser
        let root: Node?
        do {
            // Without rules Yams keeps every scalar as it was written; the encoding is said, or else the environment
            // could change it.
            parser = try Parser(yaml: masked, resolver: .basic, constructor: .default, encoding: .utf8)
            root = try parser.singleRoot()
        } catch {
            throw syntaxProblem(error)
        }
        // Nodes hold their anchors weakly: the parser owns them.
        return try withExtendedLifetime(parser) { () throws(InputProblems) -> FileNode in
            guard let root else { throw problem("is empty", line: nil, column: nil, fix: nil) }
            return try node(root, depth: 0)
        }
    }

    /// A character that the text neither holds nor spells, to stand for `*` while Yams reads: private-use, and one
    /// column wide like the star itself. Nil where the text has no star.
    private static func mask(for text: String) -> Unicode.Scalar? {
        guard text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        let lowercased = text.lowercased()
        return (0xE000...0xF8FF).lazy.compactMap { Unicode.Scalar($0 as UInt32) }.first { candidate in
            !lowercased.unicodeScalars.contains(candidate)
                && !lowercased.contains(String(candidate.value, radix: 16))
        }
    }

    private func replaced(_ text: String, _ old: Unicode.Scalar, by new: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(scalar == old ? new : scalar) }
        return String(result)
    }

    private func unmasked(_ text: String) -> String {
        guard let mask, text.unicodeScalars.contains(mask) else { return text }
        return replaced(text, mask, by: "*")
    }
}

// MARK: - From Yams' nodes to ours

extension YAMLText {
    private mutating func node(_ node: Node, depth: Int) throws(InputProblems) -> FileNode {
        let line = node.mark?.line ?? 1
        let column = node.mark?.column
        try count(1, line: line)
        if depth > FileTree.maximumDepth {
            throw tooDeep(line: line, column: column)
        }
        var result: FileNode
        switch node {
        case .scalar(let scalar): result = try self.scalar(scalar, line: line, column: column)
        case .sequence(let sequence):
            try checkTag(node, is: .seq, line: line)
            var elements: [FileNode] = []
            elements.reserveCapacity(sequence.count)
            for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
            result = FileNode(content: .list(elements), line: line, column: column)
        case .mapping(let mapping):
            try checkTag(node, is: .map, line: line)
            var entries: [FileEntry] = []
            entries.reserveCapacity(mapping.count)
            for (key, value) in mapping { entries.append(try entry(key, value, depth: depth)) }
            result = FileNode(content: .mapping(entries), line: line, column: column)
        case .alias:
            // Yams makes these only when it writes.
            throw problem("holds an alias that cannot be resolved", line: line, column: column, fix: nil)
        }
        if let anchor = node.anchor?.rawValue { anchored[anchor] = result }
        if case .text(let text) = result.content, case .scalar(let scalar) = node, scalar.style == .plain,
            text.hasPrefix("*")
        {
            result = try aliased(String(text.dropFirst()), line: line, column: column)
        }
        return result
    }

    private mutating func entry(_ key: Node, _ value: Node, depth: Int) throws(InputProblems) -> FileEntry {
        let line = key.mark?.line ?? 1
        guard case .scalar(let scalar) = key else {
            throw problem(
                "a key is a list or a mapping", line: line, column: key.mark?.column, fix: "keys are plain words")
        }
        let name = unmasked(scalar.string)
        if scalar.style == .plain, name.hasPrefix("*") || name == "<<" {
            throw problem(
                "the key \(FileNode.quoted(name)) stands for another place in the file", line: line,
                column: key.mark?.column, fix: "write the keys out")
        }
        return FileEntry(
            key: name, line: line, column: key.mark?.column, label: nil, value: try node(value, depth: depth + 1))
    }

    private func scalar(_ scalar: Node.Scalar, line: Int, column: Int?) throws(InputProblems) -> FileNode {
        let text = unmasked(scalar.string)
        let tag = scalar.tag.description
        let content: FileNode.Content
        if tag.isEmpty || tag == Tag.Name.nonSpecific.rawValue {
            content = scalar.style == .plain ? PlainScalar.content(of: text) : .text(text)
        } else if tag == Tag.Name.str.rawValue {
            content = .text(text)
        } else {
            throw unknownTag(tag, line: line)
        }
        return FileNode(content: content, line: line, column: column)
    }

    private func checkTag(_ node: Node, is expected: Tag.Name, line: Int) throws(InputProblems) {
        let tag = node.tag.description
        if tag != expected.rawValue { throw unknownTag(tag, line: line) }
    }

    private func unknownTag(_ tag: String, line: Int) -> InputProblems {
        problem("the tag \(FileNode.quoted(tag)) is not understood", line: line, column: nil, fix: "leave it out")
    }

    /// What an alias stands for, at the place where it is used: that is the line to mend.
    private mutating func aliased(_ name: String, line: Int, column: Int?) throws(InputProblems) -> FileNode {
        guard let target = anchored[name] else {
            throw problem(
                "the alias \(FileNode.quoted("*" + name)) stands for nothing", line: line, column: column,
                fix: "an alias needs a value above it that is marked with & and the same name")
        }
        try count(size(of: target, line: line), line: line)
        return FileNode(content: target.content, line: line, column: column)
    }

    private func size(of node: FileNode, line: Int) throws(InputProblems) -> Int {
        var total = 1
        switch node.content {
        case .list(let elements):
            for element in elements { total += try size(of: element, line: line) }
        case .mapping(let entries):
            for entry in entries { total += try size(of: entry.value, line: line) }
        default: break
        }
        return total
    }

    private mutating func count(_ more: Int, line: Int) throws(InputProblems) {
        values += more
        if values > FileTree.maximumValues {
            throw problem(
                "holds more than \(FileTree.maximumValues) values, repeated ones counted", line: line, column: nil,
                fix: nil)
        }
    }
}

// MARK: - What libYAML complains of

extension YAMLText {
    private func problem(_ message: String, line: Int?, column: Int?, fix: String?) -> InputProblems {
        InputProblems(InputProblem(file: file, line: line, column: column, message: message, fix: fix))
    }

    private func tooDeep(line: Int, column: Int?) -> InputProblems {
        problem("is nested more than \(FileTree.maximumDepth) levels deep", line: line, column: column, fix: nil)
    }

    private func syntaxProblem(_ error: any Error) -> InputProblems {
        guard let error = error as? YamlError else {
            return problem("cannot be read as YAML", line: nil, column: nil, fix: nil)
        }
        switch error {
        case .parser(_, let message, let mark, _) where message.hasPrefix("Maximum nesting"):
            return tooDeep(line: mark.line, column: mark.column)
        case .scanner(_, let message, let mark, _), .parser(_, let message, let mark, _),
            .composer(_, let message, let mark, _):
            return problem(
                "is not YAML: \(message.trimmingPrefix(" "))", line: mark.line, column: mark.column,
                fix: advice(message, line: mark.line))
        case .reader(let message, let offset, _, _):
            let line = offset.map { 1 + text.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } }
            return problem("is not YAML: \(message)", line: line, column: nil, fix: nil)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { FileNode.quoted(unmasked($0)) }.joined(separator: ", ")
            return problem(
                "is written twice in one mapping: \(names)", line: context.mark.line, column: context.mark.column,
                fix: "keep one of them")
        default:
            return problem("cannot be read as YAML", line: nil, column: nil, fix: nil)
        }
    }

    /// The commonest reason for which a line is no YAML.
    private func advice(_ message: String, line: Int) -> String? {
        if message.contains("another document") { return "a file holds one scenario: leave out the line ---" }
        let lines = text.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
        guard line >= 1, line <= lines.count else { return nil }
        return lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
            ? "indent with blanks, not with tabs" : nil
    }
}
