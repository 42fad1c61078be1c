import AddOn
import Clinic
import MILP
import SyntheticClinic
import WeeklyRoster

/// How much of what is possible any rule can reach that answers each caller at once and for good.
///
/// The first caller of the day for whom there is a place must be told yes or no before anybody knows who comes later. From
/// then on the rule may know everything: that helps it, so that what is left is a bound. For each of the two answers the
/// expected share is taken over drawn futures, which do not depend on the past, and the better one counts.
public struct AtOnceBound: Sendable {
    private let optimizer: ClairvoyantOptimizer

    /// A bound that is found with a solver of integer programs.
    public init(solver: any MILPSolver) { optimizer = ClairvoyantOptimizer(solver: solver) }

    /// The greatest expected share of a day whose first placeable caller is given; nil where there is none.
    ///
    /// - Parameters:
    ///   - day: The day; of its callers only the first who can be placed matters.
    ///   - futures: Callers that the same date may have, at least one list, each as likely as the others. Those who call
    ///     after the first caller are the future.
    /// - Throws: `AddOnError`, `ClairvoyantFailure` or `SolverError`.
    public func bound(of day: TrialDay, futures: [[SyntheticAddOn]]) throws -> Double? {
        let desk = AddOnDesk(scenario: day.scenario, roster: day.roster)
        let first = try day.addOns.first { caller in
            let addOn = AddOn(request: caller.request, arrives: caller.arrives)
            return try !desk.answer(addOn, now: caller.called).proposals.isEmpty
        }
        guard let first else { return nil }
        var (yes, no) = (0.0, 0.0)
        for future in futures {
            let later = AtOnceBound.renamed(future.filter { first.called < $0.called })
            let accepted = try weight(
                day, [AddOnArrival(request: first.request, from: first.from, isPromised: true)] + later)
            let declined = try weight(day, later)
            let possible = max(accepted, declined)
            yes += Double(accepted) / Double(possible)
            no += Double(declined) / Double(possible)
        }
        return max(yes, no) / Double(futures.count)
    }

    private func weight(_ day: TrialDay, _ arrivals: [AddOnArrival]) throws -> Int {
        guard !arrivals.isEmpty else { return 0 }
        var known = day.known
        known.arrivals = arrivals
        return try optimizer.optimum(of: known).weightThousandths
    }

    /// Callers of another day are other people.
    private static func renamed(_ callers: [SyntheticAddOn]) -> [AddOnArrival] {
        callers.enumerated().map { number, caller in
            var request = caller.request
            request.id = "later-\(number + 1)"
            request.patient = "P-L\(number + 1)"
            return AddOnArrival(request: request, from: caller.from)
        }
    }
}
