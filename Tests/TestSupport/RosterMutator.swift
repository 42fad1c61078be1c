import Clinic

/// A roster with one thing changed.
public struct Mutation: Sendable {
    /// What was changed.
    public var kind: MutationKind
    /// The changed roster.
    public var roster: Roster
    /// Whether it may still be legal by chance; if not, a rule must be broken.
    public var mayStayLegal: Bool
}

/// What can be changed in a roster.
public enum MutationKind: String, CaseIterable, Sendable {
    case shiftStart, nudgeStart, startOffGrid, moveToNextDay, moveToOtherArm, swapRequests, placeIneligible
    case nameOtherRadiologist, nameOtherTechnologist
    case dropArmSession, repeatArmSession, moveArmSession, otherCover, secondWhoIsNoTrainee, leadWithoutSpine
    case intakeTooEarly, intakeTooLate, dischargeTooLate, nurseTwice, nurseMissing, nurseUnknown, taskOffGrid
    case bayTooHigh, bayMissing, bayTwice
    case repeatAppointment, dropAppointment, dropUnscheduled, listPlaced, noReasons, unknownRequest
    case dropFixed, moveFixed
    case repeatReserve, reserveInOtherWeek, reserveOfOtherProcedure
    case termPlusOne, objectiveMinusOne, boundAboveObjective, optimalWithoutProof, missingObjective
    case dropCall, repeatCall, callOnOtherDay, callOffGrid, callWithoutNurse, callOfNobody
    case otherWeek, otherScenario

    /// Whether the changed roster may by chance still be legal; any other must break a rule.
    public var mayStayLegal: Bool {
        switch self {
        case .nudgeStart, .moveToNextDay, .moveToOtherArm, .swapRequests, .moveArmSession, .otherCover: true
        default: false
        }
    }
}

/// Changes legal rosters of a scenario in one place each, the same for the same seed.
public struct RosterMutator {
    let scenario: Scenario
    var random: SeededRandom

    /// A mutator whose choices the seed decides.
    public init(_ scenario: Scenario, seed: UInt64) {
        self.scenario = scenario
        random = SeededRandom(seed: seed)
    }

    /// A roster changed in a random way that applies to it; nil where none does.
    public mutating func mutate(_ roster: Roster) -> Mutation? {
        var kinds = MutationKind.allCases
        while !kinds.isEmpty {
            let kind = kinds.remove(at: random.below(kinds.count))
            if let mutation = mutate(roster, kind) { return mutation }
        }
        return nil
    }

    /// A roster changed in a given way, at a random place; nil where there is nothing to change so.
    public mutating func mutate(_ roster: Roster, _ kind: MutationKind) -> Mutation? {
        var changed = roster
        let applies =
            switch kind {
            case .shiftStart, .nudgeStart, .startOffGrid, .moveToNextDay, .moveToOtherArm, .swapRequests,
                .placeIneligible, .nameOtherRadiologist, .nameOtherTechnologist:
                changeVisit(&changed, kind)
            case .dropArmSession, .repeatArmSession, .moveArmSession, .otherCover, .secondWhoIsNoTrainee,
                .leadWithoutSpine:
                changeArmSession(&changed, kind)
            case .intakeTooEarly, .intakeTooLate, .dischargeTooLate, .nurseTwice, .nurseMissing, .nurseUnknown,
                .taskOffGrid, .bayTooHigh, .bayMissing, .bayTwice:
                changeCare(&changed, kind)
            case .repeatAppointment, .dropAppointment, .dropUnscheduled, .listPlaced, .noReasons, .unknownRequest,
                .dropFixed, .moveFixed, .repeatReserve, .reserveInOtherWeek, .reserveOfOtherProcedure:
                changeLists(&changed, kind)
            case .dropCall, .repeatCall, .callOnOtherDay, .callOffGrid, .callWithoutNurse, .callOfNobody:
                changeCalls(&changed, kind)
            case .termPlusOne, .objectiveMinusOne, .boundAboveObjective, .optimalWithoutProof, .missingObjective,
                .otherWeek, .otherScenario:
                changeSums(&changed, kind)
            }
        return applies ? Mutation(kind: kind, roster: changed, mayStayLegal: kind.mayStayLegal) : nil
    }

    private mutating func changeSums(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        guard let objective = roster.objective, let term = random.pick(Term.allCases) else { return false }
        switch kind {
        case .termPlusOne: roster.terms?[term] += Points(1)
        case .objectiveMinusOne:
            roster.objective = objective - Points(1)
            roster.bound = .zero
        case .boundAboveObjective: roster.bound = objective + Points(1)
        case .optimalWithoutProof:
            roster.status = .optimal
            roster.bound = objective - Points(1)
        case .missingObjective: roster.objective = nil
        case .otherWeek: roster.week = roster.week + 7
        case .otherScenario: roster.scenario += "-2"
        default: return false
        }
        return true
    }

    private mutating func changeCalls(_ roster: inout Roster, _ kind: MutationKind) -> Bool {
        let made = roster.calls.indices.filter { roster.calls[$0].task != nil }
        let wanted = kind == .dropCall || kind == .repeatCall ? Array(roster.calls.indices) : made
        guard let call = random.pick(wanted) else { return false }
        if kind == .callOffGrid && scenario.site.gridMinutes == 1 { return false }
        switch kind {
        case .dropCall: roster.calls.remove(at: call)
        case .repeatCall: roster.calls.append(roster.calls[call])
        case .callOnOtherDay: shift(&roster.calls[call].task, by: Instant.minutesPerDay)
        case .callOffGrid: shift(&roster.calls[call].task, by: 1)
        case .callWithoutNurse: roster.calls[call].task = nil
        case .callOfNobody: roster.calls[call].patient += "x"
        default: return false
        }
        return true
    }

    func shift(_ task: inout NurseTask?, by minutes: Int) {
        if let start = task?.start { task?.start = start + minutes }
    }
}
