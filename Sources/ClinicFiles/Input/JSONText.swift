/// Strict JSON as nodes with lines.
///
/// Foundation's reader knows neither lines nor a key written twice, and YAML's reader lets pass what is no JSON, so
/// this small one stands here.
struct JSONText {
    private let bytes: [UInt8]
    private let file: String
    private let maximumValues: Int
    private var position = 0
    private var line = 1
    private var lineStart = 0
    private var values = 0

    init(_ text: String, file: String, maximumValues: Int = FileTree.maximumValues) {
        bytes = Array(text.utf8)
        self.file = file
        self.maximumValues = maximumValues
    }

    /// The one value of the text.
    mutating func document() throws(InputProblems) -> FileNode {
        skipBlanks()
        let root = try value(depth: 0)
        skipBlanks()
        if position < bytes.count { throw problem("something follows after the end of the value") }
        return root
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func problem(_ message: String, fix: String? = nil) -> InputProblems {
        InputProblems(
            InputProblem(
                file: file, line: line, column: position - lineStart + 1, message: "is not JSON: \(message)", fix: fix))
    }

    private mutating func skipBlanks() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
            if byte == 0x0A {
                line += 1
                lineStart = position
            }
        }
    }

    private mutating func value(depth: Int) throws(InputProblems) -> FileNode {
        let (line, column) = (line, position - lineStart + 1)
        values += 1
        if depth > FileTree.maximumDepth {
            throw problem("it is nested more than \(FileTree.maximumDepth) levels deep")
        }
        if values > maximumValues { throw problem("it holds more than \(maximumValues) values") }
        let content: FileNode.Content
        switch byte {
        case UInt8(ascii: "{"): content = .mapping(try entries(depth: depth))
        case UInt8(ascii: "["): content = .list(try elements(depth: depth))
        case UInt8(ascii: "\""): content = .text(try string())
        case UInt8(ascii: "-"), .some(48...57): content = .number(try number())
        default: content = try word()
        }
        return FileNode(content: content, line: line, column: column)
    }

    private mutating func entries(depth: Int) throws(InputProblems) -> [FileEntry] {
        var entries: [FileEntry] = []
        var seen: Set<String> = []
        try separated(by: UInt8(ascii: "}")) { (parser) throws(InputProblems) in
            let (line, column) = (parser.line, parser.position - parser.lineStart + 1)
            guard parser.byte == UInt8(ascii: "\"") else { throw parser.problem("a key in quotes was expected") }
            let key = try parser.string()
            guard seen.insert(key).inserted else {
                throw parser.problem("the key \(FileNode.quoted(key)) is written twice", fix: "keep one of them")
            }
            parser.skipBlanks()
            guard parser.byte == UInt8(ascii: ":") else { throw parser.problem("a colon was expected after the key") }
            parser.position += 1
            parser.skipBlanks()
            let value = try parser.value(depth: depth + 1)
            entries.append(FileEntry(key: key, line: line, column: column, label: nil, value: value))
        }
        return entries
    }

    private mutating func elements(depth: Int) throws(InputProblems) -> [FileNode] {
        var elements: [FileNode] = []
        try separated(by: UInt8(ascii: "]")) { (parser) throws(InputProblems) in
            elements.append(try parser.value(depth: depth + 1))
        }
        return elements
    }

    /// Reads an opening bracket, items with commas between them, and the closing bracket.
    private mutating func separated(
        by close: UInt8, item: (inout JSONText) throws(InputProblems) -> Void
    ) throws(InputProblems) {
        position += 1
        skipBlanks()
        if byte == close {
            position += 1
            return
        }
        while true {
            try item(&self)
            skipBlanks()
            switch byte {
            case close:
                position += 1
                return
            case UInt8(ascii: ","):
                position += 1
                skipBlanks()
                if byte == close { throw problem("a comma stands before the closing bracket", fix: "leave it out") }
            case nil: throw problem("the text ends before a bracket is closed")
            default: throw problem("a comma or a closing bracket was expected")
            }
        }
    }

    private mutating func number() throws(InputProblems) -> String {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard whole > 0 else { throw problem("a number needs a digit") }
        if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
            throw problem("a number begins with a needless 0", fix: "leave the 0 out")
        }
        if byte == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw problem("a number needs a digit after its point") }
        }
        if let letter = byte, letter | 0x20 == UInt8(ascii: "e") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw problem("an exponent needs a digit") }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte, (48...57).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func word() throws(InputProblems) -> FileNode.Content {
        for (word, content) in [
            ("true", FileNode.Content.truth(true)), ("false", .truth(false)), ("null", .nothing),
        ] where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return content
        }
        throw byte == nil ? problem("the text ends where a value was expected") : problem("a value was expected")
    }
}

// MARK: - Texts

extension JSONText {
    private mutating func string() throws(InputProblems) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                text.append(contentsOf: String(try escaped()).utf8)
            case ..<0x20: throw problem("a text in quotes holds a line end or another control character")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw problem("the text ends inside quotes")
    }

    private mutating func escaped() throws(InputProblems) -> Unicode.Scalar {
        guard let letter = byte else { throw problem("the text ends inside quotes") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw problem("a backslash is followed by what it cannot escape")
        }
    }

    /// `\uXXXX`, or two of them where the first is the high half of a pair.
    private mutating func escapedScalar() throws(InputProblems) -> Unicode.Scalar {
        var code = try hexadecimal()
        if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: "\\u".utf8) {
            position += 2
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw problem("half of a surrogate pair stands alone") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw problem("half of a surrogate pair stands alone") }
        return scalar
    }

    private mutating func hexadecimal() throws(InputProblems) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4,
            digits.allSatisfy({ UInt8(ascii: "0") <= $0 && Character(Unicode.Scalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("\\u needs four hexadecimal digits") }
        position += 4
        return code
    }
}
