import Foundation

/// The contract's folder beside the package, or where `FLUORO_CONTRACT` says; tests that compare with it skip without.
public enum ContractFolder {
    /// Path of the folder, whether it is there or not.
    public static var path: String {
        if let path = ProcessInfo.processInfo.environment["FLUORO_CONTRACT"], !path.isEmpty { return path }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared/contract").path
    }

    /// Paths of the contract's scenarios, sorted; none where the folder is not there.
    public static var scenarioFiles: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/scenarios")) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/scenarios/\($0)" }
    }

    /// Paths of everything in the folder that is a scenario file, sorted: the scenarios, the clinics of studies and the
    /// week of the day's examples.
    public static var weekFiles: [String] {
        guard let files = FileManager.default.enumerator(atPath: path) else { return [] }
        let names = files.compactMap { $0 as? String }.filter { name in
            name.hasPrefix("scenarios/") && name.hasSuffix(".yaml") || name.hasSuffix("clinic.yaml")
                || name.hasSuffix("day-examples/scenario.yaml")
        }
        return names.sorted().map { "\(path)/\($0)" }
    }

    /// Whether the contract's checker is there.
    public static var isThere: Bool { FileManager.default.fileExists(atPath: path + "/check_roster.py") }

    /// Whether the contract's checker is there and runs: Python 3 with PyYAML.
    public static let checkerRuns: Bool =
        isThere && ((try? runPython(["-c", "import yaml, sys; assert sys.version_info >= (3, 11)"])) != nil)

    /// Why a test that needs the folder was skipped.
    public static let absence = "the contract's folder is not at \(path): name it with FLUORO_CONTRACT"

    /// Why a test that needs its checker was skipped.
    public static let skipNote: String =
        "needs check_roster.py in \(path) (set FLUORO_CONTRACT to its folder) and python3 with PyYAML"
}
