/// What is different from the roster as it was published.
public struct RosterDifference: Hashable, Sendable {
    /// A visit that is not where it was published.
    public struct Row: Hashable, Sendable {
        /// What happened to it.
        public enum Kind: String, Hashable, Sendable {
            /// It has a place and had none.
            case added
            /// It had a place and has none.
            case removed
            /// It has another C-arm or start.
            case moved
            /// It has another radiologist, technologist or nurse time at the same place.
            case staff
        }
        /// What happened.
        public var kind: Kind
        /// Id of the request; nil for a place kept free.
        public var request: String?
        /// As published.
        public var old: Placement?
        /// Now.
        public var new: Placement?
    }

    /// Visits, by time, then places kept free.
    public var rows: [Row]
    /// Arm-sessions that are staffed now and were not.
    public var opened: [ArmSession]
    /// Arm-sessions that were staffed and are not.
    public var closed: [ArmSession]

    /// The differences between a published roster and what it has become.
    public init(from published: Roster, to roster: Roster) {
        var rows: [Row] = []
        for new in roster.appointments {
            let old = published.appointments.first { $0.request == new.request }
            guard let kind = RosterDifference.kind(old, new) else { continue }
            rows.append(Row(kind: kind, request: new.request, old: old, new: new))
        }
        for old in published.appointments where !roster.appointments.contains(where: { $0.request == old.request }) {
            rows.append(Row(kind: .removed, request: old.request, old: old))
        }
        rows = rows.enumerated().sorted {
            let (a, b) = ($0.element, $1.element)
            return (time(a), $0.offset) < (time(b), $1.offset)
        }.map(\.element)
        func key(_ place: Placement) -> String { "\(place.cArm) \(place.start)" }
        let (free, was) = (Set(roster.reserves.map(key)), Set(published.reserves.map(key)))
        rows += published.reserves.filter { !free.contains(key($0)) }.map { Row(kind: .removed, old: $0) }
        rows += roster.reserves.filter { !was.contains(key($0)) }.map { Row(kind: .added, new: $0) }
        self.rows = rows
        opened = roster.armSessions.filter { !published.armSessions.contains($0) }
        closed = published.armSessions.filter { !roster.armSessions.contains($0) }
    }

    /// Whether nothing is different.
    public var isEmpty: Bool { rows.isEmpty && opened.isEmpty && closed.isEmpty }

    private static func kind(_ old: Placement?, _ new: Placement) -> Row.Kind? {
        guard let old else { return .added }
        if old.cArm != new.cArm || old.start != new.start { return .moved }
        let isSame =
            old.radiologist == new.radiologist && old.technologist == new.technologist && old.intake == new.intake
            && old.discharge == new.discharge
        return isSame ? nil : .staff
    }
}

private func time(_ row: RosterDifference.Row) -> Instant { row.old?.start ?? row.new?.start ?? Instant(minutes: 0) }
