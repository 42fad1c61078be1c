import Clinic
import ClinicFiles
import Foundation
import SyntheticClinic

/// A week to measure with.
struct BenchmarkWeek: Sendable {
    let name: String
    let scenario: Scenario
    /// The scenario as its file holds it.
    let text: String

    /// The weeks of Scenarios/, sorted by folder.
    ///
    /// - Throws: `InputProblems` where one of them cannot be read, an error of the system where the folder cannot.
    static func ofTheProject() throws -> [BenchmarkWeek] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.compactMap { name in
            let path = folder.appendingPathComponent("\(name)/scenario.yaml").path
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return BenchmarkWeek(name: name, scenario: try ScenarioFile.read(path: path), text: text)
        }
    }

    /// A synthetic clinic with so many requests, three spine to four joint, and the same staff whatever their number.
    ///
    /// - Throws: `InputProblems` or `ParameterError`; neither happens with numbers above 0.
    static func synthetic(requests: Int) throws -> BenchmarkWeek {
        var parameters = ClinicGenerator.Parameters(seed: 1)
        parameters.spineRequests = requests * 3 / 7
        parameters.jointRequests = requests - parameters.spineRequests
        let generator = try ClinicGenerator(parameters, holds: HoldData.contractTable())
        let scenario = generator.scenarios()[0]
        return BenchmarkWeek(name: "\(requests) requests", scenario: scenario, text: ScenarioFile.write(scenario))
    }
}
