/// Collects what is wrong while a file is read, so that all of it can be told together.
final class ProblemLog {
    /// More than this many are not kept: a file with so many is not the file that was meant.
    static let capacity = 1000

    /// What makes the file unusable.
    private(set) var problems: [InputProblem] = []
    /// What the reader should know although the file is usable.
    private(set) var warnings: [InputProblem] = []

    /// Paths of further files that the file named and that were read.
    private(set) var otherFiles: [String] = []

    /// Whether no more problems are kept.
    var isFull: Bool { problems.count == ProblemLog.capacity }

    func add(_ problem: InputProblem) {
        if !isFull { problems.append(problem) }
    }

    func warn(_ warning: InputProblem) {
        if warnings.count < ProblemLog.capacity { warnings.append(warning) }
    }

    func noteRead(_ path: String) { otherFiles.append(path) }

    /// Throws all problems, where there are any.
    func check() throws(InputProblems) {
        if !problems.isEmpty { throw InputProblems(problems) }
    }
}
