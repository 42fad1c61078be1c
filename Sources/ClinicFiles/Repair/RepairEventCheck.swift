import Clinic

/// Whether an event can be one of a scenario's week, wherever it was told.
public struct RepairEventCheck {
    /// Something that is wrong with an event.
    public struct Finding: Hashable, Sendable {
        /// What of an event can be wrong.
        public enum Part: String, Hashable, Sendable {
            /// The name of what breaks.
            case id
            /// The begin.
            case from
            /// The end.
            case to
        }

        /// What of it is wrong.
        public var part: Part
        /// What is wrong, with the value.
        public var message: String
        /// What would be right.
        public var fix: String?
    }

    private let scenario: Scenario

    /// For events of a scenario.
    public init(_ scenario: Scenario) { self.scenario = scenario }

    /// The session with a name, where it is held in the week.
    public func session(_ name: String) -> Session? {
        scenario.sessions.first { $0.name.description == name }
    }

    /// What is wrong with the name of what breaks; nil where it is known.
    public func unknown(_ kind: RepairEventKind, _ id: String) -> Finding? {
        let (noun, names): (String, [String]) =
            switch kind {
            case .cArm: ("C-arm", scenario.site.cArms.map(\.id))
            case .radiologist: ("radiologist", scenario.staff.radiologists.map(\.id))
            case .technologist: ("technologist", scenario.staff.technologists.map(\.id))
            case .nurse: ("nurse", scenario.staff.nurses.map(\.id))
            case .session: ("session held in this week", scenario.sessions.map(\.name.description))
            }
        if names.contains(id) { return nil }
        let most = 12
        let listing =
            names.isEmpty
            ? "the scenario has none"
            : "there is " + names.prefix(most).joined(separator: ", ") + (names.count > most ? " and others" : "")
        let fix = NearestName.nearest(to: id, among: names).map { "did you mean '\($0)'?" } ?? listing
        return Finding(part: .id, message: "\(FileNode.quoted(id)) is no \(noun) of the scenario", fix: fix)
    }

    /// What is wrong with the times of an event; nil where they are in order and touch the week.
    public func wrongTimes(from: Instant, to: Instant) -> Finding? {
        if from >= to {
            return Finding(
                part: .to, message: "the event ends at \(to), not after its begin \(from)", fix: "begin before the end")
        }
        guard to > scenario.week.midnight, from < (scenario.lastDay + 1).midnight else {
            return Finding(
                part: .from, message: "the event lies outside the week",
                fix: "the week is \(scenario.week) to \(scenario.lastDay)")
        }
        return nil
    }

    /// What is wrong with the instant from which on places may be given; nil where some of the week is left.
    public func wrongNow(_ now: Instant) -> (message: String, fix: String)? {
        guard now >= (scenario.lastDay + 1).midnight else { return nil }
        return ("the week is over at \(now)", "the week is \(scenario.week) to \(scenario.lastDay)")
    }
}
