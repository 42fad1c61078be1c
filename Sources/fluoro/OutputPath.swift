import ArgumentParser
import ClinicFiles
import Foundation

/// Files the command writes: checked before the work begins, written whole or not at all.
enum OutputPath {
    /// - Throws: a `ValidationError` where the path cannot become a file, so that no minute of work is lost.
    static func check(_ path: String) throws {
        if path.isEmpty { throw ValidationError("The name of an output file is empty.") }
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if path.hasSuffix("/") || isThere && isFolder.boolValue {
            throw ValidationError("\(path) is a folder; name a file.")
        }
        let kind = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[.type]
        if isThere, kind as? FileAttributeType != .typeRegular {
            // A device or a pipe is written to as it is; its folder does not matter.
            guard FileManager.default.isWritableFile(atPath: path) else {
                throw ValidationError("\(path) may not be written to.")
            }
            return
        }
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("\(path): there is no folder \(folder).")
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw ValidationError("\(path): the folder \(folder) may not be written to.")
        }
    }

    /// Checks all outputs of a command, and that none takes the place of another or of an input.
    static func check(outputs: [String?], inputs: [String]) throws {
        var taken = Dictionary(inputs.map { (standard($0), "what is read") }, uniquingKeysWith: { first, _ in first })
        for path in outputs.compactMap({ $0 }) {
            try check(path)
            if path.hasPrefix("/dev/") { continue }
            if let other = taken.updateValue("another output", forKey: standard(path)) {
                throw ValidationError("\(path) would overwrite \(other); name another file.")
            }
        }
    }

    private static func standard(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
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
            Note.write("fluoro: \(error)")
            throw ExitStatus.usage
        }
    }
}
