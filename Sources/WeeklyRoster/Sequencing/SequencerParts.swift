/// A staffed C-arm while the search runs.
struct SequencerLane {
    let part: Int
    let arm: Int
    let team: Int
    let isSpine: Bool
    /// When the session ends.
    let end: Int
    let closed: [MinuteSpan]
    /// Lanes with equal twins are interchangeable while they are free.
    let twin: Twin
    /// When the room is free again.
    var free: Int

    struct Twin: Hashable {
        let part: Int
        let team: Int
        let isSpine: Bool
    }

    init(_ lane: Sequence.Lane, frame: GroupFrame) {
        let part = frame.parts[lane.part]
        self.part = lane.part
        arm = lane.arm
        team = lane.team
        isSpine = lane.isSpine
        end = part.offset + part.frame.length
        closed =
            part.frame.closed[lane.arm].map { MinuteSpan($0.start + part.offset, $0.end + part.offset) }
            + lane.bonds.idle
        needsSpineVisit = lane.bonds.needsSpineVisit
        twin = Twin(part: lane.part, team: lane.team, isSpine: lane.isSpine)
        free = part.offset + part.frame.firstStep
        isSpecial = !closed.isEmpty || lane.hasPromise || lane.bonds != LaneBonds()
    }

    /// Has downtime, a promised visit or bonds, so no other lane is like it.
    let isSpecial: Bool
    /// A spine visit must still come to be here.
    var needsSpineVisit: Bool

    func isOpen(from start: Int, to stop: Int) -> Bool {
        stop <= end && !closed.contains { $0.start < stop && start < $0.end }
    }
}

/// Visits of one kind for one team.
struct SequencerClass {
    let team: Int
    let kind: Int
    let visit: VisitKind
    /// By step from the group's beginning.
    let isStart: [Bool]
    let lastStart: Int
    var remaining: Int
    let promisedArm: Int?
}

/// A visit with its place, while the search runs.
struct SequencedVisit {
    let team: Int
    let kindNumber: Int
    let kind: VisitKind
    let arm: Int
    let start: Int

    init(_ item: SequencerClass, arm: Int, start: Int) {
        team = item.team
        kindNumber = item.kind
        kind = item.visit
        self.arm = arm
        self.start = start
    }

    var procedureStart: Int { start + kind.setup }
    var procedureEnd: Int { start + kind.setup + kind.procedure }
    var recovered: Int { start + kind.toRecovered }
}

/// What placed visits ask of nurses and bays.
struct NurseDemand {
    private(set) var work: [NurseWork] = []
    private(set) var holds: [BayHold] = []
    private(set) var orders: [PatientOrder] = []
    /// By visit: position of its tasks in `work`.
    private(set) var intakeOf: [Int?] = []
    private(set) var dischargeOf: [Int?] = []

    init(_ visits: [SequencedVisit], frame: GroupFrame) {
        let waits = frame.parts[0].frame
        work.reserveCapacity(visits.count * 2)
        holds = frame.heldBays.map { BayHold(from: $0.start, recovered: $0.end, dischargeWork: nil) }
        for visit in visits {
            var intake: Int?
            var discharge: Int?
            if visit.kind.intake > 0 {
                let latest = visit.start - visit.kind.intake
                intake = work.count
                work.append(
                    NurseWork(
                        earliest: visit.kind.earliestIntake(at: visit.start, wait: waits.intakeWait), latest: latest,
                        length: visit.kind.intake))
            }
            if visit.kind.discharge > 0 {
                discharge = work.count
                work.append(
                    NurseWork(
                        earliest: visit.recovered, latest: visit.recovered + waits.dischargeWait,
                        length: visit.kind.discharge))
            }
            if visit.kind.needsBay {
                holds.append(BayHold(from: visit.procedureEnd, recovered: visit.recovered, dischargeWork: discharge))
            }
            intakeOf.append(intake)
            dischargeOf.append(discharge)
        }
        addOrders(visits)
    }

    /// Two visits of one patient in reach of one another: the later must not begin before the earlier has left.
    private mutating func addOrders(_ visits: [SequencedVisit]) {
        for second in visits.indices {
            guard let patient = visits[second].kind.patient else { continue }
            for first in visits.indices where first != second && visits[first].kind.patient == patient {
                guard (visits[first].start, first) < (visits[second].start, second) else { continue }
                orders.append(
                    PatientOrder(
                        firstDischarge: dischargeOf[first], firstRecovered: visits[first].recovered,
                        secondIntake: intakeOf[second], secondStart: visits[second].start))
            }
        }
    }
}
