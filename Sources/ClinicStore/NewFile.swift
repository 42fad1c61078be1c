import ClinicService
import Foundation

/// Makes a file under another name and gives it its own in one step, so that nobody ever sees half of it.
enum NewFile {
    /// - Parameter fill: Makes the file at a path.
    /// - Throws: That there is a file already, what `fill` throws, or why the name cannot be given.
    static func make<Value>(
        _ path: String, _ fill: (String) throws(ServiceError) -> Value
    ) throws(ServiceError) -> Value {
        guard !isThere(path) else { throw .store(.exists(path: path)) }
        let folder = (path as NSString).deletingLastPathComponent
        let name = ".fluoro-\(UInt64.random(in: .min ... .max))"
        let temporary = folder.isEmpty ? name : "\(folder)/\(name)"
        defer {
            for ending in ["", "-wal", "-shm", "-journal"] { unlink(temporary + ending) }
        }
        let value = try fill(temporary)
        // A link, unlike a renaming, never takes the place of a file that another process made meanwhile.
        guard link(temporary, path) == 0 else {
            let reason = errno
            if reason == EEXIST { throw .store(.exists(path: path)) }
            throw .store(.cannotOpen(path: path, reason: String(cString: strerror(reason))))
        }
        force(folder.isEmpty ? "." : folder)
        return value
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Forces a folder's names to the disk.
    private static func force(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        Foundation.close(descriptor)
    }
}
