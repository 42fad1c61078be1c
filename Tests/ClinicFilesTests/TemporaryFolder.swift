import Foundation

/// A folder that lives as long as a test needs it.
struct TemporaryFolder {
    let path: String

    /// Makes a folder, lends it, and removes it.
    static func use(_ body: (TemporaryFolder) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(TemporaryFolder(path: url.path))
    }

    /// The path of a name in the folder.
    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file and tells its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Writes bytes as a file and tells its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    /// Names of what the folder holds, sorted.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// Files of the package itself.
enum PackageFile {
    /// What a file holds, by its path in the package.
    static func text(_ path: String) throws -> String {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
    }
}
