/// A task a nurse must begin in a window, in grid steps.
struct NurseWork: Hashable, Sendable {
    /// First and last start allowed.
    let earliest: Int
    let latest: Int
    let length: Int
}

/// When a visit's bay is taken, and until when at the least.
struct BayHold: Sendable {
    let from: Int
    let recovered: Int
    /// Position of the discharge check in the work, to whose end the bay is held; nil: it is held until recovered.
    let dischargeWork: Int?
}

/// A pair of visits of one patient: the first must have left before the second begins.
struct PatientOrder: Sendable {
    /// Position in the work of the first visit's discharge check; nil: it leaves when recovered.
    let firstDischarge: Int?
    let firstRecovered: Int
    /// Position in the work of the second visit's intake; nil: it comes when the room starts.
    let secondIntake: Int?
    let secondStart: Int
}

/// Begins of nurse tasks, parallel to the work handed in.
struct NursePlan: Sendable {
    struct Entry: Sendable {
        var nurse: Int
        var start: Int
    }
    var entries: [Entry]
}

/// Decides whether nurses and bays can serve a sequence of visits whose room times are settled.
///
/// First by earliest latest-start, which nearly always succeeds; where it fails, by an exhaustive search over
/// active schedules. Left-shifting a task never breaks a window, a nurse or a bay, so active schedules suffice. With two
/// visits of one patient every semi-active schedule is tried, the second visit's intake waiting for the first's end.
final class NursePlanner {
    enum Answer {
        case plan(NursePlan)
        case impossible
        /// The search was cut off: nothing is claimed.
        case undecided
    }

    private let nurses: [[MinuteSpan]]
    private let bays: Int
    private let stepLimit: Int

    private var work: [NurseWork] = []
    private var holds: [BayHold] = []
    private var orders: [PatientOrder] = []
    private var free: [Int] = []
    private var entries: [NursePlan.Entry] = []
    private var isPlaced: [Bool] = []
    private var steps = 0
    private var bayCount: [Int] = []

    init(nurses: [[MinuteSpan]], bays: Int, stepLimit: Int = 30_000) {
        self.nurses = nurses
        self.bays = bays
        self.stepLimit = stepLimit
    }

    /// A plan for all work, or why there is none.
    func plan(work: [NurseWork], holds: [BayHold], orders: [PatientOrder]) -> Answer {
        self.work = work
        self.holds = holds
        self.orders = orders
        free = nurses.map { $0.first?.start ?? Int.max / 2 }
        entries = Array(repeating: .init(nurse: -1, start: 0), count: work.count)
        isPlaced = Array(repeating: false, count: work.count)
        guard leastHoldsFit() else { return .impossible }
        if quickPlan(), ordersHold(), holdsFit() { return .plan(NursePlan(entries: entries)) }
        for index in work.indices { isPlaced[index] = false }
        free = nurses.map { $0.first?.start ?? Int.max / 2 }
        steps = 0
        if search(placed: 0, notBefore: Int.min / 2) { return .plan(NursePlan(entries: entries)) }
        return steps > stepLimit ? .undecided : .impossible
    }

    /// A plan with the tasks that come last in `work` put into what a plan of the others leaves free, or nil where that
    /// does not work out so simply.
    func extended(_ plan: NursePlan, work: [NurseWork], holds: [BayHold]) -> NursePlan? {
        self.work = work
        self.holds = holds
        guard leastHoldsFit() else { return nil }
        entries = plan.entries
        for index in plan.entries.count..<work.count {
            guard let entry = place(work[index]) else { return nil }
            entries.append(entry)
        }
        return holdsFit() ? NursePlan(entries: entries) : nil
    }

    /// The earliest begin of a task beside those planned.
    private func place(_ item: NurseWork) -> NursePlan.Entry? {
        var best: NursePlan.Entry?
        for nurse in nurses.indices {
            var start = item.earliest
            while start <= item.latest {
                start = firstStart(nurse: nurse, from: start, length: item.length)
                guard start <= item.latest, start < best?.start ?? Int.max else { break }
                var next = start
                for (other, entry) in entries.enumerated() where entry.nurse == nurse {
                    let end = entry.start + work[other].length
                    if entry.start < start + item.length, start < end { next = max(next, end) }
                }
                if next == start {
                    best = NursePlan.Entry(nurse: nurse, start: start)
                    break
                }
                start = next
            }
        }
        return best
    }

    /// The first instant from `instant` at which the nurse could begin `length` steps in one block.
    private func firstStart(nurse: Int, from instant: Int, length: Int) -> Int {
        for block in nurses[nurse] where block.end >= instant + length {
            let start = max(block.start, instant)
            if start + length <= block.end { return start }
        }
        return Int.max / 2
    }

    // MARK: Quick plan

    /// Repeatedly starts, of the work that can begin first, the one with the earliest latest start.
    private func quickPlan() -> Bool {
        for _ in work.indices {
            var bestStart = Int.max / 2
            for index in work.indices where !isPlaced[index] {
                for nurse in nurses.indices {
                    let item = work[index]
                    bestStart = min(
                        bestStart, firstStart(nurse: nurse, from: max(item.earliest, free[nurse]), length: item.length))
                }
            }
            var chosen = -1
            var chosenNurse = -1
            for index in work.indices where !isPlaced[index] {
                let item = work[index]
                guard item.earliest <= bestStart, chosen < 0 || item.latest < work[chosen].latest else { continue }
                for nurse in nurses.indices
                where free[nurse] <= bestStart
                    && firstStart(nurse: nurse, from: bestStart, length: item.length) == bestStart
                {
                    chosen = index
                    chosenNurse = nurse
                    break
                }
            }
            guard chosen >= 0, bestStart <= work[chosen].latest else { return false }
            isPlaced[chosen] = true
            entries[chosen] = .init(nurse: chosenNurse, start: bestStart)
            free[chosenNurse] = bestStart + work[chosen].length
        }
        return true
    }

    // MARK: Exhaustive search

    private func search(placed: Int, notBefore: Int) -> Bool {
        if placed == work.count { return ordersHold() && holdsFit() }
        steps += 1
        guard steps <= stepLimit else { return false }
        // Everything still open must be able to begin in time on some nurse.
        var latestUseful = Int.max / 2
        for index in work.indices where !isPlaced[index] {
            let item = work[index]
            var first = Int.max / 2
            let earliest = earliestStart(of: index) ?? item.earliest
            for nurse in nurses.indices {
                first = min(
                    first, firstStart(nurse: nurse, from: max(earliest, free[nurse], notBefore), length: item.length))
            }
            if first > item.latest { return false }
            if orders.isEmpty { latestUseful = min(latestUseful, first + item.length) }
        }
        var candidates: [(latest: Int, index: Int, nurse: Int, start: Int)] = []
        for index in work.indices where !isPlaced[index] {
            let item = work[index]
            guard let earliest = earliestStart(of: index) else { continue }
            for nurse in nurses.indices {
                // Nurses with the same hours and the same end of work are interchangeable.
                if (0..<nurse).contains(where: { nurses[$0] == nurses[nurse] && free[$0] == free[nurse] }) { continue }
                let start = firstStart(nurse: nurse, from: max(earliest, free[nurse], notBefore), length: item.length)
                // Another task could be finished before this one begins: it would have been begun first.
                guard start <= item.latest, nurses.count > 1 || start < latestUseful else { continue }
                candidates.append((item.latest, index, nurse, start))
            }
        }
        candidates.sort { ($0.start, $0.latest, $0.index, $0.nurse) < ($1.start, $1.latest, $1.index, $1.nurse) }
        for candidate in candidates {
            let before = free[candidate.nurse]
            isPlaced[candidate.index] = true
            entries[candidate.index] = .init(nurse: candidate.nurse, start: candidate.start)
            free[candidate.nurse] = candidate.start + work[candidate.index].length
            if search(placed: placed + 1, notBefore: candidate.start) { return true }
            isPlaced[candidate.index] = false
            free[candidate.nurse] = before
        }
        return false
    }

    /// When a task could begin by its window and, where it opens a patient's second visit, by the end of the first; nil
    /// while that end is not known.
    private func earliestStart(of index: Int) -> Int? {
        var earliest = work[index].earliest
        for order in orders where order.secondIntake == index {
            guard let discharge = order.firstDischarge else {
                earliest = max(earliest, order.firstRecovered)
                continue
            }
            guard isPlaced[discharge] else { return nil }
            earliest = max(earliest, end(of: discharge))
        }
        return earliest
    }

    // MARK: Bays and patients

    private func leastHoldsFit() -> Bool {
        concurrency { hold in hold.recovered + (hold.dischargeWork.map { work[$0].length } ?? 0) } <= bays
    }

    private func holdsFit() -> Bool {
        concurrency { hold in hold.dischargeWork.map(end) ?? hold.recovered } <= bays
    }

    /// When a placed task ends.
    private func end(of index: Int) -> Int { entries[index].start + work[index].length }

    /// The greatest number of bays held at once.
    private func concurrency(end: (BayHold) -> Int) -> Int {
        guard holds.count > bays, let first = holds.map(\.from).min() else { return 0 }
        let ends = holds.map(end)
        let last = ends.max() ?? first
        bayCount.removeAll(keepingCapacity: true)
        bayCount.append(contentsOf: repeatElement(0, count: last - first + 1))
        for (hold, end) in zip(holds, ends) {
            bayCount[hold.from - first] += 1
            bayCount[end - first] -= 1
        }
        var held = 0
        var most = 0
        for change in bayCount {
            held += change
            most = max(most, held)
        }
        return most
    }

    private func ordersHold() -> Bool {
        orders.allSatisfy { order in
            let leaves = order.firstDischarge.map(end) ?? order.firstRecovered
            let comes = order.secondIntake.map { entries[$0].start } ?? order.secondStart
            return leaves <= comes
        }
    }
}
