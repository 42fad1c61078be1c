/// A visit with its place and its nurse tasks, in steps of its group.
struct PlannedVisit: Sendable {
    /// Position among the board's items.
    let item: Int
    let kind: Int
    let duty: Int
    /// Position of the C-arm in the group's lanes.
    let lane: Int
    let start: Int
    let intake: NursePlan.Entry?
    let discharge: NursePlan.Entry?
}

/// One group of sessions of a plan: who is busy when. Always legal: a visit enters only where everything it needs is free.
struct PlanDay: Sendable {
    /// A C-arm in one session.
    struct Lane: Sendable {
        /// Position of the duty that staffs it; nil: closed.
        var duty: Int?
        /// The lead may do spine visits.
        var isSpine = true
        /// Holds a promised visit, so it never closes.
        var isPromised = false
        var free: FreeRuns
        /// Items on it.
        var items: [Int] = []
    }

    private(set) var lanes: [Lane] = []
    /// By duty of the group: the radiologist's hands.
    private var hands: [FreeRuns]
    private var nurses: [FreeRuns]
    /// By nurse: blocks of work. A task lies inside one, which the runs alone do not tell where two blocks touch.
    private let blocks: [[MinuteSpan]]
    private var bayHeld: [Int16]
    private let bayCount: Int16
    private let firstStep: Int
    private let intakeWait: Int
    private let dischargeWait: Int
    /// By duty of the week: position in `hands`; -1 for those of other groups.
    private let handOf: [Int]

    init(_ board: PlanBoard, group number: Int) {
        let group = board.groups[number]
        firstStep = group.firstStep
        intakeWait = group.frame.parts[0].frame.intakeWait
        dischargeWait = group.frame.parts[0].frame.dischargeWait
        for part in group.frame.parts {
            for arm in 0..<group.armCount {
                var free = FreeRuns(first: part.offset, last: part.offset + part.frame.length)
                free.free(part.offset, part.offset + part.frame.length)
                for span in part.frame.closed[arm] { free.take(part.offset + span.start, part.offset + span.end) }
                lanes.append(Lane(free: free))
            }
        }
        var hands: [FreeRuns] = []
        var handOf = Array(repeating: -1, count: board.places.count)
        for (part, session) in group.sessions.enumerated() {
            let frame = group.frame.parts[part]
            for duty in board.master.dutiesOfSession[session] {
                var free = FreeRuns(first: frame.offset, last: frame.offset + frame.frame.length)
                free.free(frame.offset, frame.offset + frame.frame.length)
                handOf[duty] = hands.count
                hands.append(free)
            }
        }
        self.hands = hands
        self.handOf = handOf
        blocks = group.frame.nurses
        nurses = group.frame.nurses.map { blocks in
            var free = FreeRuns(first: group.firstStep, last: group.lastStep)
            for block in blocks { free.free(block.start, block.end) }
            return free
        }
        bayHeld = Array(repeating: 0, count: group.lastStep - group.firstStep)
        bayCount = Int16(clamping: group.frame.bays)
    }

    // MARK: Lanes

    mutating func open(_ lane: Int, for duty: Int, isSpine: Bool, isPromised: Bool = false) {
        lanes[lane].duty = duty
        lanes[lane].isSpine = isSpine
        lanes[lane].isPromised = isPromised
    }

    mutating func close(_ lane: Int) { lanes[lane].duty = nil }

    // MARK: Visits

    /// Everything that a visit needs besides its C-arm, where it is free.
    struct Care {
        let intake: NursePlan.Entry?
        let discharge: NursePlan.Entry?
    }

    /// Whether C-arm and radiologist are free for a visit.
    func hasRoom(_ kind: VisitKind, lane: Int, hand: Int, start: Int) -> Bool {
        lanes[lane].free.run(at: start) >= kind.room
            && (kind.procedure == 0 || hands[hand].run(at: start + kind.setup) >= kind.procedure)
    }

    func hand(of duty: Int) -> Int { handOf[duty] }

    /// Free steps that a visit would leave beside it, the lesser side of the C-arm and of the radiologist's hands each:
    /// 0 where it fits without a gap.
    func waste(_ kind: VisitKind, lane: Int, hand: Int, start: Int) -> Int {
        let room = min(lanes[lane].free.runBefore(start), lanes[lane].free.run(at: start + kind.room))
        let step = start + kind.setup
        let hands = min(hands[hand].runBefore(step), hands[hand].run(at: step + kind.procedure))
        return 2 * room + hands
    }

    /// Nurses and a bay for a visit; nil where one is missing. Intake as late, discharge check as early as possible.
    func care(_ kind: VisitKind, start: Int) -> Care? {
        var intake: NursePlan.Entry?
        if kind.intake > 0 {
            let latest = start - kind.intake
            intake = task(stride(from: latest, through: latest - intakeWait, by: -1), length: kind.intake)
            if intake == nil { return nil }
        }
        var discharge: NursePlan.Entry?
        if kind.discharge > 0 {
            let earliest = start + kind.toRecovered
            discharge = task(stride(from: earliest, through: earliest + dischargeWait, by: 1), length: kind.discharge)
            if discharge == nil { return nil }
        }
        if kind.needsBay {
            let from = start + kind.setup + kind.procedure - firstStep
            let to = (discharge.map { $0.start + kind.discharge } ?? (start + kind.toRecovered)) - firstStep
            for step in from..<to where bayHeld[step] >= bayCount { return nil }
        }
        return Care(intake: intake, discharge: discharge)
    }

    private func task(_ starts: StrideThrough<Int>, length: Int) -> NursePlan.Entry? {
        for start in starts {
            for nurse in nurses.indices
            where nurses[nurse].run(at: start) >= length
                && blocks[nurse].contains(where: { $0.start <= start && start + length <= $0.end })
            {
                return NursePlan.Entry(nurse: nurse, start: start)
            }
        }
        return nil
    }

    mutating func insert(_ visit: PlannedVisit, _ kind: VisitKind) {
        lanes[visit.lane].items.append(visit.item)
        lanes[visit.lane].free.take(visit.start, visit.start + kind.room)
        let step = visit.start + kind.setup
        hands[hand(of: visit.duty)].take(step, step + kind.procedure)
        if let task = visit.intake { nurses[task.nurse].take(task.start, task.start + kind.intake) }
        if let task = visit.discharge { nurses[task.nurse].take(task.start, task.start + kind.discharge) }
        changeBays(visit, kind, by: 1)
    }

    mutating func remove(_ visit: PlannedVisit, _ kind: VisitKind) {
        lanes[visit.lane].items.removeAll { $0 == visit.item }
        lanes[visit.lane].free.free(visit.start, visit.start + kind.room)
        let step = visit.start + kind.setup
        hands[hand(of: visit.duty)].free(step, step + kind.procedure)
        if let task = visit.intake { nurses[task.nurse].free(task.start, task.start + kind.intake) }
        if let task = visit.discharge { nurses[task.nurse].free(task.start, task.start + kind.discharge) }
        changeBays(visit, kind, by: -1)
    }

    private mutating func changeBays(_ visit: PlannedVisit, _ kind: VisitKind, by change: Int16) {
        guard kind.needsBay else { return }
        let from = visit.start + kind.setup + kind.procedure - firstStep
        let to = (visit.discharge.map { $0.start + kind.discharge } ?? (visit.start + kind.toRecovered)) - firstStep
        for step in from..<to { bayHeld[step] += change }
    }
}
