import CGLPK
import MILP

/// Runs the library's branch and cut on a model, again with more careful settings where a run fails.
struct BranchAndCut {
    private let serial: UInt64
    private let model: Model
    private let options: SolveOptions
    private let search: Search

    init(_ model: Model, options: SolveOptions, hooks: SolveHooks, serial: UInt64) throws(SolverError) {
        let problems = model.problems()
        guard problems.isEmpty else { throw .badModel(problems) }
        try options.requireMeaning(for: model)
        if options.presolve, hooks.lazyRows != nil || hooks.proposal != nil {
            throw .badOption("presolve changes the columns, so that lazy rows and proposals cannot be asked for")
        }
        self.serial = serial
        self.model = model
        self.options = options
        search = Search(model: model, options: options, hooks: hooks)
    }

    /// How one run of the library is set up.
    private struct Setup {
        var presolve: Bool
        var cuts: CutFamilies
        /// Distance from a whole number that counts as whole.
        var integrality: Double
    }

    /// How far one run got.
    private enum RunEnd {
        /// The termination is settled.
        case settled(Termination)
        /// The relaxation has no bound.
        case unboundedRelaxation
        /// Numbers went wrong; another setup may do better.
        case trouble
    }

    func solve() throws(SolverError) -> Outcome {
        if let start = options.start { try search.consider(start, depth: 0) }
        search.checkLimits()
        var setups = [Setup(presolve: false, cuts: options.cuts, integrality: 1e-6)]
        if options.presolve { setups.insert(Setup(presolve: true, cuts: options.cuts, integrality: 1e-6), at: 0) }
        setups.append(Setup(presolve: false, cuts: [], integrality: 1e-9))
        for setup in setups {
            switch try run(setup) {
            case .settled(let termination): return outcome(termination)
            case .unboundedRelaxation: return outcome(try terminationOfUnbounded())
            case .trouble: continue
            }
        }
        return outcome(.numericalTrouble)
    }

    private func outcome(_ termination: Termination) -> Outcome {
        Outcome(
            termination: termination, incumbent: search.record.incumbent, bound: search.record.reportedBound,
            statistics: search.statistics)
    }

    private func run(_ setup: Setup) throws(SolverError) -> RunEnd {
        if let termination = search.termination { return .settled(termination) }
        let problem = try Problem(model, serial: serial)
        search.begin(problem, seesColumns: !setup.presolve)
        defer { search.end() }
        if !setup.presolve, let end = try solveRoot(problem) { return end }
        let end = try branch(problem, setup)
        if let failure = search.failure { throw failure }
        var iterations: Int32 = 0
        try problem.check { cglpk_iterations($0, &iterations) }
        search.count(iterations: Int(iterations))
        return end
    }

    /// Solves the relaxation without presolver; nil where the tree is to be searched.
    private func solveRoot(_ problem: Problem) throws(SolverError) -> RunEnd? {
        let relaxation = Relaxation(
            problem: problem, deadline: search.deadline, isCancelled: search.hooks.isCancelled)
        switch try relaxation.solve([.advancedBasis, .presolve, .standardBasis]) {
        case .optimal:
            var objective = 0.0
            try problem.check { cglpk_read_solution($0, 0, 0, 0, &objective, nil, nil, nil) }
            search.raise(objective)
            if search.record.isClosed { search.finish() }
        case .infeasible:
            // A start that passed every check and a relaxation without a point: the numbers are at their limit.
            return search.record.incumbent == nil ? .settled(.infeasible) : .trouble
        case .unbounded: return .unboundedRelaxation
        case .undecided:
            search.checkLimits()
            if search.termination == nil { return .trouble }
        }
        return search.termination.map { .settled($0) }
    }

    private func branch(_ problem: Problem, _ setup: Setup) throws(SolverError) -> RunEnd {
        var parameters = parameters(setup)
        var code: Int32 = 0
        var status: Int32 = 0
        var objective = 0.0
        let context = Unmanaged.passUnretained(search).toOpaque()
        let result = withExtendedLifetime(search) {
            problem.result {
                cglpk_search(
                    $0, &parameters,
                    { context, tree, event in
                        guard let context, let tree, let event else { return }
                        Unmanaged<Search>.fromOpaque(context).takeUnretainedValue().answer(tree, event.pointee)
                    }, context, &code, &status, &objective)
            }
        }
        // What the search itself threw says more than the library's way of passing it on, and the library's words say
        // more than that everything is closed after them.
        if let failure = search.failure, failure != .closedWorkspace { throw failure }
        try Problem.check(result)
        if status == GLP_OPT || status == GLP_FEAS {
            try search.takeIncumbent(objective)
        }
        return try conclude(try SearchEnd(code: code))
    }

    private func conclude(_ end: SearchEnd) throws(SolverError) -> RunEnd {
        if search.needsFinerIntegrality { return .trouble }
        switch end {
        case .exhausted, .infeasible:
            if end == .infeasible, search.record.incumbent != nil { return .trouble }
            search.finish()
            return .settled(search.termination ?? .optimal)
        case .unboundedOrInfeasible: return .trouble
        case .timeLimit: return .settled(search.termination ?? .timeLimit)
        case .stopped, .gapReached: return search.termination.map { .settled($0) } ?? .trouble
        case .trouble:
            search.checkLimits()
            return search.termination.map { .settled($0) } ?? .trouble
        }
    }

    private func parameters(_ setup: Setup) -> glp_iocp {
        var parameters = glp_iocp()
        glp_init_iocp(&parameters)
        func flag(_ isOn: Bool) -> Int32 { isOn ? GLP_ON : GLP_OFF }
        parameters.msg_lev = GLP_MSG_OFF
        parameters.br_tech = options.branching.code
        parameters.bt_tech = options.backtracking.code
        parameters.tol_int = setup.integrality
        parameters.tol_obj = Tolerance.objective
        parameters.tm_lim = search.deadline.milliseconds
        parameters.gmi_cuts = flag(setup.cuts.contains(.gomory))
        parameters.mir_cuts = flag(setup.cuts.contains(.mixedIntegerRounding))
        parameters.cov_cuts = flag(setup.cuts.contains(.cover))
        parameters.clq_cuts = flag(setup.cuts.contains(.clique))
        parameters.presolve = flag(setup.presolve)
        // The library's heuristics know the rows of the model, never the lazy ones.
        parameters.sr_heur = flag(search.hooks.lazyRows == nil)
        parameters.fp_heur = GLP_OFF
        parameters.ps_heur = GLP_OFF
        return parameters
    }

    /// A relaxation without bound means an integer program without bound, provided that it has a point at all
    /// (Meyer's theorem, for rational data): look for one without costs.
    private func terminationOfUnbounded() throws(SolverError) -> Termination {
        var feasibility = model
        for index in model.columns.indices {
            if let variable = model.variable(at: index) { feasibility.setCost(variable, 0) }
        }
        var plain = SolveOptions()
        plain.timeLimitSeconds = options.timeLimitSeconds.map { max(0, $0 - search.deadline.elapsedSeconds) }
        plain.nodeLimit = options.nodeLimit
        plain.cuts = options.cuts
        var hooks = SolveHooks()
        hooks.isCancelled = search.hooks.isCancelled
        let found = try BranchAndCut(feasibility, options: plain, hooks: hooks, serial: serial).solve()
        switch found.termination {
        case .optimal: return .unbounded
        default: return found.termination
        }
    }
}
