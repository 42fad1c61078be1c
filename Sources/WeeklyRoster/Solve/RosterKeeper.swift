import Clinic
import MILP

/// The best roster so far and what is proven of the week; every roster passes through here and is checked by every rule.
final class RosterKeeper {
    private let eligibility: Eligibility
    private let checker: RosterChecker
    private let desk: SequencingDesk
    private let clock: SearchClock
    private let report: (@Sendable (RosterProgress) -> Void)?
    private let handOver: (@Sendable (Roster) -> Void)?

    private(set) var best: Roster?
    /// Columns of the best point, in the master's own order without indicators.
    private(set) var bestPoint: [Double]?
    private(set) var bound: Points?

    init(
        scenario: Scenario, eligibility: Eligibility, desk: SequencingDesk, clock: SearchClock,
        progress: (@Sendable (RosterProgress) -> Void)?, onRoster: (@Sendable (Roster) -> Void)?
    ) {
        self.eligibility = eligibility
        checker = RosterChecker(scenario)
        self.desk = desk
        self.clock = clock
        report = progress
        handOver = onRoster
    }

    /// Makes a roster of a point that can be sequenced, checks it by every rule, and keeps it where it is better.
    func keep(_ values: [Double], _ master: MasterModel) throws {
        guard var roster = RosterBuilder(master: master, eligibility: eligibility, desk: desk).roster(at: values),
            let objective = roster.objective, best?.objective.map({ objective < $0 }) ?? true
        else { return }
        roster.bound = min(bound ?? .zero, objective)
        let violations = checker.check(roster)
        guard violations.isEmpty else { throw RosterFailure.brokenRoster(violations) }
        best = roster
        bestPoint = values
        handOver?(roster)
        tell("incumbent")
    }

    /// The tree's own incumbent must be a roster that was made and checked, else its bound means nothing.
    func requireKept(_ incumbent: Solution, _ master: MasterModel) throws {
        let objective = Points(millionths: Int(incumbent.objective.rounded()) * master.unit.millionths)
        guard let kept = best?.objective, kept <= objective else {
            throw RosterFailure.rosterMissing(objective: objective)
        }
    }

    /// Rounds up to the next attainable objective.
    func raiseBound(_ value: Double, _ master: MasterModel) {
        guard value.isFinite else { return }
        let units = Int((value - 1e-6).rounded(.up))
        let points = Points(millionths: units * master.unit.millionths)
        bound = max(bound ?? points, points)
    }

    /// Whether the bound has reached the best roster.
    var isClosed: Bool {
        guard let bound, let objective = best?.objective else { return false }
        return bound >= objective
    }

    func tell(_ phase: String) {
        report?(RosterProgress(incumbent: best?.objective, bound: bound, seconds: clock.seconds, phase: phase))
    }
}
