/// Whether what a team still has to do fits on its C-arms and in its radiologists' hands, nurses and bays left aside.
///
/// A sequence is built in order of procedure starts, each visit as early as those before it allow. That suffices:
/// take a packing with the least sum of starts and move one visit earlier; whatever it could then meet begins its procedure
/// later, and would have met it before the move as well.
///
/// Exact within a step limit; beyond it the answer is "it may fit". Every state is decided once.
final class TeamPacker {
    /// Visits of one kind.
    struct Item {
        let visit: VisitKind
        let isStart: [Bool]
        let promisedArm: Int?
        let lastStart: Int

        /// Whether a visit of the other kind could take its place whatever else is packed.
        func packsLike(_ other: Item) -> Bool {
            visit.setup == other.visit.setup && visit.procedure == other.visit.procedure
                && visit.turnover == other.visit.turnover && visit.isSpine == other.visit.isSpine
                && promisedArm == other.promisedArm && isStart == other.isStart
        }
    }

    /// A C-arm of the team.
    struct Arm {
        let number: Int
        let isSpine: Bool
        let end: Int
        let closed: [MinuteSpan]
    }

    /// Items that are alike on the C-arm and in the hands are one here: nurses and bays, in which they differ, are left
    /// aside.
    private let items: [Item]
    /// By item handed in: position in ``items``.
    private let positions: [Int]
    private let arms: [Arm]
    private let radiologists: Int
    private var stepLimit: Int
    private var steps = 0
    /// Steps left for all questions together: who answers "it may fit" too often costs more than it spares.
    private var budget: Int
    private var verdicts: [[Int16]: Bool] = [:]
    private let leastSetup: Int
    /// No procedure can end after this.
    private let lastEnd: Int

    private var remaining: [Int] = []
    private var free: [Int] = []
    private var busy: [MinuteSpan] = []

    init(items: [Item], arms: [Arm], radiologists: Int, stepLimit: Int = 1000, budget: Int = 8_000) {
        var alike: [Item] = []
        positions = items.map { item in
            if let known = alike.firstIndex(where: { $0.packsLike(item) }) { return known }
            alike.append(item)
            return alike.count - 1
        }
        self.items = alike
        self.arms = arms
        self.radiologists = radiologists
        self.stepLimit = stepLimit
        self.budget = budget
        leastSetup = items.map(\.visit.setup).min() ?? 0
        lastEnd = items.map { $0.lastStart + $0.visit.setup + $0.visit.procedure }.max() ?? 0
    }

    /// Whether the rest may fit.
    ///
    /// - Parameters:
    ///   - remaining: visits still to be placed, by item.
    ///   - free: when each C-arm is free again, in the order of `arms`.
    ///   - busy: procedures already placed.
    ///   - floor: nothing more begins before.
    func mayFit(remaining: [Int], free: [Int], busy: [MinuteSpan], floor: Int) -> Bool {
        self.remaining = Array(repeating: 0, count: items.count)
        for (position, count) in zip(positions, remaining) { self.remaining[position] += count }
        self.free = free.map { max($0, floor) }
        self.busy = busy
        steps = 0
        stepLimit = min(stepLimit, budget)
        let fits = search(notBefore: Int.min / 2)
        budget -= min(steps, budget)
        return fits || steps > stepLimit
    }

    private func search(notBefore: Int) -> Bool {
        guard remaining.contains(where: { $0 > 0 }) else { return true }
        guard hasRoom(spineOnly: false), hasRoom(spineOnly: true), hasHands() else { return false }
        let key = stateKey(notBefore)
        if let known = verdicts[key] { return known }
        steps += 1
        guard steps <= stepLimit else { return false }
        let fits = tryAll(notBefore)
        if steps <= stepLimit { verdicts[key] = fits }
        return fits
    }

    private func tryAll(_ notBefore: Int) -> Bool {
        var moves: [(procedure: Int, item: Int, arm: Int, start: Int)] = []
        for arm in arms.indices where !hasTwin(before: arm) {
            for item in items.indices where remaining[item] > 0 {
                if let start = firstStart(item, arm: arm, notBefore: notBefore) {
                    moves.append((start + items[item].visit.setup, item, arm, start))
                }
            }
        }
        moves.sort { ($0.procedure, $0.item, $0.arm) < ($1.procedure, $1.item, $1.arm) }
        for move in moves {
            let visit = items[move.item].visit
            let before = free[move.arm]
            free[move.arm] = move.start + visit.room
            remaining[move.item] -= 1
            if visit.procedure > 0 { busy.append(MinuteSpan(move.procedure, move.procedure + visit.procedure)) }
            let fits = search(notBefore: move.procedure)
            if visit.procedure > 0 { busy.removeLast() }
            remaining[move.item] += 1
            free[move.arm] = before
            if fits { return true }
            if steps > stepLimit { return false }
        }
        return false
    }

    /// An earlier C-arm that is free at the same time and alike.
    private func hasTwin(before arm: Int) -> Bool {
        guard isPlain(arm) else { return false }
        return (0..<arm).contains { isPlain($0) && free[$0] == free[arm] && arms[$0].isSpine == arms[arm].isSpine }
    }

    private func isPlain(_ arm: Int) -> Bool {
        arms[arm].closed.isEmpty && !items.contains { $0.promisedArm == arms[arm].number }
    }

    /// The first start of a visit on a C-arm that what is placed allows, its procedure not before an instant.
    private func firstStart(_ number: Int, arm: Int, notBefore: Int) -> Int? {
        let item = items[number]
        guard arms[arm].isSpine || !item.visit.isSpine else { return nil }
        if let promised = item.promisedArm, promised != arms[arm].number { return nil }
        var start = max(free[arm], notBefore - item.visit.setup, 0)
        while start < item.isStart.count {
            if item.isStart[start], isOpen(arm, from: start, to: start + item.visit.room), handsAreFree(item, at: start)
            {
                return start
            }
            start += 1
        }
        return nil
    }

    private func isOpen(_ arm: Int, from start: Int, to stop: Int) -> Bool {
        stop <= arms[arm].end && !arms[arm].closed.contains { $0.start < stop && start < $0.end }
    }

    private func handsAreFree(_ item: Item, at start: Int) -> Bool {
        let from = start + item.visit.setup
        let to = from + item.visit.procedure
        guard from < to else { return true }
        var overlapping = 0
        for span in busy where span.start < to && from < span.end { overlapping += 1 }
        if overlapping < radiologists { return true }
        if radiologists == 1 { return false }
        // The overlap is greatest where some procedure begins.
        for instant in [from] + busy.filter({ $0.start > from && $0.start < to }).map(\.start) {
            var held = 0
            for span in busy where span.start <= instant && instant < span.end { held += 1 }
            if held >= radiologists { return false }
        }
        return true
    }

    // MARK: Bounds

    private func hasRoom(spineOnly: Bool) -> Bool {
        var needed = 0
        for item in items.indices where items[item].visit.isSpine || !spineOnly {
            needed += remaining[item] * items[item].visit.room
        }
        var available = 0
        for arm in arms.indices where arms[arm].isSpine || !spineOnly { available += max(0, arms[arm].end - free[arm]) }
        return needed <= available
    }

    private func hasHands() -> Bool {
        var needed = 0
        for item in items.indices { needed += remaining[item] * items[item].visit.procedure }
        let from = (free.min() ?? 0) + leastSetup
        var available = radiologists * (lastEnd - from)
        for span in busy { available -= max(0, min(span.end, lastEnd) - max(span.start, from)) }
        return needed <= available
    }

    /// All that the rest depends on.
    private func stateKey(_ notBefore: Int) -> [Int16] {
        var key: [Int16] = []
        key.reserveCapacity(remaining.count + free.count + 8)
        for count in remaining { key.append(Int16(count)) }
        for instant in free { key.append(Int16(instant)) }
        let from = (free.min() ?? 0) + leastSetup
        key.append(Int16(max(notBefore, from)))
        for span in busy.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where span.end > from {
            key.append(Int16(span.start))
            key.append(Int16(span.end))
        }
        return key
    }
}
