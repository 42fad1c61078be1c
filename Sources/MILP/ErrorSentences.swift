// The sentences for people. Errors themselves are facts; their wording is here and nowhere else.

extension SolverError: CustomStringConvertible {
    /// What is wrong, where, and what would be right; a bad model lists all its faults, one a line.
    public var description: String {
        switch self {
        case .badModel(let problems):
            let count = problems.count == 1 ? "one fault" : "\(problems.count) faults"
            return (["the model cannot be solved, it has \(count):"] + problems.map { "  - \($0)" })
                .joined(separator: "\n")
        case .badOption(let sentence): return "a solver option makes no sense: \(sentence)"
        case .libraryFailure(let text): return "the solver library failed: \(text)"
        case .outOfMemory(let text): return "the solver library ran out of memory: \(text)"
        case .cannotWrite(let path, let reason): return "\(path) cannot be written: \(reason)"
        case .closedWorkspace:
            return "the solver workspace is closed: its body has ended, or the library failed in it before"
        }
    }
}

extension ModelProblem: CustomStringConvertible {
    /// The fault in one line.
    public var description: String {
        switch self {
        case .notFinite(let place, let value): return "the \(place) is \(value); a number is needed"
        case .emptyDomain(let place, let lower, let upper):
            return "\(place) allows nothing: its lower bound \(lower) is above its upper bound \(upper)"
        case .fractionalBound(let column, let value):
            return "integer column \(column) has the fractional bound \(value); round it inwards"
        case .duplicateTerm(let row, let column):
            return "row \(row) names column \(column) twice; add the two coefficients up"
        case .foreignVariable(let row, let index):
            return "row \(row) names variable number \(index) of another model"
        case .badName(let place, let name, let reason):
            return "the name of \(place), \(name.debugDescription), cannot be used: \(reason)"
        case .duplicateName(let name): return "the name \(name.debugDescription) is used twice"
        case .wrongLength(let place, let expected, let found):
            return "\(place) has \(found) values; the model has \(expected) columns"
        }
    }
}
