/// Reads the module's name out of an `import` line.
enum ImportStatement {
    /// The module that a line imports; nil where it imports nothing.
    ///
    /// Attributes (`@testable`), access (`public`) and kinds (`struct`) may stand around the word; of `import A.B` the
    /// module is `A`.
    static func module(in line: Substring) -> String? {
        var words = line.split { $0 == " " || $0 == "\t" }[...]
        while let word = words.first, word.hasPrefix("@") || accessLevels.contains(word) { words.removeFirst() }
        guard words.first == "import" else { return nil }
        words.removeFirst()
        if let word = words.first, kinds.contains(word) { words.removeFirst() }
        guard let name = words.first?.prefix(while: { $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
        return name.isEmpty ? nil : String(name)
    }

    private static let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let", "actor",
    ]
}
