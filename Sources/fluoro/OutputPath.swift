import ArgumentParser
import ClinicFiles
import Foundation

/// Files the command writes: checked before the work begins, written whole or not at all.
enum OutputPath {
    /// - Throws: a `ValidationError` where the path cannot become a file, so that no minute of work is lost.
    static func check(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw ValidationError("\(path) is a folder; name a file.")
        }
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("\(path): there is no folder \(folder).")
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw ValidationError("\(path): the folder \(folder) may not be written to.")
        }
    }

    /// Makes a folder unless it is there.
    /// - Throws: `ExitStatus.usage` after saying why.
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            Note.write("fluoro: the folder \(path) cannot be made: \(error.localizedDescription)")
            throw ExitStatus.usage
        }
    }

    /// - Throws: `ExitStatus.usage` after saying why, where the file cannot be written.
    static func write(_ text: String, to path: String) throws {
        do {
            try SafeFile.write(text, to: path)
        } catch {
            Note.write("fluoro: \(path) cannot be written: \(error)")
            throw ExitStatus.usage
        }
    }
}
