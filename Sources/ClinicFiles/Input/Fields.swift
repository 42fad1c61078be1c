/// A mapping of a file, read key by key. Whatever is wrong goes to the log, and reading continues.
struct Fields {
    private let entries: [FileEntry]
    private let log: ProblemLog
    /// Name of the file.
    let file: String
    /// Where the mapping stands in the file's structure; empty for the whole.
    let path: String
    /// Line of the mapping.
    let line: Int

    /// The mapping at a place; nil, with a problem in the log, where something else stands there.
    init?(_ node: FileNode, file: String, path: String, log: ProblemLog) {
        guard case .mapping(let entries) = node.content else {
            log.add(
                InputProblem(
                    file: file, line: node.line, column: node.column, path: path,
                    message: "\(node.shown) stands where keys with values were expected"))
            return nil
        }
        self.entries = entries
        self.file = file
        self.path = path
        self.log = log
        line = node.line
    }

    /// Entries in file order, for mappings whose keys are names that the file chooses.
    var all: [FileEntry] { entries }

    /// The value of a key; nil where the key is absent or its value is empty.
    func node(_ key: String) -> FileNode? {
        guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
        if case .nothing = node.content { return nil }
        return node
    }

    /// Whether the key stands there, with or without a value.
    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    /// The path of a key.
    func path(_ key: String) -> String {
        entries.first { $0.key == key }.map(path(of:)) ?? (path.isEmpty ? key : "\(path).\(key)")
    }

    /// The path of an entry.
    func path(of entry: FileEntry) -> String {
        entry.label ?? (path.isEmpty ? entry.key : "\(path).\(entry.key)")
    }

    /// Notes that something is wrong at a node, or, without one, at the mapping.
    func report(_ complaint: Complaint, at node: FileNode? = nil, path: String? = nil) {
        log.add(
            InputProblem(
                file: file, line: node?.line ?? line, column: node?.column, path: path ?? self.path,
                message: complaint.message, fix: complaint.fix))
    }

    /// Notes something that does not stop the reading.
    func warn(_ complaint: Complaint, at entry: FileEntry) {
        log.warn(
            InputProblem(
                file: file, line: entry.line, column: entry.column, path: path(of: entry), message: complaint.message,
                fix: complaint.fix))
    }
}

// MARK: - Values

extension Fields {
    /// The value of a key that may be absent; nil too where it is wrong, which is logged.
    func optional<Value>(_ key: String, _ kind: Kind<Value>) -> Value? {
        guard let node = node(key) else { return nil }
        return read(node, kind, path: path(key))
    }

    /// The value of a key that must be there; nil where it is absent or wrong, which is logged.
    func required<Value>(_ key: String, _ kind: Kind<Value>) -> Value? {
        guard let node = present(key) else { return nil }
        return read(node, kind, path: path(key))
    }

    /// The elements of a list, those that are right; nil where the key is absent or no list stands there.
    func list<Value>(_ key: String, _ kind: Kind<Value>) -> [Value]? {
        guard let node = node(key) else { return nil }
        return elements(node, key)?.compactMap { read($0.node, kind, path: $0.path) }
    }

    /// The same for a key that must be there.
    func requiredList<Value>(_ key: String, _ kind: Kind<Value>) -> [Value]? {
        guard present(key) != nil else { return nil }
        return list(key, kind)
    }

    /// The mapping under a key; nil where the key is absent or something else stands there.
    func mapping(_ key: String) -> Fields? {
        guard let node = node(key) else { return nil }
        return Fields(node, file: file, path: path(key), log: log)
    }

    /// The same for a key that must be there.
    func requiredMapping(_ key: String) -> Fields? {
        guard present(key) != nil else { return nil }
        return mapping(key)
    }

    /// The mappings in a list, those that are such; nil where the key is absent or no list stands there.
    func mappings(_ key: String) -> [Fields]? {
        guard let node = node(key) else { return nil }
        return elements(node, key)?.compactMap { Fields($0.node, file: file, path: $0.path, log: log) }
    }

    /// The same for a key that must be there.
    func requiredMappings(_ key: String) -> [Fields]? {
        guard present(key) != nil else { return nil }
        return mappings(key)
    }

    /// What is read, unless something was found wrong meanwhile: a part that cannot be read must not pass for one that is
    /// not there.
    func ifSound<Value>(_ read: () -> Value?) -> Value? {
        let count = log.problems.count
        let value = read()
        return log.problems.count == count ? value : nil
    }

    /// Reads one node as a kind.
    func read<Value>(_ node: FileNode, _ kind: Kind<Value>, path: String) -> Value? {
        // A file with so many faults is refused anyway, and looking for what each meant to say would take long.
        if log.isFull { return nil }
        do {
            return try kind.read(node)
        } catch {
            report(error, at: node, path: path)
            return nil
        }
    }

    private func present(_ key: String) -> FileNode? {
        if let node = node(key) { return node }
        let empty = entries.first { $0.key == key }?.value
        report(Complaint(message: empty == nil ? "is missing" : "has no value"), at: empty, path: path(key))
        return nil
    }

    private func elements(_ node: FileNode, _ key: String) -> [(node: FileNode, path: String)]? {
        guard case .list(let elements) = node.content else {
            report(Complaint(message: "\(node.shown) stands where a list was expected"), at: node, path: path(key))
            return nil
        }
        let path = path(key)
        return elements.enumerated().map { ($0.element, "\(path)[\($0.offset)]") }
    }
}

// MARK: - Keys

extension Fields {
    /// Looks for keys that nobody reads.
    ///
    /// A key that nearly is a known one is taken for a slip and refused, because what it meant to say would be lost
    /// in silence. Any other is only warned of: the formats may grow by optional keys.
    func allow(_ known: [String]) {
        for entry in entries where !known.contains(entry.key) && !log.isFull {
            let complaint = Complaint(message: "is no key that is known here")
            guard let near = NearestName.nearest(to: entry.key, among: known) else {
                warn(complaint, at: entry)
                continue
            }
            log.add(
                InputProblem(
                    file: file, line: entry.line, column: entry.column, path: path(of: entry),
                    message: complaint.message, fix: "did you mean '\(near)'?"))
        }
    }

    /// Refuses every key that is not known.
    func allowOnly(_ known: [String]) {
        for entry in entries where !known.contains(entry.key) && !log.isFull {
            let fix =
                NearestName.nearest(to: entry.key, among: known).map { "did you mean '\($0)'?" }
                ?? "there is \(known.joined(separator: ", "))"
            log.add(
                InputProblem(
                    file: file, line: entry.line, column: entry.column, path: path(of: entry),
                    message: "is no key that is known here", fix: fix))
        }
    }
}
