import Clinic

extension RosterMutator {
    private var grid: Int { scenario.site.gridMinutes }

    mutating func changeCare(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        let withIntake = roster.appointments.indices.filter { roster.appointments[$0].intake != nil }
        let withDischarge = roster.appointments.indices.filter { roster.appointments[$0].discharge != nil }
        let withBay = roster.appointments.indices.filter { roster.appointments[$0].bay != nil }
        let wanted =
            switch kind {
            case .dischargeTooLate, .taskOffGrid: withDischarge
            case .bayTooHigh, .bayMissing, .bayTwice: withBay
            default: withIntake
            }
        guard let visit = random.pick(wanted) else { return false }
        switch kind {
        case .intakeTooEarly:
            // Counted from the latest start, a wait and a grid step earlier is too early from any.
            shift(&roster.appointments[visit].intake, by: -scenario.policy.intakeMaxWait - grid)
        case .intakeTooLate: shift(&roster.appointments[visit].intake, by: scenario.policy.intakeMaxWait + grid)
        case .dischargeTooLate:
            shift(&roster.appointments[visit].discharge, by: scenario.policy.dischargeMaxWait + grid)
        case .nurseTwice:
            guard let other = random.pick(withDischarge) else { return false }
            roster.appointments[visit].intake = roster.appointments[other].discharge
        case .nurseMissing: roster.appointments[visit].intake = nil
        case .nurseUnknown: roster.appointments[visit].intake?.nurse = "nobody"
        case .taskOffGrid:
            guard grid > 1 else { return false }
            shift(&roster.appointments[visit].discharge, by: 1)
        case .bayTooHigh: roster.appointments[visit].bay = scenario.site.recoveryBays + 1 + random.below(3)
        case .bayMissing: roster.appointments[visit].bay = nil
        case .bayTwice: return bayTwice(&roster, withBay)
        default: return false
        }
        return true
    }

    /// Puts a patient into the bay of another who is in recovery at the same time.
    private mutating func bayTwice(_ roster: inout Roster, _ withBay: [Int]) -> Bool {
        var pairs: [(Int, Int)] = []
        for first in withBay {
            for second in withBay where first != second {
                guard let stay = recovery(roster.appointments[first]), let other = recovery(roster.appointments[second])
                else { continue }
                if stay.start < other.end && other.start < stay.end { pairs.append((first, second)) }
            }
        }
        guard let pair = random.pick(pairs) else { return false }
        roster.appointments[pair.0].bay = roster.appointments[pair.1].bay
        return true
    }

    /// The recovery step alone, which lies within the stay in the bay.
    private func recovery(_ placement: Placement) -> (start: Instant, end: Instant)? {
        guard let procedure = procedure(of: placement), case .request(let id) = placement.purpose,
            let request = scenario.requests.first(where: { $0.id == id })
        else { return nil }
        let steps = procedure.steps(sites: request.sites)
        let start = placement.start + steps.setup + steps.procedure
        return (start, start + steps.recovery)
    }

    mutating func changeLists(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        let visit = random.pick(Array(roster.appointments.indices))
        let listed = random.pick(Array(roster.unscheduled.indices))
        let reserve = random.pick(Array(roster.reserves.indices))
        switch (kind, visit, listed, reserve) {
        case (.repeatAppointment, let visit?, _, _): roster.appointments.append(roster.appointments[visit])
        case (.dropAppointment, let visit?, _, _): roster.appointments.remove(at: visit)
        case (.listPlaced, let visit?, _, _):
            guard case .request(let id) = roster.appointments[visit].purpose else { return false }
            roster.unscheduled.append(RequestReasons(request: id, reasons: [Reason(.capacity, "no room")]))
        case (.unknownRequest, let visit?, _, _): roster.appointments[visit].purpose = .request("nobody")
        case (.dropUnscheduled, _, let listed?, _): roster.unscheduled.remove(at: listed)
        case (.noReasons, _, let listed?, _): roster.unscheduled[listed].reasons = []
        case (.repeatReserve, _, _, let reserve?): roster.reserves.append(roster.reserves[reserve])
        case (.reserveInOtherWeek, _, _, let reserve?): moveByDays(&roster.reserves[reserve], 7)
        case (.reserveOfOtherProcedure, _, _, let reserve?):
            let others = scenario.procedures.map(\.code).filter { $0 != scenario.policy.addonReserve?.procedure }
            guard let other = random.pick(others) else { return false }
            roster.reserves[reserve].purpose = .reserve(procedure: other)
        case (.dropFixed, _, _, _), (.moveFixed, _, _, _): return changeFixed(&roster, kind)
        default: return false
        }
        return true
    }

    private mutating func changeFixed(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        let promised = Set(scenario.requests.filter { $0.fixed != nil }.map(\.id))
        let kept = roster.appointments.indices.filter {
            guard case .request(let id) = roster.appointments[$0].purpose else { return false }
            return promised.contains(id)
        }
        guard let visit = random.pick(kept) else { return false }
        if kind == .moveFixed {
            roster.appointments[visit].start = roster.appointments[visit].start + grid
        } else if case .request(let id) = roster.appointments.remove(at: visit).purpose {
            roster.unscheduled.append(RequestReasons(request: id, reasons: [Reason(.capacity, "no room")]))
        }
        return true
    }
}
