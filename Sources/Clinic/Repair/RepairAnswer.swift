/// The answer to a disturbed week, as the file `fluoro-repair/1` tells it.
public struct RepairAnswer: Sendable {
    /// Name of the scenario.
    public var scenario: String
    /// Nothing is placed before this instant.
    public var now: Instant
    /// What broke.
    public var events: [RepairEvent]
    /// Whether the repair is proven cheapest; `infeasible` where promises that no event touches cannot be kept.
    public var status: RosterStatus
    /// The repaired roster with what it costs; nil where the status is `infeasible`.
    public var repair: Repair?
    /// Fixed requests that cannot be kept together; empty unless the status is `infeasible`.
    public var conflict: [String]

    /// A roster that repairs the week.
    public struct Repair: Sendable {
        /// Its parts add up to the cost.
        public var parts: RepairParts
        /// Proven least that any repair costs.
        public var bound: Points
        /// Who is to be telephoned, and who gets a place.
        public var changes: [RepairChange]
        /// The whole roster.
        public var roster: Roster

        /// From its parts.
        public init(parts: RepairParts, bound: Points, changes: [RepairChange], roster: Roster) {
            self.parts = parts
            self.bound = bound
            self.changes = changes
            self.roster = roster
        }
    }

    /// A repair, `optimal` where its bound is its cost.
    public init(_ week: DisturbedWeek, roster: Roster, bound: Points) {
        let bill = RepairBill(roster, for: week)
        let proven = min(bound, bill.parts.total)
        scenario = week.scenario.name
        now = week.now
        events = week.events
        status = proven == bill.parts.total ? .optimal : .feasible
        repair = Repair(parts: bill.parts, bound: proven, changes: bill.changes, roster: roster)
        conflict = []
    }

    /// No roster keeps these promises.
    public init(_ week: DisturbedWeek, conflict: [String]) {
        scenario = week.scenario.name
        now = week.now
        events = week.events
        status = .infeasible
        repair = nil
        self.conflict = conflict
    }
}
