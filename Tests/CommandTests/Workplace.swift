import Foundation
import Testing

/// A folder of a test's own, gone when the test is over.
final class Workplace {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The folder's own path.
    var path: String { url.path }

    /// The path of a name in the folder.
    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Puts text into a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

    /// Puts bytes into a file and returns its path.
    func file(_ name: String, _ bytes: Data) throws -> String {
        try bytes.write(to: url.appendingPathComponent(name))
        return path(name)
    }

    /// What a file holds.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The JSON object that a file holds.
    func object(_ name: String) throws -> [String: Any] { try jsonObject(text(name)) }

    /// Names of everything in the folder, sorted; hidden ones too.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
}

/// A JSON object as a dictionary.
func jsonObject(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
