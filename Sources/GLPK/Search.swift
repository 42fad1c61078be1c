import CGLPK
import MILP

/// One solve's side of branch and cut: answers the library at each stop of its search.
///
/// The library is trusted with the tree, not with solutions: each one, wherever it comes from, is checked here
/// against rows, bounds and lazy rows before it becomes the incumbent.
final class Search {
    let model: Model
    let options: SolveOptions
    let hooks: SolveHooks
    let deadline: Deadline
    private(set) var record: SearchRecord
    private(set) var pool = LazyRowPool()
    private(set) var statistics = SolveStatistics()
    /// Why this side ended the search; nil while it goes on.
    private(set) var termination: Termination?
    /// What broke on this side; thrown once the library has returned.
    private(set) var failure: SolverError?
    /// Whether a point that the library took for whole does not satisfy the rows once it is whole.
    private(set) var needsFinerIntegrality = false

    private var problem: Problem?
    private var seesColumns = true
    private var nodesBefore = 0
    private var lastProgressSeconds = -Double.infinity
    private var point: [Double]
    private var offer: [Double]

    init(model: Model, options: SolveOptions, hooks: SolveHooks) {
        self.model = model
        self.options = options
        self.hooks = hooks
        deadline = Deadline(limitSeconds: options.timeLimitSeconds)
        record = SearchRecord(options)
        point = [Double](repeating: 0, count: model.columns.count)
        offer = [Double](repeating: 0, count: max(1, model.columns.count) + 1)
    }

    /// Prepares for one run of the library.
    /// - Parameter seesColumns: whether the library's columns are the model's, that is, no presolver runs.
    func begin(_ problem: Problem, seesColumns: Bool) {
        self.problem = problem
        self.seesColumns = seesColumns
        nodesBefore = statistics.nodes
        needsFinerIntegrality = false
        pool.startOver()
    }

    /// Lets go of the library's problem.
    func end() { problem = nil }

    /// Answers one stop.
    func answer(_ tree: OpaquePointer, _ event: cglpk_event) {
        do throws(SolverError) {
            if failure == nil && !isOver { try respond(tree, event) }
            if failure != nil || isOver { try Problem.check(cglpk_stop(tree)) }
        } catch {
            failure = failure ?? error
            _ = cglpk_stop(tree)
        }
    }

    private var isOver: Bool { termination != nil || needsFinerIntegrality }

    private func respond(_ tree: OpaquePointer, _ event: cglpk_event) throws(SolverError) {
        statistics.nodes = nodesBefore + Int(event.nodes)
        if event.has_incumbent != 0 { try takeIncumbent(event.incumbent_objective) }
        checkLimits()
        guard !isOver else { return }
        switch try SearchStop(reason: event.reason) {
        case .select: select(event)
        case .prepare: try offerIncumbent(tree, event)
        case .rows: try addRows(tree, event)
        case .heuristic:
            try propose(tree, event)
            try offerIncumbent(tree, event)
        case .other, .improved: break
        }
        tellProgress(isNews: false)
    }

    // MARK: - Limits

    /// Ends the search where the caller or the clock says so.
    func checkLimits() {
        guard termination == nil else { return }
        if hooks.isCancelled?() == true {
            termination = .cancelled
        } else if deadline.hasPassed {
            termination = .timeLimit
        }
    }

    private func select(_ event: cglpk_event) {
        record.raise(event.best_bound)
        if record.isClosed {
            finish()
        } else if record.hasReachedGap {
            termination = .gapReached
        } else if let limit = options.nodeLimit, statistics.nodes > limit {
            termination = .nodeLimit
        } else if let limit = options.iterationLimit, statistics.iterations + Int(event.iterations) > limit {
            termination = .iterationLimit
        }
    }

    /// Notes that nothing better than the incumbent is left: optimal, or nothing below the cutoff.
    func finish() {
        record.close()
        termination = record.incumbent == nil ? .infeasible : .optimal
    }

    /// Notes a bound proven outside the tree.
    func raise(_ bound: Double) { record.raise(bound) }

    /// Adds simplex iterations of a run that has ended.
    func count(iterations: Int) { statistics.iterations += iterations }

    // MARK: - Solutions

    /// Takes over a solution that the library has found.
    /// - Parameter objective: as the library sees it.
    func takeIncumbent(_ objective: Double) throws(SolverError) {
        guard let problem, objective < record.ceiling - Tolerance.objective * (1 + abs(objective)) else { return }
        try problem.check { cglpk_read_incumbent($0, Int32(model.columns.count), &point) }
        // Where there are lazy rows, no heuristic of the library runs: what it has found was shown to the hook.
        guard let solution = model.solution(point), pool.holds(at: solution.values) else {
            needsFinerIntegrality = true
            return
        }
        if record.accept(solution) { tellProgress(isNews: true) }
    }

    /// Checks values from outside, lazy rows included, and takes them if they are a better solution.
    func consider(_ values: [Double], depth: Int) throws(SolverError) {
        guard let solution = model.solution(values), pool.holds(at: solution.values) else { return }
        guard solution.objective < record.ceiling else { return }
        let point = SearchPoint(
            values: solution.values, objective: solution.objective, isIntegral: true, depth: depth)
        let rows = try ask(point)
        guard rows.allSatisfy({ $0.holds(at: solution.values) }) else { return }
        if record.accept(solution) { tellProgress(isNews: true) }
    }

    private func propose(_ tree: OpaquePointer, _ event: cglpk_event) throws(SolverError) {
        guard let proposal = hooks.proposal else { return }
        let (point, _) = try searchPoint(tree, event)
        if let values = proposal(point) { try consider(values, depth: point.depth) }
    }

    /// Tells the library about the incumbent where it knows none as good; its pruning needs it.
    private func offerIncumbent(_ tree: OpaquePointer, _ event: cglpk_event) throws(SolverError) {
        guard seesColumns, let incumbent = record.incumbent else { return }
        guard event.has_incumbent == 0 || incumbent.objective < event.incumbent_objective else { return }
        for (index, value) in incumbent.values.enumerated() { offer[index + 1] = value }
        var accepted: Int32 = 0
        try Problem.check(cglpk_offer(tree, offer, &accepted))
    }

    // MARK: - Lazy rows

    private func addRows(_ tree: OpaquePointer, _ event: cglpk_event) throws(SolverError) {
        if record.prunes(event.node_bound) {
            try Problem.check(cglpk_drop_node(tree))
            return
        }
        guard hooks.lazyRows != nil, let problem else { return }
        let (point, node) = try searchPoint(tree, event)
        var broken = pool.take(brokenAt: point.values, node: node)
        if broken.isEmpty {
            _ = try ask(point)
            broken = pool.take(brokenAt: point.values, node: node)
        }
        if !broken.isEmpty, point.isIntegral, let values = hooks.proposal?(point) {
            try consider(values, depth: point.depth)
        }
        for row in broken { try problem.addLazyRow(row, in: tree) }
    }

    /// The rows the hook has to say about a point; they are noted in the pool.
    private func ask(_ point: SearchPoint) throws(SolverError) -> [LinearConstraint] {
        guard let rows = hooks.lazyRows?(point), !rows.isEmpty else { return [] }
        let problems = rows.flatMap { model.problems(in: $0) }
        guard problems.isEmpty else { throw .badModel(problems) }
        pool.add(rows)
        statistics.lazyRows = pool.count
        return rows
    }

    private func searchPoint(
        _ tree: OpaquePointer, _ event: cglpk_event
    ) throws(SolverError) -> (point: SearchPoint, node: Int32) {
        try Problem.check(cglpk_read_point(tree, Int32(point.count), &point))
        let whole = model.snapped(point)
        let found = SearchPoint(
            values: whole ?? point, objective: event.relaxation_objective, isIntegral: whole != nil,
            depth: Int(event.level), iterations: statistics.iterations + Int(event.iterations))
        return (found, event.node)
    }

    // MARK: - Progress

    private func tellProgress(isNews: Bool) {
        guard let progress = hooks.progress else { return }
        let seconds = deadline.elapsedSeconds
        guard isNews || seconds - lastProgressSeconds >= 0.2 else { return }
        lastProgressSeconds = seconds
        progress(
            SolveProgress(
                incumbent: record.incumbent?.objective, bound: record.reportedBound, nodes: statistics.nodes,
                seconds: seconds))
    }
}
