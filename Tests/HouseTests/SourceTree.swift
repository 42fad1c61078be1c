import Foundation

/// The package's own files, as they lie on the disk.
enum SourceTree {
    /// One file that can be read as text.
    struct File {
        /// From the package's folder, such as `Sources/MILP/Model.swift`.
        let path: String
        let lines: [Substring]

        var name: String { String(path.split(separator: "/").last ?? "") }
    }

    /// The package's folder: this file lies two folders below it.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What builds and editors leave behind; none of it is part of the project.
    private static func isLeftBehind(_ name: String) -> Bool {
        name == ".git" || name == ".swiftpm" || name == "__pycache__" || name == "Package.resolved"
            || name.hasPrefix(".build") || name.hasPrefix(".venv")
    }

    /// Every text file of the project, sorted by path.
    static let files: [File] = below("").sorted { $0.path < $1.path }

    /// The Swift files below a folder, such as `Sources`.
    static func swiftFiles(in folder: String) -> [File] {
        files.filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(".swift") }
    }

    private static func below(_ folder: String) -> [File] {
        let url = folder.isEmpty ? root : root.appendingPathComponent(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.filter { !isLeftBehind($0) }.flatMap { name -> [File] in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
            else { return [] }
            if isFolder.boolValue { return below(path) }
            return text(path).map { [$0] } ?? []
        }
    }

    private static func text(_ path: String) -> File? {
        guard let data = try? Data(contentsOf: root.appendingPathComponent(path)),
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        return File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
}

/// A line that breaks a rule of the house, shown so that an editor can jump to it.
struct Offence: CustomStringConvertible {
    let path: String
    let line: Int
    let text: String

    var description: String { "\(path):\(line): \(text.trimmingCharacters(in: .whitespaces))" }

    /// Lines of files for which something holds.
    static func lines(of files: [SourceTree.File], where isWrong: (Substring) -> Bool) -> [Offence] {
        files.flatMap { file in
            file.lines.enumerated().filter { isWrong($0.element) }.map {
                Offence(path: file.path, line: $0.offset + 1, text: String($0.element))
            }
        }
    }
}
