import CGLPK
import MILP

/// Solves the linear relaxation of a problem, from gentle starts to fresh ones until one gives an answer.
struct Relaxation {
    /// One way to start.
    enum Start: CaseIterable {
        /// The last basis, dual simplex: right after a change of bounds or a new row.
        case lastBasisDual
        /// The last basis, primal simplex: right after a change of costs.
        case lastBasisPrimal
        /// The basis of all rows, dual simplex: feasible for it at once where no cost is negative.
        case slackBasisDual
        /// A triangular basis made from the matrix.
        case advancedBasis
        /// The library's presolver, whose answer about infeasible problems is not taken.
        case presolve
        /// The basis of all rows, with plain pricing and ratio test.
        case standardBasis
    }

    let problem: Problem
    let deadline: Deadline

    /// Tries the starts in turn until the status is decided or the time is up.
    /// - Throws: ``SolverError``.
    func solve(_ starts: [Start]) throws(SolverError) -> RelaxationStatus {
        for start in starts {
            guard deadline.milliseconds > 0 else { return .undecided }
            if let status = try attempt(start), status != .undecided { return status }
        }
        return .undecided
    }

    /// The status after one start; nil where it led nowhere.
    private func attempt(_ start: Start) throws(SolverError) -> RelaxationStatus? {
        var options = glp_smcp()
        glp_init_smcp(&options)
        options.msg_lev = GLP_MSG_OFF
        options.meth = GLP_DUALP
        options.tm_lim = deadline.milliseconds
        switch start {
        case .lastBasisDual: break
        case .lastBasisPrimal: options.meth = GLP_PRIMAL
        case .advancedBasis: try problem.check { cglpk_advanced_basis($0) }
        case .presolve: options.presolve = GLP_ON
        case .slackBasisDual: try problem.check { cglpk_standard_basis($0) }
        case .standardBasis:
            try problem.check { cglpk_standard_basis($0) }
            options.meth = GLP_PRIMAL
            options.pricing = GLP_PT_STD
            options.r_test = GLP_RT_STD
        }
        var code: Int32 = 0
        var status: Int32 = 0
        try problem.check { cglpk_simplex($0, &options, &code, &status) }
        switch try SimplexEnd(code: code) {
        case .finished: return try RelaxationStatus(basicStatus: status)
        // Presolved problems are solved again without, to tell infeasible from unbounded and from mere tolerance.
        case .infeasible, .unboundedOrInfeasible, .timeLimit, .trouble: return nil
        }
    }
}

/// When a solve has to end.
struct Deadline {
    private let start: ContinuousClock.Instant
    private let limitSeconds: Double?

    /// Counts from now.
    init(limitSeconds: Double?) {
        start = .now
        self.limitSeconds = limitSeconds
    }

    /// Seconds since the start.
    var elapsedSeconds: Double {
        let elapsed = ContinuousClock.now - start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    }

    /// Whether the time is up.
    var hasPassed: Bool { limitSeconds.map { elapsedSeconds >= $0 } ?? false }

    /// What is left, as GLPK takes it: `Int32.max` is no limit.
    var milliseconds: Int32 {
        guard let limitSeconds else { return .max }
        let left = (limitSeconds - elapsedSeconds) * 1000
        return Int32(min(max(left.rounded(.up), 0), Double(Int32.max)))
    }
}
