/// Why a solver did not even try, or broke while trying. Infeasible and stopped are outcomes, not errors.
public enum SolverError: Error, Sendable, Hashable {
    /// The model cannot be solved as it stands; every fault is listed.
    case badModel([ModelProblem])
    /// An option has a value that means nothing, such as a negative limit.
    case badOption(String)
    /// The library reported an internal failure; the process goes on, this workspace is closed.
    case libraryFailure(String)
    /// The library needed more memory than there is.
    case outOfMemory(String)
    /// A file could not be written.
    case cannotWrite(path: String, reason: String)
    /// A workspace was used after a failure had closed it.
    case closedWorkspace
}

/// One thing that keeps a model from being solved.
public enum ModelProblem: Sendable, Hashable {
    /// A cost, bound, coefficient or constant is NaN, or infinite where it may not be.
    case notFinite(place: String, value: String)
    /// No value lies between the bounds of a column or row.
    case emptyDomain(place: String, lower: Double, upper: Double)
    /// An integer column has a fractional bound.
    case fractionalBound(column: String, value: Double)
    /// A row names a column twice.
    case duplicateTerm(row: String, column: String)
    /// A row or expression names a variable of another model.
    case foreignVariable(row: String, index: Int)
    /// A name is empty, too long, or has characters that files cannot carry.
    case badName(place: String, name: String, reason: String)
    /// Two columns or two rows have the same name.
    case duplicateName(String)
    /// A start or bound vector has the wrong length.
    case wrongLength(place: String, expected: Int, found: Int)
}
