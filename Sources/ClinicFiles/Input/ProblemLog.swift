/// Collects what is wrong while a file is read, so that all of it can be told together.
final class ProblemLog {
    /// More than this many are not kept: a file with so many is not the file that was meant.
    static let capacity = 1000

    /// What makes the file unusable.
    private(set) var problems: [InputProblem] = []
    /// What the reader should know although the file is usable.
    private(set) var warnings: [InputProblem] = []

    /// Whether no more problems are kept.
    var isFull: Bool { problems.count == ProblemLog.capacity }

    func add(_ problem: InputProblem) {
        if !isFull { problems.append(problem) }
    }

    func warn(_ warning: InputProblem) {
        if warnings.count < ProblemLog.capacity { warnings.append(warning) }
    }

    /// Throws all problems, where there are any.
    func check() throws(InputProblems) {
        if !problems.isEmpty { throw InputProblems(problems) }
    }
}
