import MILP

/// All that one radiologist can do in one session, counted by the steps visits take on the C-arm and in the hands.
///
/// A *pattern* is a number of visits of each shape with the C-arms they need: procedure steps fit into the hands, room
/// steps onto the C-arms. A row that holds for every pattern, with the duty column in place of its constant, holds for
/// every legal roster: where there is no duty, everything in it is 0. Such rows say what the rows of minutes cannot: that
/// eleven and a half visits are eleven. They are found by pricing patterns into a small linear program, one for all
/// duties with the same shapes (Wolsey's textbook, "Integer Programming", on cut-and-column generation for knapsacks).
final class DutyHull {
    struct Shape: Hashable {
        let procedure: Int
        let room: Int
    }

    /// What duties must share to have the same patterns.
    struct Key: Hashable {
        /// Ascending.
        let shapes: [Shape]
        let handSteps: Int
        let sessionSteps: Int
        let arms: Int
    }

    /// `Σ values·visits <= arms·A + duty·Y` for every pattern, in whole numbers.
    struct Inequality {
        let values: [Int]
        let arms: Int
        let duty: Int
    }

    /// A pattern.
    private struct Pattern: Hashable {
        var counts: [Int]
        var arms: Int
    }

    /// Multipliers become whole numbers of this many parts; divisible by 1 to 10.
    private static let parts = 5040.0
    /// Visits by which a row must be broken to be worth its place.
    private static let leastViolation = 2e-3
    /// Larger tables take longer than their rows are worth.
    private static let mostStates = 60_000
    private static let mostPatternsAtOnce = 80

    private let key: Key
    private let program: any LinearProgram
    private let table: PatternTable
    /// Values of visits by shape, price of a C-arm, price of the duty.
    private let columns: [Variable]
    private var known = Set<Pattern>()

    /// Nil where the patterns are too many to be asked for.
    init?(_ key: Key, workspace: any SolverWorkspace) throws {
        guard let table = PatternTable(key), table.stateCount <= Self.mostStates else { return nil }
        self.key = key
        self.table = table
        var model = Model(name: "duty")
        columns =
            key.shapes.indices.map { model.addVariable("value\($0)", upper: 1) }
            + [model.addVariable("arms"), model.addVariable("duty")]
        program = try workspace.program(model)
    }

    /// The row that a point breaks most, or nil where it breaks none.
    /// - Parameter counts: visits by shape.
    func separate(counts: [Double], arms: Double, duty: Double) throws -> Inequality? {
        for (index, count) in counts.enumerated() { try program.setCost(index, -count) }
        try program.setCost(counts.count, arms)
        try program.setCost(counts.count + 1, duty)
        for _ in 0..<Self.mostPatternsAtOnce {
            let outcome = try program.solve(SolveOptions())
            guard outcome.status == .optimal, -outcome.objective > Self.leastViolation else { return nil }
            let whole = outcome.values.map { Int(($0 * Self.parts).rounded()) }
            let values = Array(whole.prefix(counts.count))
            let best = table.best(values: values, armPrice: whole[counts.count])
            let row = Inequality(values: values, arms: whole[counts.count], duty: max(0, best.value))
            if violation(row, counts, arms, duty) > 0.5 * -outcome.objective { return row }
            let pattern = Pattern(counts: best.counts, arms: best.arms)
            guard known.insert(pattern).inserted else {
                // The program knows it already: what is left is rounding.
                return violation(row, counts, arms, duty) > Self.leastViolation ? row : nil
            }
            try add(pattern)
        }
        return nil
    }

    private func violation(_ row: Inequality, _ counts: [Double], _ arms: Double, _ duty: Double) -> Double {
        let left = zip(row.values, counts).reduce(0) { $0 + Double($1.0) * $1.1 }
        return (left - Double(row.arms) * arms - Double(row.duty) * duty) / Self.parts
    }

    private func add(_ pattern: Pattern) throws {
        var terms: [LinearTerm] = []
        for (index, count) in pattern.counts.enumerated() where count > 0 {
            terms.append(LinearTerm(Double(count), columns[index]))
        }
        terms.append(LinearTerm(-Double(pattern.arms), columns[key.shapes.count]))
        terms.append(LinearTerm(-1, columns[key.shapes.count + 1]))
        try program.addRow(LinearConstraint(name: "pattern", terms: terms, upper: 0))
    }
}
