/// What a repair costs, part by part.
public struct RepairParts: Hashable, Sendable {
    /// The objective of the roster, counted in the scenario with the events in it.
    public var roster: Points
    /// Patients moved to another day or not scheduled any more.
    public var movedDay = Points.zero
    /// Patients moved within their day.
    public var movedTime = Points.zero
    /// Patients with another radiologist.
    public var changedRadiologist = Points.zero

    /// The objective alone.
    public init(roster: Points) { self.roster = roster }

    /// All parts together.
    public var total: Points { roster + movedDay + movedTime + changedRadiologist }
}

/// What changes for a patient.
public struct RepairChange: Hashable, Sendable {
    /// The dearest that applies.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Another day.
        case day
        /// Another room start on the same day.
        case time
        /// Another radiologist alone.
        case radiologist
        /// No place any more.
        case unscheduled
        /// A place where there was none.
        case placed
    }

    /// Id of the request.
    public var request: String
    /// Patient code.
    public var patient: String
    /// What changes.
    public var kind: Kind
    /// Points of this patient's disturbance; nothing for one who gets a place.
    public var cost: Points
    /// Position of the event that hits the old place; nil where the patient only makes room, or had no place.
    public var event: Int?
    /// Why, for people.
    public var text: String
    /// The old place; nil where there was none.
    public var old: Placement?
    /// The new place; nil where there is none.
    public var new: Placement?
}

/// Counts what a roster costs as the repair of a disturbed week, from nothing but the two rosters and the prices.
public struct RepairBill: Sendable {
    /// The parts of the cost.
    public let parts: RepairParts
    /// Disturbed patients in the order of their old times, then those newly placed in the order of their new ones.
    public let changes: [RepairChange]

    /// The bill of a roster whose visits are decided.
    public init(_ roster: Roster, for week: DisturbedWeek) {
        let index = ScenarioIndex(week.scenario)
        let old = Self.places(week.roster, index)
        let new = Self.places(roster, index)
        var parts = RepairParts(roster: TermCounter(week.scenario).terms(of: roster).total)
        var changes: [RepairChange] = []
        let prices = week.scenario.policy.repair
        for request in week.scenario.requests {
            guard let before = old[request.id] else { continue }
            let row = Self.price(before, new[request.id], prices, index.factor(of: request))
            parts.movedDay += row.movedDay
            parts.movedTime += row.movedTime
            parts.changedRadiologist += row.changedRadiologist
            guard let kind = row.kind else { continue }
            let event = week.event(hitting: request.id)
            changes.append(
                RepairChange(
                    request: request.id, patient: request.patient, kind: kind, cost: row.total, event: event,
                    text: Self.reason(kind, event.map { week.events[$0] }), old: before, new: new[request.id]))
        }
        changes.sort { Self.comesBefore($0.old, $1.old, index) }
        let placed = week.scenario.requests.compactMap { request -> RepairChange? in
            guard old[request.id] == nil, let place = new[request.id] else { return nil }
            return RepairChange(
                request: request.id, patient: request.patient, kind: .placed, cost: .zero, event: nil,
                text: "there is a place now", old: nil, new: place)
        }
        self.parts = parts
        self.changes = changes + placed.sorted { Self.comesBefore($0.new, $1.new, index) }
    }

    private static func places(_ roster: Roster, _ index: ScenarioIndex) -> [String: Placement] {
        let rows = roster.appointments.compactMap { row in row.request.map { ($0, row) } }
        return Dictionary(rows.filter { index.requests[$0.0] != nil }, uniquingKeysWith: { first, _ in first })
    }

    /// What one patient's disturbance costs.
    private struct Row {
        var kind: RepairChange.Kind?
        var movedDay = Points.zero
        var movedTime = Points.zero
        var changedRadiologist = Points.zero
        var total: Points { movedDay + movedTime + changedRadiologist }
    }

    private static func price(
        _ old: Placement, _ new: Placement?, _ prices: RepairPrices, _ factor: PriorityFactor
    ) -> Row {
        guard let new else { return Row(kind: .unscheduled, movedDay: prices.forDay(factor)) }
        var row = Row()
        if old.radiologist != new.radiologist {
            row.kind = .radiologist
            row.changedRadiologist = prices.changedRadiologist
        }
        if old.start.day != new.start.day {
            row.kind = .day
            row.movedDay = prices.forDay(factor)
        } else if old.start != new.start {
            row.kind = .time
            row.movedTime = prices.forTime(from: old.start, to: new.start, factor)
        }
        return row
    }

    private static func reason(_ kind: RepairChange.Kind, _ event: RepairEvent?) -> String {
        if let event { return event.text }
        return switch kind {
        case .radiologist: "another radiologist takes over the C-arm"
        case .day, .time, .unscheduled, .placed: "makes room for others"
        }
    }

    private static func comesBefore(_ a: Placement?, _ b: Placement?, _ index: ScenarioIndex) -> Bool {
        guard let a, let b else { return a != nil }
        if a.start != b.start { return a.start < b.start }
        let arms = index.scenario.site.cArms
        let position = { (place: Placement) in arms.firstIndex { $0.id == place.cArm } ?? arms.count }
        return position(a) < position(b)
    }
}
