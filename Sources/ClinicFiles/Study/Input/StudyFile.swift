import CapacityStudy
import Clinic
import Foundation

/// The file `fluoro-study/1`: what a capacity study asks, as YAML or JSON, beside the scenario of its clinic.
///
/// Reading finds everything that is wrong, in the study and in its clinic, before it gives up. Beyond what the contract
/// excludes it refuses what cannot be meant: a procedure asked for twice, weeks that do not rise, shares above 1, weights
/// of medications that sum to 0, a unit to copy where the clinic has none, and keys that nearly are known ones.
public struct StudyFile {
    /// The first line of every study file.
    public static let format = "fluoro-study/1"

    /// Reads a study file, and the scenario that it names.
    ///
    /// - Throws: Everything that is wrong with either.
    public static func read(path: String) throws(InputProblems) -> Study {
        try readWithWarnings(path: path).study
    }

    /// Reads a study file and tells what its reader should know although it can be used.
    ///
    /// - Throws: Everything that is wrong with it or with the scenario that it names.
    public static func readWithWarnings(path: String) throws(InputProblems) -> StudyReading {
        let text = try InputFile.text(path: path)
        let directory = (path as NSString).deletingLastPathComponent
        return try parseWithWarnings(text, name: path, directory: directory.isEmpty ? "." : directory)
    }

    /// Reads a study from text.
    ///
    /// - Parameters:
    ///   - name: how messages name the text.
    ///   - directory: where the scenario is looked for.
    /// - Throws: Everything that is wrong with the text or with the scenario that it names.
    public static func parseWithWarnings(
        _ text: String, name: String, directory: String
    ) throws(InputProblems) -> StudyReading {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: name)
        let reader = StudyReader(file: name, directory: directory, log: log)
        let study = reader.study(root)
        try log.check()
        guard let study else { throw InputProblems(InputProblem(file: name, message: "cannot be understood")) }
        let notes = AuthorNotes(text: text, file: name, root: root)
        return StudyReading(
            study: study, warnings: InputProblems.sorted(log.warnings), otherFiles: log.otherFiles,
            assumptions: StudyAssumptions(study: study, notes: notes).rows)
    }
}

/// A study and what is odd about its file.
public struct StudyReading: Sendable {
    /// The study.
    public var study: Study
    /// What the files say that nobody reads, such as an unknown key; sorted by file and line.
    public var warnings: [InputProblem]
    /// Paths of the files that it names and that were read: the scenario, and what that names.
    public var otherFiles: [String]
    /// What the study takes for granted, and who says so: the file, the author's word beside it, or a default.
    public var assumptions: [Assumption]
}
