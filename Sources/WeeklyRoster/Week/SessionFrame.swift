import Clinic

/// The physical side of one session, in grid steps from its beginning: how long it is, when which C-arm is down, which
/// nurse works when, how many bays there are.
///
/// In a week under way also what begun visits and absences leave of it: see ``RunningWeek``.
///
/// Sessions with equal frames can hold exactly the same sequences of visits, so what is learned of one (a cut, an
/// impossible set of visits) holds for all of them.
struct SessionFrame: Hashable, Sendable {
    let length: Int
    /// By C-arm: downtimes inside the session, rounded outwards to the grid.
    let closed: [[MinuteSpan]]
    /// By nurse: blocks of work that can matter, rounded inwards.
    let nurses: [[MinuteSpan]]
    let bays: Int
    let intakeWait: Int
    let dischargeWait: Int
    /// Nothing begins before; 0 where the session is still to come.
    let firstStep: Int
    /// By radiologist: when hands are taken by begun visits, or away; empty where nobody's are.
    let away: [[MinuteSpan]]
    /// By technologist: when they are away and could work in the session otherwise; empty where nobody is.
    let awayTechnologists: [[MinuteSpan]]
    /// Bays held by begun visits.
    let heldBays: [MinuteSpan]
    /// C-arms whose staff is settled, ascending.
    let settledArms: [Int]

    init(problem: WeekProblem, session: WeekSession, reachBefore: Int, reachAfter: Int) {
        let grid = problem.grid
        let steps = session.length / grid
        length = steps
        bays = problem.bays
        intakeWait = problem.intakeMaxWait / grid
        dischargeWait = problem.dischargeMaxWait / grid
        let course = SessionCourse(problem, session)
        firstStep = course.firstStep
        away = course.away
        awayTechnologists = course.awayTechnologists
        heldBays = course.heldBays(from: -reachBefore, to: steps + reachAfter)
        settledArms = course.lanes.map(\.arm).uniqueSorted()
        closed = problem.arms.enumerated().map { number, arm in
            course.steps(arm.closed + course.closures(of: number))
        }
        nurses = problem.nurses.map { nurse in
            nurse.blocks.compactMap { block in
                let from = max(-reachBefore, (block.start - session.start).roundedUp(to: grid) / grid)
                let to = min(steps + reachAfter, (block.end - session.start).roundedDown(to: grid) / grid)
                return from < to ? MinuteSpan(from, to) : nil
            }
        }
    }

    /// Whether an arm is free of downtime in `[start, end)`.
    func isOpen(arm: Int, from start: Int, to end: Int) -> Bool {
        !closed[arm].contains { $0.start < end && start < $0.end }
    }

    /// Number of arms without downtime in the step that begins at `step`.
    func openArms(at step: Int) -> Int {
        closed.count { spans in !spans.contains { $0.start <= step && step < $0.end } }
    }

    /// Steps in which something can be.
    var usableLength: Int { length - firstStep }

    /// Steps in which the arm can be used.
    func openSteps(arm: Int) -> Int {
        (firstStep..<length).count { !isClosed(arm: arm, at: $0) }
    }

    /// C-arms that can be staffed: those with a step to be used, and those that are.
    var staffableArms: Int { closed.indices.count { openSteps(arm: $0) > 0 || settledArms.contains($0) } }

    /// Whether a C-arm has downtime in the step that begins at `step`.
    func isClosed(arm: Int, at step: Int) -> Bool { closed[arm].contains { $0.start <= step && step < $0.end } }

    /// When a radiologist's hands are taken or away.
    func away(_ radiologist: Int) -> [MinuteSpan] { away.isEmpty ? [] : away[radiologist] }

    /// When a technologist is away who could work here otherwise.
    func away(technologist: Int) -> [MinuteSpan] { awayTechnologists.isEmpty ? [] : awayTechnologists[technologist] }

    /// Whether a radiologist's hands are free in the step that begins at `step`.
    func isThere(_ radiologist: Int, at step: Int) -> Bool {
        !away(radiologist).contains { $0.start <= step && step < $0.end }
    }

    /// Bays not held by begun visits in the step that begins at `step`.
    func freeBays(at step: Int) -> Int { bays - heldBays.count { $0.start <= step && step < $0.end } }

    /// Nurses at work in the step that begins at `step`.
    func nursesAtWork(at step: Int) -> Int {
        nurses.count { blocks in blocks.contains { $0.start <= step && step < $0.end } }
    }

    /// Whether some nurse could do a task of a length that begins at `step`.
    func someNurse(at step: Int, for length: Int) -> Bool {
        nurses.contains { blocks in blocks.contains { $0.start <= step && step + length <= $0.end } }
    }

    /// Starts that a visit of the kind could have if it were alone: room, release, downtime, nurse hours.
    func starts(of kind: VisitKind) -> [Int] {
        if let promise = kind.promise, let start = promise.start {
            return isPossible(kind, at: start, arms: [promise.arm]) ? [start] : []
        }
        let first = max(kind.release, firstStep)
        let last = min(kind.latest ?? Int.max, length - kind.room)
        guard first <= last else { return [] }
        let arms = kind.promise.map { [$0.arm] } ?? Array(closed.indices)
        return (first...last).filter { isPossible(kind, at: $0, arms: arms) }
    }

    /// C-arms by what tells them apart: downtime, settled staff, promised visits.
    func armClasses(_ kinds: [VisitKind]) -> [[Int]] {
        let promised = Set(kinds.compactMap(\.promise?.arm))
        var classes: [[Int]] = []
        for arm in closed.indices {
            let isPlain = !promised.contains(arm) && !settledArms.contains(arm)
            let twin = classes.firstIndex { other in
                isPlain && !promised.contains(other[0]) && !settledArms.contains(other[0])
                    && closed[other[0]] == closed[arm]
            }
            if let twin { classes[twin].append(arm) } else { classes.append([arm]) }
        }
        return classes
    }

    /// Whether C-arms that are alike can take a visit of a kind that starts at `start`.
    func mayBegin(_ kind: VisitKind, at start: Int, on arms: [Int]) -> Bool {
        if let promise = kind.promise, !arms.contains(promise.arm) { return false }
        return arms.contains { isOpen(arm: $0, from: start, to: start + kind.room) }
    }

    private func isPossible(_ kind: VisitKind, at start: Int, arms: [Int]) -> Bool {
        guard start >= firstStep, start + kind.room <= length else { return false }
        guard arms.contains(where: { isOpen(arm: $0, from: start, to: start + kind.room) }) else { return false }
        if kind.needsBay, bays < 1 { return false }
        if kind.intake > 0 {
            let latest = start - kind.intake
            let earliest = kind.earliestIntake(at: start, wait: intakeWait)
            guard earliest <= latest, (earliest...latest).contains(where: { someNurse(at: $0, for: kind.intake) })
            else {
                return false
            }
        }
        if kind.discharge > 0 {
            let earliest = start + kind.toRecovered
            guard (earliest...earliest + dischargeWait).contains(where: { someNurse(at: $0, for: kind.discharge) })
            else { return false }
        }
        return true
    }
}

extension Int {
    /// The greatest multiple of `step` that is not above.
    func roundedDown(to step: Int) -> Int {
        let remainder = self % step
        return remainder >= 0 ? self - remainder : self - remainder - step
    }

    /// The least multiple of `step` that is not below.
    func roundedUp(to step: Int) -> Int { (self + step - 1).roundedDown(to: step) }
}
