import Clinic
import MILP
import Synchronization

/// Solves a week, or a variant of it, within what is left of a question's time.
struct VariantSolver: Sendable {
    let solver: any MILPSolver
    /// The question's own clock.
    private(set) var clock: SearchClock
    var options = RosterOptions()
    var progress: (@Sendable (RosterProgress) -> Void)?

    init(
        solver: any MILPSolver, clock: SearchClock, progress: (@Sendable (RosterProgress) -> Void)? = nil
    ) {
        self.solver = solver
        self.clock = clock
        self.progress = progress
    }

    /// What is known of a variant.
    enum Answer {
        /// A checked roster, best where its bound is its objective.
        case roster(Roster)
        /// Proven: there is none.
        case impossible
        /// Enough was known before a roster was found.
        case ended
        /// The limit, or a session that stayed undecided.
        case unknown

        /// Whether nothing at all is known.
        var isUnknown: Bool { if case .unknown = self { true } else { false } }
    }

    /// The best roster of a scenario in which some requests must have places.
    ///
    /// - Parameter isEnough: asked while the search runs; true ends it with what is known then. It looks at what the
    ///   search itself has kept, so that the same question has the same answer.
    /// - Throws: ``RosterFailure``, but not for a search that found nothing, or `SolverError`.
    func solve(
        _ scenario: Scenario, demands: [DemandedPlace] = [], isEnough: (@Sendable (RosterProgress) -> Bool)? = nil
    ) throws -> Answer {
        guard !clock.mustStop else { return .unknown }
        let sessions = scenario.sessions
        let positions = demands.compactMap { $0.position(in: scenario, sessions) }
        guard positions.count == demands.count else { return .impossible }
        let sign = StopSign()
        let (clock, progress) = (clock, progress)
        let own = SearchClock(limitSeconds: clock.remaining, isCancelled: { sign.isUp || clock.isCancelled })
        let told: @Sendable (RosterProgress) -> Void = { state in
            progress?(state)
            if isEnough?(state) == true { sign.putUp() }
        }
        let search = { (branching: Branching) in
            try solver.withWorkspace { workspace in
                try WeekSearch(
                    scenario: scenario, options: options, clock: own, workspace: workspace, branching: branching,
                    progress: told, onRoster: nil, demands: positions
                ).run()
            }
        }
        do {
            let solution: RosterSolution
            do {
                solution = try search(.driebeckTomlin)
            } catch SolverError.libraryFailure {
                // As in ``RosterOptimizer``: the library's own branching penalties may fail an assertion.
                solution = try search(.mostFractional)
            }
            return solution.roster.status == .infeasible ? .impossible : .roster(solution.roster)
        } catch RosterFailure.nothingFound {
            return sign.isUp ? .ended : .unknown
        }
    }

    /// The same solver with a part of the time that is left.
    func share(_ part: Double) -> VariantSolver {
        let clock = clock
        var shared = self
        shared.clock = SearchClock(
            limitSeconds: clock.remaining.map { $0 * part }, isCancelled: { clock.isCancelled })
        return shared
    }

    /// Whether promises can be kept and demands met, nothing else being placed.
    func verdict(_ scenario: Scenario, demands: [DemandedPlace] = []) throws -> PromiseVerdict {
        switch try solve(scenario.withoutAims, demands: demands, isEnough: { $0.kept != nil }) {
        case .roster: .canBeKept
        case .impossible: .cannotBeKept
        case .ended, .unknown: .undecided
        }
    }
}

/// Ends a search from another thread.
private final class StopSign: Sendable {
    private let flag = Atomic<Bool>(false)

    var isUp: Bool { flag.load(ordering: .relaxed) }
    func putUp() { flag.store(true, ordering: .relaxed) }
}

extension Scenario {
    /// The same week with nothing to be gained: every roster costs nothing, so that the first one found is the answer.
    var withoutAims: Scenario {
        var bare = self
        bare.policy.addonReserve = nil
        bare.policy.followUpCalls = nil
        bare.policy.jointMinPerWeek = 0
        bare.policy.trainingSessionsPerWeek = 0
        bare.policy.weights = TermPoints()
        return bare
    }

    /// The same week with some of its requests.
    func keeping(_ isKept: (Request) -> Bool) -> Scenario {
        var part = self
        part.requests = requests.filter(isKept)
        return part
    }
}
