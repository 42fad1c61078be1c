import CGLPK
import MILP

// Every code GLPK can answer with, and what it means here. A code that is not in the manual is an error of its own:
// guessing would make a claim about optimality that nobody has proven.

/// How a simplex run ended, before anyone looks at the basic solution.
enum SimplexEnd: Equatable {
    /// It ran to an end; the status of the basic solution says which.
    case finished
    /// Its presolver proved that there is no primal feasible point.
    case infeasible
    /// Its presolver proved that there is no dual feasible point: unbounded, or infeasible.
    case unboundedOrInfeasible
    /// The time limit.
    case timeLimit
    /// The iteration limit; the basis it stopped at is there to go on from.
    case iterationLimit
    /// The basis or the numbers were not good enough; another start may help.
    case trouble

    /// - Throws: ``SolverError/libraryFailure(_:)`` for a code that `glp_simplex` is not known to give.
    init(code: Int32) throws(SolverError) {
        switch code {
        case 0: self = .finished
        case GLP_ENOPFS: self = .infeasible
        case GLP_ENODFS: self = .unboundedOrInfeasible
        case GLP_ETMLIM: self = .timeLimit
        case GLP_EITLIM: self = .iterationLimit
        // Basis singular, ill-conditioned or of the wrong size; bounds refused; solver failed; objective limits,
        // which are never set here; and the codes of the interior-point method.
        case GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EBOUND, GLP_EFAIL, GLP_EOBJLL, GLP_EOBJUL, GLP_ENOFEAS, GLP_ENOCVG,
            GLP_EINSTAB, GLP_EDATA, GLP_ERANGE:
            self = .trouble
        default: throw .libraryFailure("glp_simplex answered with the unknown code \(code)")
        }
    }
}

extension RelaxationStatus {
    /// - Throws: ``SolverError/libraryFailure(_:)`` for an unknown status of a basic solution.
    init(basicStatus: Int32) throws(SolverError) {
        switch basicStatus {
        case GLP_OPT: self = .optimal
        case GLP_NOFEAS: self = .infeasible
        case GLP_UNBND: self = .unbounded
        case GLP_UNDEF, GLP_FEAS, GLP_INFEAS: self = .undecided
        default: throw .libraryFailure("the basic solution has the unknown status \(basicStatus)")
        }
    }
}

/// How a branch and cut run ended.
enum SearchEnd: Equatable {
    /// The tree is empty: the best solution is optimal, or there is none.
    case exhausted
    /// The presolver proved that there is no feasible point.
    case infeasible
    /// The presolver proved that the relaxation has no bound, or no feasible point.
    case unboundedOrInfeasible
    /// The time limit.
    case timeLimit
    /// The listener asked for it.
    case stopped
    /// GLPK's own gap test; not asked for here.
    case gapReached
    /// A relaxation could not be solved.
    case trouble

    /// - Throws: ``SolverError/libraryFailure(_:)`` for a code that `glp_intopt` is not known to give.
    init(code: Int32) throws(SolverError) {
        switch code {
        case 0: self = .exhausted
        case GLP_ENOPFS: self = .infeasible
        case GLP_ENODFS: self = .unboundedOrInfeasible
        case GLP_ETMLIM: self = .timeLimit
        case GLP_ESTOP: self = .stopped
        case GLP_EMIPGAP: self = .gapReached
        case GLP_EFAIL, GLP_EBOUND, GLP_EROOT: self = .trouble
        default: throw .libraryFailure("glp_intopt answered with the unknown code \(code)")
        }
    }
}

/// What a search may do at one of its stops.
enum SearchStop {
    /// An open node is about to be chosen.
    case select
    /// The chosen node is about to be solved.
    case prepare
    /// The node's relaxation is solved: rows may be added.
    case rows
    /// The relaxation is fractional: a solution from elsewhere is welcome.
    case heuristic
    /// Cuts may be added, or a branching variable chosen.
    case other
    /// The relaxation was whole and has become the best solution.
    case improved

    /// - Throws: ``SolverError/libraryFailure(_:)`` for an unknown reason.
    init(reason: Int32) throws(SolverError) {
        switch reason {
        case GLP_ISELECT: self = .select
        case GLP_IPREPRO: self = .prepare
        case GLP_IROWGEN: self = .rows
        case GLP_IHEUR: self = .heuristic
        case GLP_ICUTGEN, GLP_IBRANCH: self = .other
        case GLP_IBINGO: self = .improved
        default: throw .libraryFailure("the search stopped for the unknown reason \(reason)")
        }
    }
}

extension Branching {
    /// GLPK's name for the rule.
    var code: Int32 {
        switch self {
        case .firstFractional: GLP_BR_FFV
        case .lastFractional: GLP_BR_LFV
        case .mostFractional: GLP_BR_MFV
        case .driebeckTomlin: GLP_BR_DTH
        case .pseudoCost: GLP_BR_PCH
        }
    }
}

extension Backtracking {
    /// GLPK's name for the order.
    var code: Int32 {
        switch self {
        case .depthFirst: GLP_BT_DFS
        case .breadthFirst: GLP_BT_BFS
        case .bestBound: GLP_BT_BLB
        case .bestProjection: GLP_BT_BPH
        }
    }
}

/// A pair of bounds as GLPK wants it.
struct BoundCode {
    let type: Int32
    let lower: Double
    let upper: Double

    /// Bounds that ``Model/boundsProblem(_:_:place:)`` found nothing wrong with.
    ///
    /// Bounds that differ by rounding noise count as equal, because GLPK's presolver fails an assertion on them.
    init(_ lower: Double, _ upper: Double) {
        let isFixed = upper - lower <= 1e-11 * (1 + abs(lower)) && lower.isFinite
        self.lower = lower.isFinite ? lower : 0
        self.upper = isFixed ? lower : upper.isFinite ? upper : 0
        type =
            switch (lower.isFinite, upper.isFinite) {
            case _ where isFixed: GLP_FX
            case (true, true): GLP_DB
            case (true, false): GLP_LO
            case (false, true): GLP_UP
            case (false, false): GLP_FR
            }
    }
}
