import Clinic
import MILP

/// One program of a disturbed week, solved: root, better rosters near it, and the tree of what could be cheaper still.
struct RepairRound {
    /// What it brought.
    struct Result {
        /// The program's optimum is known.
        var isProven: Bool
        /// What it places at a price that may be too low.
        var coarse: RepairDetail
        var rootBound: Points?
        var nodes: Int
    }

    let week: DisturbedWeek
    let program: RepairProgram
    let keeper: RepairKeeper
    let tools: RepairTools

    /// Units of the bound that a round of session relaxations must bring for another one.
    private static let leastGain = 0.05
    /// Nodes of the tree before rosters are improved part by part.
    private static let trialNodes = 2000

    private var master: MasterModel { program.master }
    private var book: CutBook { program.book }

    /// Nil where there were more impossible sets than spare columns.
    func run() throws -> Result? {
        try start()
        let root = try cutAtRoot()
        let rootBound = keeper.bound
        let improvement = WeekImprovement(
            master: master, book: book, keeper: keeper, workspace: tools.workspace, clock: tools.clock,
            branching: tools.branching)
        if let root { try improvement.improve(near: root.values) }
        if book.ranOutOfIndicators { return nil }
        var outcome = try tree(root, nodeLimit: Self.trialNodes)
        var nodes = outcome.statistics.nodes
        if outcome.termination == .nodeLimit, !book.ranOutOfIndicators {
            try improvement.improve()
            if book.ranOutOfIndicators { return nil }
            outcome = try tree(root, nodeLimit: nil)
            nodes += outcome.statistics.nodes
        }
        if book.ranOutOfIndicators { return nil }
        let isOver = outcome.termination == .optimal || outcome.termination == .infeasible
        return Result(
            isProven: isOver && !book.hasUndecided,
            coarse: outcome.incumbent.map { program.coarse(at: $0.values) } ?? .none, rootBound: rootBound,
            nodes: nodes)
    }

    // MARK: Start

    /// Makes a point of the best roster known.
    private func start() throws {
        guard let best = keeper.best, let model = program.held(at: best, of: week) else { return }
        let whole = ReducedModel(model, at: model.columns.map { _ in 0 }) { model.columns[$0].kind }
        _ = try tools.solve(whole, book, options: tools.limits(), progress: { _ in }) { [keeper, master] in
            try keeper.keep($0, master)
        }
    }

    // MARK: Root

    /// Adds rows until the root's relaxation breaks none, or none that moves it.
    private func cutAtRoot() throws -> RelaxationOutcome? {
        var last: RelaxationOutcome?
        var objectiveAtSessions = -Double.infinity
        let loaded = try tools.workspace.program(book.program)
        while !tools.clock.mustStop {
            var limits = SolveOptions()
            limits.timeLimitSeconds = tools.clock.remaining
            let outcome = try loaded.solve(limits)
            tools.clock.spend(outcome.iterations)
            guard outcome.status == .optimal else { return last }
            last = outcome
            raiseBound(outcome.objective)
            keeper.tell("root")
            var rows = book.dutyLinks(at: outcome.values)
            if rows.isEmpty { rows = try book.patternRows(at: outcome.values) }
            if rows.isEmpty {
                guard outcome.objective - objectiveAtSessions > Self.leastGain else { return last }
                objectiveAtSessions = outcome.objective
                rows = try book.relaxationRows(at: outcome.values)
            }
            guard !rows.isEmpty else { return last }
            for row in rows { try loaded.addRow(row) }
        }
        return last
    }

    /// Nothing is raised once a sequence stayed undecided.
    private func raiseBound(_ value: Double) {
        if !book.hasUndecided { keeper.raiseBound(value, master) }
    }

    // MARK: Tree

    /// Searches what is cheaper than the best repair; without one, everything.
    private func tree(_ root: RelaxationOutcome?, nodeLimit: Int?) throws -> Outcome {
        let model = book.program
        var options = tools.limits()
        options.nodeLimit = nodeLimit
        if let cost = keeper.cost { options.cutoff = Double(cost.millionths / master.unit.millionths) }
        let part = remaining(model, root, below: options.cutoff)
        let outcome = try tools.solve(
            part, book, options: options,
            progress: { [keeper] progress in
                if let bound = progress.bound { raiseBound(bound) }
                keeper.tell("tree")
            },
            found: { [keeper, master] in try keeper.keep($0, master) })
        if let bound = outcome.bound { raiseBound(bound) }
        var expanded = outcome
        expanded.incumbent?.values = part.expand(outcome.incumbent?.values ?? [])
        return expanded
    }

    /// The program without columns that no cheaper repair moves off their bounds, by the root's reduced costs.
    private func remaining(_ model: Model, _ root: RelaxationOutcome?, below cutoff: Double?) -> ReducedModel {
        var base = model.columns.map { _ in 0.0 }
        var isHeld = Array(repeating: false, count: model.columns.count)
        if let root, let cutoff, root.reducedCosts.count <= model.columns.count {
            // Every cost is a whole number of units.
            let most = cutoff - 1 - root.objective + 1e-6
            for index in root.reducedCosts.indices where abs(root.reducedCosts[index]) > most {
                let column = model.columns[index]
                let bound = root.reducedCosts[index] > 0 ? column.lower : column.upper
                guard bound.isFinite, abs(root.values[index] - bound) < 1e-6 else { continue }
                base[index] = bound
                isHeld[index] = true
            }
        }
        return ReducedModel(model, at: base) { isHeld[$0] ? nil : model.columns[$0].kind }
    }
}
