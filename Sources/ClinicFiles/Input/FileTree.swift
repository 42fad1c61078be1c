/// Reads text into nodes: JSON where its first character that is not blank is `{`, YAML otherwise.
enum FileTree {
    /// Lists and mappings in one another at most. The contract's files nest seven deep.
    static let maximumDepth = 64
    /// Values at most, each repetition of an anchored value counted anew.
    static let maximumValues = 1_000_000

    /// The file's one value.
    ///
    /// - Parameter atMost: Values at most, of a JSON file.
    static func read(_ text: String, name: String, atMost: Int = maximumValues) throws(InputProblems) -> FileNode {
        let first = text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first else {
            throw InputProblems(InputProblem(file: name, message: "is empty"))
        }
        if first == UInt8(ascii: "{") {
            var parser = JSONText(text, file: name, maximumValues: atMost)
            return try parser.document()
        }
        return try YAMLText(text, file: name).document()
    }
}
