import Clinic
import Foundation

/// The file `fluoro-scenario/1`: one week to be rostered, as YAML or JSON, its requests perhaps as a CSV table beside it.
///
/// Reading finds everything that is wrong before it gives up. It refuses whatever the contract's own checker refuses,
/// and beyond that
///
/// - what the contract's words exclude though the checker lets it pass: negative counts, minutes, weights or hours; a
///   `planning_date` after the week; a closure that ends before it begins; a `fixed.start` off the grid or outside the
///   week; a site without name or time zone; a `received` that is no date;
/// - what could be read in two ways: `yes`, `no`, `on`, `off` without quotes, keys that are no plain words, tags, merge
///   keys, and a known detail of a medication with a value of the wrong kind (`renal_impairment: "true"`);
/// - a key that is nearly a known one, since what it meant to say would be lost. Other unknown keys give a warning: the
///   format may grow by optional keys;
/// - what no week holds: numbers above a million, ages above 150, weights and priorities with more than three decimals,
///   hours that are not whole minutes, names that are empty or hold control characters, over 1000 rows of holds, files
///   above 5 MB.
///
/// It takes one thing that the checker does not: `requests: orders.csv`.
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
        return ScenarioReading(
            scenario: scenario, warnings: InputProblems.sorted(log.warnings), otherFiles: log.otherFiles)
    }
}

/// A scenario and what is odd about its file.
public struct ScenarioReading: Sendable {
    /// The scenario.
    public var scenario: Scenario
    /// What the file says that nobody reads, such as an unknown key; sorted by line.
    public var warnings: [InputProblem]
    /// Paths of the files that it names and that were read, such as a table of orders.
    public var otherFiles: [String]
}
