import CGLPK
import MILP

/// A linear program that stays inside GLPK between solves, with its basis.
final class LoadedProgram: LinearProgram {
    private let model: Model
    private let problem: Problem
    private var hasBasis = false
    /// Whether only costs have changed since the last solve, so that its basis is still feasible.
    private var onlyCostsChanged = false

    init(_ model: Model, serial: UInt64) throws(SolverError) {
        let problems = model.problems()
        guard problems.isEmpty else { throw .badModel(problems) }
        self.model = model
        problem = try Problem(model, serial: serial)
    }

    func setRowBounds(_ row: Int, lower: Double, upper: Double) throws {
        guard (0..<problem.rowCount).contains(row) else {
            throw SolverError.badOption("there is no row \(row); the program has \(problem.rowCount)")
        }
        if let fault = Model.boundsProblem(lower, upper, place: "row \(row)") { throw SolverError.badModel([fault]) }
        try problem.setRowBounds(row, BoundCode(lower, upper))
        onlyCostsChanged = false
    }

    func setColumnBounds(_ column: Int, lower: Double, upper: Double) throws {
        try requireColumn(column)
        if let fault = Model.boundsProblem(lower, upper, place: "column \(column)") {
            throw SolverError.badModel([fault])
        }
        try problem.setColumnBounds(column, BoundCode(lower, upper))
        onlyCostsChanged = false
    }

    func setCost(_ column: Int, _ cost: Double) throws {
        try requireColumn(column)
        guard cost.isFinite else {
            throw SolverError.badModel([.notFinite(place: "cost of column \(column)", value: "\(cost)")])
        }
        try problem.setCost(column, cost)
    }

    func addRow(_ constraint: LinearConstraint) throws {
        let problems = model.problems(in: constraint)
        guard problems.isEmpty else { throw SolverError.badModel(problems) }
        try problem.addRow(constraint)
        onlyCostsChanged = false
    }

    func solve(_ options: SolveOptions) throws -> RelaxationOutcome {
        try options.requireMeaning(for: model)
        let relaxation = Relaxation(problem: problem, deadline: Deadline(limitSeconds: options.timeLimitSeconds))
        let warm: [Relaxation.Start] =
            onlyCostsChanged ? [.lastBasisPrimal] : [.lastBasisDual, .lastBasisPrimal]
        let before = try iterations()
        let status = try relaxation.solve((hasBasis ? warm : []) + [.advancedBasis, .presolve, .standardBasis])
        hasBasis = status != .undecided
        onlyCostsChanged = status == .optimal
        var outcome = try outcome(status)
        outcome.iterations = try iterations() - before
        return outcome
    }

    /// Simplex iterations since it was loaded.
    private func iterations() throws(SolverError) -> Int {
        var count: Int32 = 0
        try problem.check { cglpk_iterations($0, &count) }
        return Int(count)
    }

    private func requireColumn(_ column: Int) throws(SolverError) {
        guard (0..<problem.columnCount).contains(column) else {
            throw .badOption("there is no column \(column); the program has \(problem.columnCount)")
        }
    }

    private func outcome(_ status: RelaxationStatus) throws(SolverError) -> RelaxationOutcome {
        var objective = 0.0
        let columns = problem.columnCount
        let rows = problem.rowCount
        var values = [Double](repeating: 0, count: columns)
        var reducedCosts = values
        var rowDuals = [Double](repeating: 0, count: rows)
        if status == .optimal {
            let first = problem.libraryRow(0)
            try problem.check {
                cglpk_read_solution(
                    $0, Int32(columns), first, Int32(rows), &objective, &values, &reducedCosts, &rowDuals)
            }
        }
        return RelaxationOutcome(
            status: status, objective: objective, values: values, rowDuals: rowDuals, reducedCosts: reducedCosts)
    }
}

extension SolveOptions {
    /// - Throws: ``SolverError/badOption(_:)`` for the first option that means nothing, and
    ///   ``SolverError/badModel(_:)`` for a start of the wrong length.
    func requireMeaning(for model: Model) throws(SolverError) {
        if let limit = timeLimitSeconds, !(limit >= 0) {
            throw .badOption("the time limit is \(limit) seconds; 0 or more is needed")
        }
        if let limit = nodeLimit, limit < 0 { throw .badOption("the node limit is \(limit); 0 or more is needed") }
        if let limit = iterationLimit, limit < 0 {
            throw .badOption("the iteration limit is \(limit); 0 or more is needed")
        }
        guard relativeGap >= 0, relativeGap.isFinite else {
            throw .badOption("the relative gap is \(relativeGap); 0 or more is needed")
        }
        guard objectiveStep >= 0, objectiveStep.isFinite else {
            throw .badOption("the objective step is \(objectiveStep); 0 or more is needed")
        }
        if let cutoff, cutoff.isNaN { throw .badOption("the cutoff is not a number") }
        if let start, start.count != model.columns.count {
            throw .badModel([.wrongLength(place: "the start", expected: model.columns.count, found: start.count)])
        }
    }
}
