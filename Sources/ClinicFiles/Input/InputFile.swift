import Foundation

/// Text from a path, with every way in which a path can fail to be a text file told as a sentence.
enum InputFile {
    /// Bytes that are read at most. Ten C-arms with 300 requests make 60 kB, so a larger file is a wrong one, and one of
    /// this size is still read in seconds whatever stands in it.
    static let maximumBytes = 5 * 1024 * 1024

    /// The file's text without a byte order mark.
    ///
    /// - Parameter atMost: Bytes of a file that is still read.
    static func text(path: String, atMost: Int = maximumBytes) throws(InputProblems) -> String {
        try text(bytes: bytes(path: path, atMost: atMost), name: path)
    }

    /// The text that stands on the process's standard input, without a byte order mark.
    static func standardInput(name: String) throws(InputProblems) -> String {
        try text(bytes: drain(STDIN_FILENO, path: name, atMost: maximumBytes), name: name)
    }

    /// Decodes UTF-8, without a byte order mark.
    static func text(bytes: [UInt8], name: String) throws(InputProblems) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw problem(name, "is UTF-16 text", "save it as UTF-8")
        }
        if let zero = bytes.firstIndex(of: 0) {
            throw problem(name, "is a binary file (a zero byte at offset \(zero))", "a text file was expected")
        }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            let valid = bytes.prefix(firstInvalidOffset(bytes) ?? 0)
            let line = 1 + valid.count { $0 == UInt8(ascii: "\n") }
            throw InputProblems(
                InputProblem(file: name, line: line, message: "is not UTF-8 text", fix: "save it as UTF-8"))
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return text
    }

    private static func bytes(path: String, atMost: Int) throws(InputProblems) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw problem(path, "cannot be opened: \(String(cString: strerror(errno)))", nil)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw problem(path, "cannot be read: \(String(cString: strerror(errno)))", nil)
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw problem(path, "is a directory", "a file was expected") }
        if status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > atMost { throw tooLarge(path, atMost) }
        return try drain(descriptor, path: path, atMost: atMost)
    }

    /// Reads to the end, or to the limit: a pipe or a device does not say beforehand how much it holds.
    private static func drain(_ descriptor: Int32, path: String, atMost: Int) throws(InputProblems) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw problem(path, "cannot be read: \(String(cString: strerror(errno)))", nil)
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: block[..<count])
            if bytes.count > atMost { throw tooLarge(path, atMost) }
        }
    }

    private static func tooLarge(_ path: String, _ atMost: Int) -> InputProblems {
        problem(path, "is larger than \(atMost / 1024 / 1024) MB", "a week of a large clinic has less than 1 MB")
    }

    private static func problem(_ path: String, _ message: String, _ fix: String?) -> InputProblems {
        InputProblems(InputProblem(file: path, message: message, fix: fix))
    }

    /// Where the first byte stands that is no UTF-8.
    private static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
