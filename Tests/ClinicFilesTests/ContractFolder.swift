import Foundation

/// The contract's folder of examples, which lies outside the package and is not everywhere.
enum ContractFolder {
    /// Path of the folder; nil where it is not there.
    static let path: String? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appendingPathComponent("shared/contract").path
        let path = ProcessInfo.processInfo.environment["FLUORO_CONTRACT"] ?? beside
        return FileManager.default.fileExists(atPath: path + "/check_roster.py") ? path : nil
    }()

    /// Whether tests that need it can run.
    static var isThere: Bool { path != nil }

    /// What a test says that skips for want of it.
    static let absence = "the contract folder is not there: name it with FLUORO_CONTRACT"

    /// Paths of all scenario files in it, sorted.
    static var scenarioPaths: [String] {
        guard let path, let files = FileManager.default.enumerator(atPath: path) else { return [] }
        let names = files.compactMap { $0 as? String }.filter { name in
            name.hasPrefix("scenarios/") && name.hasSuffix(".yaml") || name.hasSuffix("clinic.yaml")
                || name.hasSuffix("day-examples/scenario.yaml")
        }
        return names.sorted().map { "\(path)/\($0)" }
    }
}
