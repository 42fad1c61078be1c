import Clinic
import MILP

/// The cheapest repair so far and what is proven of all; every roster passes through here and is checked by every rule.
final class RepairKeeper: PointKeeper {
    private let week: DisturbedWeek
    private let eligibility: Eligibility
    private let checker: RepairChecker
    private let revision: DayRevision
    private let clock: SearchClock
    private var desk: SequencingDesk?
    private let report: (@Sendable (RosterProgress) -> Void)?
    private let handOver: (@Sendable (RepairAnswer) -> Void)?

    private(set) var best: Roster?
    private(set) var cost: Points?
    /// Columns of the best point of the program at hand, without indicators; nil where it has none of the best roster.
    private(set) var bestPoint: [Double]?
    private(set) var bound: Points?

    init(
        _ week: DisturbedWeek, eligibility: Eligibility, clock: SearchClock,
        progress: (@Sendable (RosterProgress) -> Void)?, onRepair: (@Sendable (RepairAnswer) -> Void)?
    ) {
        self.week = week
        self.eligibility = eligibility
        checker = RepairChecker(week)
        revision = DayRevision(week.scenario)
        self.clock = clock
        report = progress
        handOver = onRepair
    }

    /// Keeps a roster whose visits and arm-sessions are decided, where it is legal and cheaper.
    ///
    /// - Returns: Whether it is legal.
    func offer(_ draft: Roster) -> Bool {
        let roster = revision.finish(draft, after: week.roster, now: week.now)
        guard checker.check(roster).isEmpty else { return false }
        keep(roster)
        return true
    }

    /// Makes a roster of a point that can be sequenced, checks it by every rule, and keeps it where it is cheaper.
    ///
    /// - Throws: ``RosterFailure`` where none can be made of it, or a rule is broken.
    func keep(_ values: [Double], _ master: MasterModel) throws {
        guard let desk else { return }
        let builder = RosterBuilder(master: master, eligibility: eligibility, desk: desk)
        let objective = Points(millionths: Int(master.model.objective(at: values).rounded()) * master.unit.millionths)
        guard var draft = builder.draft(at: values) else { throw RosterFailure.rosterMissing(objective: objective) }
        draft.appointments = week.begun + draft.appointments
        draft.reserves = week.pastReserves + draft.reserves
        let roster = revision.finish(draft, after: week.roster, now: week.now)
        guard isCheaper(roster) || bestPoint == nil else { return }
        let violations = checker.check(roster)
        guard violations.isEmpty else { throw RosterFailure.brokenRoster(violations) }
        bestPoint = values
        keep(roster)
    }

    private func isCheaper(_ roster: Roster) -> Bool {
        guard let cost else { return true }
        return RepairBill(roster, for: week).parts.total < cost
    }

    private func keep(_ roster: Roster) {
        guard isCheaper(roster) else { return }
        best = roster
        cost = RepairBill(roster, for: week).parts.total
        handOver?(RepairAnswer(week, roster: roster, bound: bound ?? .zero))
        tell("incumbent")
    }

    /// The next program has other columns, and other kinds of visits to put in sequence.
    func begin(with desk: SequencingDesk) {
        self.desk = desk
        bestPoint = nil
    }

    var bestObjective: Points? { cost }

    /// Rounds up to the next attainable cost.
    func raiseBound(_ value: Double, _ master: MasterModel) {
        guard value.isFinite else { return }
        let units = Int((value - 1e-6).rounded(.up))
        let points = Points(millionths: units * master.unit.millionths)
        bound = max(bound ?? points, points)
    }

    /// Whether the bound has reached the cheapest repair.
    var isClosed: Bool {
        guard let bound, let cost else { return false }
        return bound >= cost
    }

    func tell(_ phase: String) {
        report?(RosterProgress(incumbent: cost, bound: bound, seconds: clock.seconds, phase: phase))
    }
}
