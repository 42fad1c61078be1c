import MILP

/// Solves one integer program level by level: what a level found is kept before the next is asked.
struct LevelSearch {
    /// One place of an order: its columns with their ranks, of which the least is wanted.
    struct Choice {
        let columns: [(variable: Variable, rank: Int)]

        /// How many different ranks there may be.
        var width: Int { max(2, columns.count) }

        /// The sum of ranks at a point; columns are 0 or 1 there.
        func rank(at values: [Double]) -> Int {
            columns.reduce(0) { $0 + (values[$1.variable.index] > 0.5 ? $1.rank : 0) }
        }

        /// No point can have less.
        var least: Int { columns.map(\.rank).min() ?? 0 }
    }

    private var model: Model
    private let workspace: any SolverWorkspace
    private let isCancelled: (@Sendable () -> Bool)?
    /// The best point of the levels so far; nil before the first.
    private(set) var point: [Double]?

    /// How far a sum of carried visits may stay below its best in later levels: above what the solver's own tolerances
    /// leave uncertain, below any difference that a room or a lead can make.
    static let visitTolerance = 1e-5
    /// Weights of one solve of an order stay below this, far from the solver's tolerances.
    private static let mostWeight = 1024

    init(_ model: Model, workspace: any SolverWorkspace, isCancelled: (@Sendable () -> Bool)?) {
        self.model = model
        self.workspace = workspace
        self.isCancelled = isCancelled
    }

    /// The most that a sum of whole-numbered columns can be; kept from now on.
    mutating func maximise(_ terms: [LinearTerm], level: String) throws -> Int {
        let best = try solve(terms.map { LinearTerm(-$0.coefficient, $0.variable) }, step: 1, level: level)
        let most = Int((-best).rounded())
        model.addRow("level_\(level)", terms, lower: Double(most))
        return most
    }

    /// The least that a sum of whole-numbered columns can be; kept from now on.
    mutating func minimise(_ terms: [LinearTerm], level: String) throws -> Int {
        let least = Int(try solve(terms, step: 1, level: level).rounded())
        model.addRow("level_\(level)", terms, upper: Double(least))
        return least
    }

    /// The most that a sum of visits can be; kept from now on, within ``visitTolerance``.
    mutating func maximiseVisits(_ terms: [LinearTerm], level: String) throws -> Double {
        let most = -(try solve(terms.map { LinearTerm(-$0.coefficient, $0.variable) }, step: 0, level: level))
        keepVisits(terms, atLeast: most, level: level)
        return most
    }

    /// Asks for a sum of visits in every later level.
    mutating func keepVisits(_ terms: [LinearTerm], atLeast visits: Double, level: String) {
        guard !terms.isEmpty else { return }
        model.addRow("level_\(level)", terms, lower: visits - LevelSearch.visitTolerance)
    }

    /// Takes the choices one after the other, each at its least rank, and fixes them.
    ///
    /// Choices that the point at hand already has at their least need no solve; of the others some are solved together,
    /// with weights that keep their order.
    mutating func order(_ choices: [Choice], level: String) throws {
        if point == nil { _ = try solve([], step: 1, level: level) }
        var next = 0
        while next < choices.count {
            if let point, choices[next].rank(at: point) == choices[next].least {
                fix(choices[next], at: point)
                next += 1
                continue
            }
            var last = next
            var product = choices[next].width
            while last + 1 < choices.count, product * choices[last + 1].width <= LevelSearch.mostWeight {
                last += 1
                product *= choices[last].width
            }
            var weight = product
            var cost: [LinearTerm] = []
            for choice in choices[next...last] {
                weight /= choice.width
                cost += choice.columns.filter { $0.rank != 0 }.map { LinearTerm(Double($0.rank * weight), $0.variable) }
            }
            _ = try solve(cost, step: 1, level: level)
            if let point { for choice in choices[next...last] { fix(choice, at: point) } }
            next = last + 1
        }
    }

    private mutating func fix(_ choice: Choice, at point: [Double]) {
        for column in choice.columns {
            let value = point[column.variable.index].rounded()
            model.setBounds(column.variable, lower: value, upper: value)
        }
    }

    private mutating func solve(_ cost: [LinearTerm], step: Double, level: String) throws -> Double {
        for index in model.columns.indices {
            if let column = model.variable(at: index) { model.setCost(column, 0) }
        }
        for term in cost { model.setCost(term.variable, term.coefficient) }
        var options = SolveOptions()
        options.start = point
        options.objectiveStep = step
        var hooks = SolveHooks()
        hooks.isCancelled = isCancelled
        let outcome = try workspace.solve(model, options: options, hooks: hooks)
        if outcome.termination == .cancelled { throw StaffingFailure.cancelled }
        guard outcome.termination == .optimal, let solution = outcome.incumbent else {
            throw StaffingFailure.notProven(level: level)
        }
        point = solution.values
        return solution.objective
    }
}
