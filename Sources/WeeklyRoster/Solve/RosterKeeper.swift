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

    private let relativeGap: Double

    private(set) var best: Roster?
    /// Columns of the best point, in the master's own order without indicators.
    private(set) var bestPoint: [Double]?
    private(set) var bound: Points?
    var journal = SearchJournal()
    /// Objective of the best roster shown that the search does not have yet.
    private var preview: Points?

    init(
        scenario: Scenario, eligibility: Eligibility, desk: SequencingDesk, clock: SearchClock,
        progress: (@Sendable (RosterProgress) -> Void)?, onRoster: (@Sendable (Roster) -> Void)?,
        relativeGap: Double = 0
    ) {
        self.relativeGap = relativeGap
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
        try requireClean(roster)
        best = roster
        bestPoint = values
        handOver?(roster)
        tell("incumbent")
    }

    /// Shows a roster that was made beside the search, checked like any other; the search itself gets it later.
    func show(_ roster: Roster) throws {
        var roster = roster
        guard let objective = roster.objective,
            [best?.objective, preview].compactMap({ $0 }).allSatisfy({ objective < $0 })
        else { return }
        roster.bound = min(bound ?? .zero, objective)
        try requireClean(roster)
        preview = objective
        handOver?(roster)
        tell("insertion")
    }

    private func requireClean(_ roster: Roster) throws {
        let violations = checker.check(roster)
        guard violations.isEmpty else { throw RosterFailure.brokenRoster(violations) }
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

    /// Whether the bound has reached the best roster, or the gap that was asked for.
    var isClosed: Bool {
        guard let bound, let objective = best?.objective else { return false }
        return RosterProgress.gap(objective: objective, bound: bound) <= relativeGap
    }

    func tell(_ phase: String) {
        let shown = [best?.objective, preview].compactMap { $0 }.min()
        let progress = RosterProgress(
            incumbent: shown, bound: bound, seconds: clock.seconds, phase: phase, kept: best?.objective)
        journal.note(progress)
        report?(progress)
    }
}
