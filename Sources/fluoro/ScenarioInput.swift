import Clinic
import ClinicFiles

/// Reads a scenario for a command; what is odd but allowed is said on stderr.
enum ScenarioInput {
    /// - Parameter outputs: files that the command will write; none may take the place of one that is read.
    /// - Throws: `InputProblems` with everything that is wrong.
    static func read(_ path: String, outputs: [String?] = []) throws -> Scenario {
        let reading = try ScenarioFile.readWithWarnings(path: path)
        try OutputPath.check(outputs: outputs, inputs: [path] + reading.otherFiles)
        for warning in reading.warnings { Note.write("note: \(warning)") }
        return reading.scenario
    }
}
