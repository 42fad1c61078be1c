import Clinic

extension RosterMutator {
    private var grid: Int { scenario.site.gridMinutes }

    func procedure(of placement: Placement) -> Procedure? {
        let code: String? =
            switch placement.purpose {
            case .request(let id): scenario.requests.first { $0.id == id }?.procedure
            case .reserve(let code): code
            }
        return scenario.procedures.first { $0.code == code }
    }

    mutating func changeVisit(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        guard let visit = random.pick(Array(roster.appointments.indices)) else { return false }
        switch kind {
        case .shiftStart:
            guard roster.appointments[visit].intake != nil || roster.appointments[visit].discharge != nil else {
                return false
            }
            let beyondWaits = max(scenario.policy.intakeMaxWait, scenario.policy.dischargeMaxWait) / grid * grid + grid
            roster.appointments[visit].start = roster.appointments[visit].start + beyondWaits
        case .nudgeStart:
            roster.appointments[visit].start = roster.appointments[visit].start + (random.below(2) == 0 ? grid : -grid)
        case .startOffGrid:
            guard grid > 1 else { return false }
            roster.appointments[visit].start = roster.appointments[visit].start + 1
        case .moveToNextDay: moveByDays(&roster.appointments[visit], 1)
        case .moveToOtherArm:
            let others = scenario.site.cArms.map(\.id).filter { $0 != roster.appointments[visit].cArm }
            guard let other = random.pick(others) else { return false }
            roster.appointments[visit].cArm = other
        case .swapRequests:
            let others = roster.appointments.indices.filter { $0 != visit }
            guard let other = random.pick(others) else { return false }
            let purpose = roster.appointments[visit].purpose
            roster.appointments[visit].purpose = roster.appointments[other].purpose
            roster.appointments[other].purpose = purpose
        case .placeIneligible: return placeIneligible(&roster, visit)
        case .nameOtherRadiologist:
            let others = scenario.staff.radiologists.map(\.id).filter { $0 != roster.appointments[visit].radiologist }
            guard let other = random.pick(others) else { return false }
            roster.appointments[visit].radiologist = other
        case .nameOtherTechnologist:
            let others = scenario.staff.technologists.map(\.id).filter { $0 != roster.appointments[visit].technologist }
            guard let other = random.pick(others) else { return false }
            roster.appointments[visit].technologist = other
        default: return false
        }
        return true
    }

    /// Puts an unscheduled request for CT in the place of a visit, whatever its procedure.
    private mutating func placeIneligible(_ roster: inout Roster, _ visit: Int) -> Bool {
        let forCT = roster.unscheduled.indices.filter { listed in
            scenario.requests.contains { $0.id == roster.unscheduled[listed].request && $0.guidance == .ct }
        }
        guard let listed = random.pick(forCT), case .request(let id) = roster.appointments[visit].purpose else {
            return false
        }
        roster.appointments[visit].purpose = .request(roster.unscheduled[listed].request)
        roster.unscheduled[listed].request = id
        return true
    }

    func moveByDays(_ placement: inout Placement, _ days: Int) {
        placement.start = placement.start + days * Instant.minutesPerDay
        shift(&placement.intake, by: days * Instant.minutesPerDay)
        shift(&placement.discharge, by: days * Instant.minutesPerDay)
    }

    mutating func changeArmSession(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        let used = roster.armSessions.indices.filter { row in
            !visits(of: roster.armSessions[row], in: roster).isEmpty
        }
        guard let row = random.pick(used) else { return false }
        switch kind {
        case .dropArmSession: roster.armSessions.remove(at: row)
        case .repeatArmSession: roster.armSessions.append(roster.armSessions[row])
        case .moveArmSession:
            guard let session = random.pick(scenario.sessions) else { return false }
            roster.armSessions[row].session = session.name
        case .otherCover:
            guard let other = random.pick(scenario.staff.radiologists) else { return false }
            for visit in visits(of: roster.armSessions[row], in: roster) {
                roster.appointments[visit].radiologist = other.id
            }
            roster.armSessions[row].radiologist = other.id
        case .secondWhoIsNoTrainee:
            guard let other = random.pick(scenario.staff.technologists.filter { !$0.trainee }) else { return false }
            roster.armSessions[row].trainee = other.id
        case .leadWithoutSpine: return leadWithoutSpine(&roster, used)
        default: return false
        }
        return true
    }

    private mutating func leadWithoutSpine(_ roster: inout Roster, _ used: [Int]) -> Bool {
        let withSpine = used.filter { row in
            visits(of: roster.armSessions[row], in: roster).contains {
                procedure(of: roster.appointments[$0])?.service == .spine
            }
        }
        guard let row = random.pick(withSpine),
            let lead = random.pick(scenario.staff.technologists.filter({ !$0.spine }))
        else { return false }
        for visit in visits(of: roster.armSessions[row], in: roster) {
            roster.appointments[visit].technologist = lead.id
        }
        roster.armSessions[row].technologist = lead.id
        return true
    }

    /// Positions of the appointments that begin in an arm-session.
    private func visits(of row: ArmSession, in roster: Roster) -> [Int] {
        let session = scenario.sessions.first { $0.name == row.session }
        guard let session else { return [] }
        return roster.appointments.indices.filter {
            let visit = roster.appointments[$0]
            return visit.cArm == row.cArm && session.start <= visit.start && visit.start < session.end
        }
    }
}
