import Clinic

/// Which patients have another place in one roster than in another.
struct RosterDifference {
    private let scenario: Scenario
    private let calendar: SessionCalendar

    init(_ scenario: Scenario) {
        self.scenario = scenario
        calendar = SessionCalendar(scenario)
    }

    /// The changes, in the order of the scenario's requests. Staff and nurse times alone are no change for a patient.
    func changes(from old: Roster, to new: Roster) -> [PatientChange] {
        let (before, after) = (RosterDifference.places(old), RosterDifference.places(new))
        return scenario.requests.compactMap { request in
            let (old, new) = (before[request.id], after[request.id])
            guard let kind = kind(old, new) else { return nil }
            return PatientChange(request: request.id, patient: request.patient, kind: kind, old: old, new: new)
        }
    }

    /// Places by request; asked, never iterated.
    static func places(_ roster: Roster) -> [String: Placement] {
        let pairs = roster.appointments.compactMap { placement -> (String, Placement)? in
            if case .request(let id) = placement.purpose { (id, placement) } else { nil }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func kind(_ old: Placement?, _ new: Placement?) -> PatientChange.Kind? {
        switch (old, new) {
        case (nil, nil): return nil
        case (nil, .some): return .placed
        case (.some, nil): return .out
        case (.some(let old), .some(let new)):
            if old.start.day != new.start.day { return .day }
            if calendar.session(at: old.start) != calendar.session(at: new.start) { return .session }
            return old.start == new.start && old.cArm == new.cArm ? nil : .time
        }
    }
}
