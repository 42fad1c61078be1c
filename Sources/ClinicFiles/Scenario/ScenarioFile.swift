import Clinic
import Foundation

/// The file `fluoro-scenario/1`: one week to be rostered, as YAML or JSON, its requests perhaps as a CSV table beside it.
///
/// Reading finds everything that is wrong before it gives up, and refuses what the contract's own checker refuses.
/// `Docs` and the tests list where it is stricter.
public struct ScenarioFile {
    /// The first line of every scenario file.
    public static let format = "fluoro-scenario/1"

    /// Reads a scenario file.
    ///
    /// - Parameter path: Path of a YAML or JSON file; `requests: orders.csv` in it is looked for beside it.
    /// - Throws: Everything that is wrong with the file.
    public static func read(path: String) throws(InputProblems) -> Scenario {
        try readWithWarnings(path: path).scenario
    }

    /// Reads a scenario from text.
    ///
    /// - Parameters:
    ///   - name: How messages name the text.
    ///   - directory: Where a CSV table of requests is looked for; nil: there can be none.
    /// - Throws: Everything that is wrong with the text.
    public static func parse(_ text: String, name: String, directory: String? = nil) throws(InputProblems) -> Scenario {
        try parseWithWarnings(text, name: name, directory: directory).scenario
    }

    /// Reads a scenario file and tells what its reader should know although it can be used.
    ///
    /// - Throws: Everything that is wrong with the file.
    public static func readWithWarnings(path: String) throws(InputProblems) -> ScenarioReading {
        let text = try InputFile.text(path: path)
        let directory = (path as NSString).deletingLastPathComponent
        return try parseWithWarnings(text, name: path, directory: directory.isEmpty ? "." : directory)
    }

    /// Reads a scenario from text and tells what its reader should know although it can be used.
    ///
    /// - Throws: Everything that is wrong with the text.
    public static func parseWithWarnings(
        _ text: String, name: String, directory: String?
    ) throws(InputProblems) -> ScenarioReading {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: name)
        let holds = try HoldData.contractTable()
        let reader = ScenarioReader(file: name, directory: directory, holds: holds, log: log)
        let scenario = reader.scenario(root)
        try log.check()
        guard let scenario else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        return ScenarioReading(scenario: scenario, warnings: InputProblems.sorted(log.warnings))
    }
}

/// A scenario and what is odd about its file.
public struct ScenarioReading: Sendable {
    /// The scenario.
    public var scenario: Scenario
    /// What the file says that nobody reads, such as an unknown key; sorted by line.
    public var warnings: [InputProblem]
}
