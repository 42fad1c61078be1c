import MILP

/// What a solve knows so far: the best checked solution and the proven bound.
///
/// Kept outside the library, so that both survive its failures, restarts and roundings.
struct SearchRecord {
    private let step: Double
    private let cutoff: Double?
    private let relativeGap: Double
    /// The best solution so far.
    private(set) var incumbent: Solution?
    /// The best proven bound so far, not above what is of interest.
    private(set) var bound: Double?

    init(_ options: SolveOptions) {
        step = options.objectiveStep
        cutoff = options.cutoff
        relativeGap = options.relativeGap
    }

    /// Only solutions below this are of interest: the incumbent's objective or the cutoff.
    var ceiling: Double {
        min(incumbent?.objective ?? .infinity, cutoff ?? .infinity)
    }

    /// Takes a checked solution if it is better than the incumbent and the cutoff.
    /// - Returns: whether it was taken.
    mutating func accept(_ solution: Solution) -> Bool {
        var solution = solution
        if step > 0 {
            let whole = (solution.objective / step).rounded() * step
            if abs(whole - solution.objective) <= Self.noise(at: whole) { solution.objective = whole }
        }
        guard solution.objective < ceiling - (incumbent == nil ? 0 : Self.noise(at: ceiling)) else { return false }
        incumbent = solution
        return true
    }

    /// Notes a proven bound of all solutions below the ceiling.
    mutating func raise(_ proven: Double) {
        guard proven > -Double.greatestFiniteMagnitude else { return }
        let value = min(rounded(proven), ceiling)
        guard value.isFinite else { return }
        bound = max(bound ?? value, value)
    }

    /// Notes that nothing below the ceiling is left.
    mutating func close() {
        if ceiling.isFinite { bound = max(bound ?? ceiling, ceiling) }
    }

    /// Whether a node with this bound can hold nothing of interest.
    func prunes(_ nodeBound: Double) -> Bool {
        guard ceiling.isFinite, nodeBound > -Double.greatestFiniteMagnitude else { return false }
        return rounded(nodeBound) >= ceiling - Self.noise(at: ceiling)
    }

    /// Whether the bound and the incumbent are as close as was asked for.
    var hasReachedGap: Bool {
        guard relativeGap > 0, let incumbent, let bound else { return false }
        return incumbent.objective - bound <= relativeGap * abs(incumbent.objective)
    }

    /// Whether nothing below the ceiling can be left.
    var isClosed: Bool { bound.map(prunes) ?? false }

    /// The bound as it may be told: not above the incumbent, which rounding noise could make it.
    var reportedBound: Double? {
        guard let bound else { return nil }
        return incumbent.map { min($0.objective, bound) } ?? bound
    }

    /// The next attainable objective at or above a bound. Noise below the step does not lift it to the next one.
    private func rounded(_ bound: Double) -> Double {
        guard step > 0, bound.isFinite else { return bound }
        let steps = bound / step
        return (steps - Tolerance.feasibility * max(1, abs(steps))).rounded(.up) * step
    }

    private static func noise(at value: Double) -> Double {
        Tolerance.objective * (1 + abs(value))
    }
}
