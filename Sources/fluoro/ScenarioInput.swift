import Clinic
import ClinicFiles

/// Reads a scenario for a command; what is odd but allowed is said on stderr.
enum ScenarioInput {
    /// - Throws: `InputProblems` with everything that is wrong.
    static func read(_ path: String) throws -> Scenario {
        let reading = try ScenarioFile.readWithWarnings(path: path)
        for warning in reading.warnings { Note.write("note: \(warning)") }
        return reading.scenario
    }
}
