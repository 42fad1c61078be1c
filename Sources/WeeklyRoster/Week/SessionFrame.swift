import Clinic

/// The physical side of one session, in grid steps from its beginning: how long it is, when which C-arm is down, which
/// nurse works when, how many bays there are.
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

    init(problem: WeekProblem, session: WeekSession, reachBefore: Int, reachAfter: Int) {
        let grid = problem.grid
        let steps = session.length / grid
        length = steps
        bays = problem.bays
        intakeWait = problem.intakeMaxWait / grid
        dischargeWait = problem.dischargeMaxWait / grid
        closed = problem.arms.map { arm in
            arm.closed.compactMap { span in
                let from = max(0, (span.start - session.start).roundedDown(to: grid) / grid)
                let to = min(steps, (span.end - session.start).roundedUp(to: grid) / grid)
                return from < to ? MinuteSpan(from, to) : nil
            }.sorted { $0.start < $1.start }
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

    /// Steps in which the arm can be used.
    func openSteps(arm: Int) -> Int {
        length - (0..<length).count { step in closed[arm].contains { $0.start <= step && step < $0.end } }
    }

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
        guard kind.release + kind.room <= length else { return [] }
        let arms = kind.promise.map { [$0.arm] } ?? Array(closed.indices)
        return (kind.release...(length - kind.room)).filter { isPossible(kind, at: $0, arms: arms) }
    }

    private func isPossible(_ kind: VisitKind, at start: Int, arms: [Int]) -> Bool {
        guard start >= 0, start + kind.room <= length else { return false }
        guard arms.contains(where: { isOpen(arm: $0, from: start, to: start + kind.room) }) else { return false }
        if kind.needsBay, bays < 1 { return false }
        if kind.intake > 0 {
            let latest = start - kind.intake
            guard (latest - intakeWait...latest).contains(where: { someNurse(at: $0, for: kind.intake) }) else {
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
