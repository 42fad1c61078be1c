import Clinic
import ClinicFiles
import Foundation
import GLPK
import SyntheticClinic
import WeeklyRoster

/// A week to measure with.
public struct BenchmarkWeek: Sendable {
    /// How results name it.
    public let name: String
    /// What is in it.
    public let scenario: Scenario
    /// The scenario as a file holds it.
    public let text: String
    /// The folder that the text's paths are relative to; nil where it names no other file.
    public let folder: String?

    /// The weeks of `Scenarios/`, sorted by folder.
    ///
    /// - Throws: `InputProblems` where one of them cannot be read, an error of the system where the folder cannot.
    public static func ofTheRepository() throws -> [BenchmarkWeek] {
        // Four levels above this file.
        let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        let folder = root.appendingPathComponent("Scenarios")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
            let path = folder.appendingPathComponent("\(name)/scenario.yaml").path
            return FileManager.default.fileExists(atPath: path) ? try read(path, name: name) : nil
        }
    }

    /// The weeks of the public contract, where `FLUORO_CONTRACT` names its folder; else none.
    ///
    /// - Throws: As ``ofTheRepository()``.
    public static func ofTheContract() throws -> [BenchmarkWeek] {
        guard let root = ProcessInfo.processInfo.environment["FLUORO_CONTRACT"] else { return [] }
        let folder = URL(fileURLWithPath: root).appendingPathComponent("scenarios")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { file in
            guard file.hasSuffix(".yaml") else { return nil }
            return try read(folder.appendingPathComponent(file).path, name: "contract \(file.dropLast(5))")
        }
    }

    /// A synthetic clinic with so many requests, three spine to four joint, and the same staff whatever their number.
    ///
    /// - Throws: `ParameterError` where the number is out of the generator's range.
    public static func synthetic(requests: Int) throws -> BenchmarkWeek {
        var parameters = ClinicGenerator.Parameters(seed: 1)
        parameters.spineRequests = requests * 3 / 7
        parameters.jointRequests = requests - parameters.spineRequests
        let generator = try ClinicGenerator(parameters, holds: HoldData.contractTable())
        return BenchmarkWeek(name: "\(requests) requests", generator.scenarios()[0])
    }

    /// The same with a patient for each two orders of a kind, who therefore must not meet themselves: the most that a
    /// program has to tell apart.
    ///
    /// - Throws: As ``synthetic(requests:)``.
    public static func pairs(requests: Int) throws -> BenchmarkWeek {
        var scenario = try synthetic(requests: requests).scenario
        let free = scenario.requests.indices.filter { scenario.requests[$0].fixed == nil }
        for (first, second) in zip(free, free.dropFirst()).enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
            scenario.requests[second].patient = scenario.requests[first].patient
        }
        return BenchmarkWeek(name: "\(requests) requests in pairs", scenario)
    }

    /// The solver's roster for the week, as good as the seconds allow; nil where they sufficed for none.
    ///
    /// - Throws: What the search throws.
    public func solved(within seconds: Double) throws -> RosterSolution? {
        do {
            return try RosterOptimizer(solver: GLPKSolver()).optimize(
                scenario, options: RosterOptions(timeLimitSeconds: seconds))
        } catch RosterFailure.nothingFound {
            return nil
        }
    }

    private init(name: String, _ scenario: Scenario) {
        self.init(name: name, scenario: scenario, text: ScenarioFile.write(scenario), folder: nil)
    }

    private init(name: String, scenario: Scenario, text: String, folder: String?) {
        self.name = name
        self.scenario = scenario
        self.text = text
        self.folder = folder
    }

    private static func read(_ path: String, name: String) throws -> BenchmarkWeek {
        BenchmarkWeek(
            name: name, scenario: try ScenarioFile.read(path: path),
            text: try String(contentsOfFile: path, encoding: .utf8),
            folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }
}
