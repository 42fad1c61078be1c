import Foundation

/// Writes files whole or not at all.
public enum SafeFile {
    /// Writes text to a path.
    ///
    /// The text goes to a new file in the same directory, is forced to the disk, and then takes the path's place in one
    /// step: whoever looks sees the old file or the new one. A link is followed, so that its target is replaced. What is
    /// no regular file, such as `/dev/null` or a pipe, is written to directly.
    ///
    /// - Throws: `SafeFileError`; the path then holds what it held before.
    public static func write(_ text: String, to path: String) throws(SafeFileError) {
        var status = stat()
        var mode: mode_t?
        if stat(path, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFREG: mode = status.st_mode & 0o7777
            case S_IFDIR: throw SafeFileError(path: path, reason: "is a directory")
            default: return try writeDirectly(text, to: path)
            }
        }
        try replace(resolved(path), with: text, mode: mode, shownAs: path)
    }

    /// Writes text to something that is open already, such as stdout.
    ///
    /// - Parameter name: How messages name it.
    /// - Throws: `SafeFileError`; part of the text may have been written.
    public static func write(_ text: String, toOpen descriptor: Int32, shownAs name: String) throws(SafeFileError) {
        try writeAll(text, to: descriptor, path: name)
    }

    private static func replace(
        _ target: String, with text: String, mode: mode_t?, shownAs path: String
    ) throws(SafeFileError) {
        let directory = (target as NSString).deletingLastPathComponent
        let folder = directory.isEmpty ? "." : directory
        // A new file gets what the user's mask leaves of these rights; one that is replaced keeps its own.
        let temporary = "\(folder)/.fluoro-\(UInt64.random(in: .min ... .max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SafeFileError(path: path, reason: lastError()) }
        do throws(SafeFileError) {
            defer { close(descriptor) }
            try writeAll(text, to: descriptor, path: path)
            guard mode.map({ fchmod(descriptor, $0) }) ?? 0 == 0, fsync(descriptor) == 0 else {
                throw SafeFileError(path: path, reason: lastError())
            }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, target) == 0 else {
            let error = SafeFileError(path: path, reason: lastError())
            unlink(temporary)
            throw error
        }
        // The new name is on the disk only when the directory is; where that cannot be asked for, the file is still whole.
        let folderDescriptor = open(folder, O_RDONLY | O_CLOEXEC)
        if folderDescriptor >= 0 {
            fsync(folderDescriptor)
            close(folderDescriptor)
        }
    }

    private static func writeDirectly(_ text: String, to path: String) throws(SafeFileError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SafeFileError(path: path, reason: lastError()) }
        defer { close(descriptor) }
        try writeAll(text, to: descriptor, path: path)
    }

    private static func writeAll(_ text: String, to descriptor: Int32, path: String) throws(SafeFileError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw SafeFileError(path: path, reason: lastError())
            }
            rest = rest.dropFirst(count)
        }
    }

    /// The path that a link stands for, or the path itself.
    private static func resolved(_ path: String) -> String {
        guard let target = realpath(path, nil) else { return path }
        defer { free(target) }
        return String(cString: target)
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}

/// A file could not be written; nothing of it was.
public struct SafeFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// Why, in the system's words.
    public let reason: String

    /// `week.json: cannot be written: No such file or directory`.
    public var description: String { "\(path): cannot be written: \(reason)" }
}
