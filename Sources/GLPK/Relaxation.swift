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
        /// A triangular basis made from the matrix, primal simplex: on scheduling programs it takes an eighth of the
        /// dual's iterations from there.
        case advancedBasis
        /// The library's presolver.
        case presolve
        /// The basis of all rows, with plain pricing and ratio test.
        case standardBasis

        /// Whether it goes on from the last solve.
        var isWarm: Bool { self == .lastBasisDual || self == .lastBasisPrimal }
    }

    /// Iterations between two questions whether to go on. Counted, not timed, so that every run takes the same path.
    private static let sliceIterations: Int32 = 2000
    /// Slices after which a start is given up as going in circles.
    private static let sliceLimit = 1000
    /// The same for a start from the last basis, which is meant to be quick: where it walks among equals, a fresh start
    /// is sooner done.
    private static let warmSliceLimit = 3

    let problem: Problem
    let deadline: Deadline
    /// Asked between slices; true ends it undecided.
    var isCancelled: (() -> Bool)?

    /// Tries the starts in turn until the status is decided or the time is up.
    /// - Throws: ``SolverError``.
    func solve(_ starts: [Start]) throws(SolverError) -> RelaxationStatus {
        for start in starts {
            let options = try prepare(start)
            for _ in 0..<(start.isWarm ? Self.warmSliceLimit : Self.sliceLimit) {
                guard !deadline.hasPassed, isCancelled?() != true else { return .undecided }
                let (end, status) = try run(options)
                if end == .iterationLimit { continue }
                // A presolver's word is not taken: the next start tells infeasible from unbounded and from tolerance.
                if end == .finished, status != .undecided { return status }
                break
            }
        }
        return .undecided
    }

    private func prepare(_ start: Start) throws(SolverError) -> glp_smcp {
        var options = glp_smcp()
        glp_init_smcp(&options)
        options.msg_lev = GLP_MSG_OFF
        options.it_lim = Self.sliceIterations
        options.meth = GLP_PRIMAL
        switch start {
        case .lastBasisDual: options.meth = GLP_DUALP
        case .lastBasisPrimal: break
        case .advancedBasis: try problem.check { cglpk_advanced_basis($0) }
        case .presolve:
            // The presolver starts from nothing each time, so that slices would lose what they have done.
            options.presolve = GLP_ON
            options.it_lim = .max
        case .standardBasis:
            try problem.check { cglpk_standard_basis($0) }
            options.pricing = GLP_PT_STD
            options.r_test = GLP_RT_STD
        }
        return options
    }

    private func run(_ options: glp_smcp) throws(SolverError) -> (SimplexEnd, RelaxationStatus) {
        var options = options
        options.tm_lim = deadline.milliseconds
        var code: Int32 = 0
        var status: Int32 = 0
        try problem.check { cglpk_simplex($0, &options, &code, &status) }
        return (try SimplexEnd(code: code), try RelaxationStatus(basicStatus: status))
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
