import Clinic
import TestSupport
import Testing

@testable import WeeklyRoster

/// A team's packing beside plain enumeration of every start on every C-arm.
@Suite("Team packer")
struct TeamPackerTests {
    @Test("The answer is that of enumeration", arguments: 0..<20)
    func random(batch: Int) {
        for seed in 0..<60 {
            var maker = RandomTeam(random: SeededRandom(seed: UInt64(batch * 60 + seed)))
            let team = maker.team()
            let packer = TeamPacker(items: team.items, arms: team.arms, radiologists: team.radiologists)
            let packed = packer.mayFit(
                remaining: team.remaining, free: team.free, busy: team.busy, floor: team.floor)
            #expect(packed == team.fitsByEnumeration(), "seed \(batch * 60 + seed): \(team)")
        }
    }

    @Test("Both answers are common")
    func balance() {
        let answers = (0..<300).map { seed in
            var maker = RandomTeam(random: SeededRandom(seed: UInt64(seed)))
            return maker.team().fitsByEnumeration()
        }
        #expect((60...240).contains(answers.count { $0 }))
    }

    /// Rooms of 5 steps (1 + 3 + 1) on two C-arms, one radiologist: procedures follow each other without a gap when the
    /// rooms alternate, so 12 steps hold procedures at 1, 4 and 7 (the last room ends at 11), and four of them need 1 + 4·3 + 1 = 14.
    @Test("Two rooms and one pair of hands", arguments: [(3, 12, true), (4, 13, false), (4, 14, true)])
    func flipRooms(visits: Int, length: Int, fits: Bool) {
        let visit = RandomTeam.kind(setup: 1, procedure: 3, turnover: 1)
        let item = TeamPacker.Item(
            visit: visit, isStart: Array(repeating: true, count: length - 4), promisedArm: nil, lastStart: length - 5)
        let arms = (0..<2).map { TeamPacker.Arm(number: $0, isSpine: true, end: length, closed: []) }
        let packer = TeamPacker(items: [item], arms: arms, radiologists: 1)
        #expect(packer.mayFit(remaining: [visits], free: [0, 0], busy: [], floor: 0) == fits)
    }
}

/// A team in the middle of a session: some C-arms busy, some procedures under way, some visits to come.
struct RandomTeam: CustomStringConvertible {
    var random: SeededRandom
    var items: [TeamPacker.Item] = []
    var arms: [TeamPacker.Arm] = []
    var radiologists = 1
    var remaining: [Int] = []
    var free: [Int] = []
    var busy: [MinuteSpan] = []
    var floor = 0

    init(random: SeededRandom) { self.random = random }

    var description: String { "\(items) \(arms) \(radiologists) \(remaining) \(free) \(busy) \(floor)" }

    static func kind(setup: Int, procedure: Int, turnover: Int) -> VisitKind {
        VisitKind(
            steps: StepMinutes(
                intake: 0, setup: setup, procedure: procedure, turnover: turnover, recovery: 0, discharge: 0),
            service: .spine, releaseMinutes: 0, grid: 1)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.below(range.count) }
    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    mutating func team() -> RandomTeam {
        let length = number(4...9)
        radiologists = chance(25) ? 2 : 1
        floor = chance(30) ? number(0...2) : 0
        for arm in 0..<number(1...2) {
            let from = number(0...length - 1)
            let closed = chance(20) ? [MinuteSpan(from, from + 1)] : []
            arms.append(TeamPacker.Arm(number: arm, isSpine: true, end: length, closed: closed))
            free.append(chance(30) ? number(0...3) : 0)
        }
        if chance(30) {
            let from = number(0...3)
            busy = [MinuteSpan(from, from + number(1...2))]
        }
        var left = number(1...4)
        while left > 0 {
            let visit = Self.kind(setup: number(0...3), procedure: number(1...3), turnover: number(0...2))
            let count = number(1...min(2, left))
            left -= count
            let last = length - visit.room
            guard last >= 0 else { continue }
            let isStart = (0...last).map { _ in !chance(15) }
            items.append(
                TeamPacker.Item(
                    visit: visit, isStart: isStart, promisedArm: chance(10) ? random.below(arms.count) : nil,
                    lastStart: isStart.lastIndex(of: true) ?? 0))
            remaining.append(count)
        }
        return self
    }

    /// Every visit on every C-arm at every start, in the order in which they are listed.
    func fitsByEnumeration() -> Bool {
        let visits = items.indices.flatMap { Array(repeating: $0, count: remaining[$0]) }
        var placed: [(arm: Int, start: Int, item: Int)] = []
        func extend(_ next: Int) -> Bool {
            guard next < visits.count else { return handsSuffice(placed) }
            let item = items[visits[next]]
            for arm in arms.indices where item.promisedArm == nil || item.promisedArm == arm {
                for start in item.isStart.indices where item.isStart[start] && start >= max(free[arm], floor) {
                    let room = MinuteSpan(start, start + item.visit.room)
                    guard room.end <= arms[arm].end, !arms[arm].closed.contains(where: room.overlaps) else { continue }
                    let isFree = placed.allSatisfy {
                        $0.arm != arm || !MinuteSpan($0.start, $0.start + items[$0.item].visit.room).overlaps(room)
                    }
                    guard isFree else { continue }
                    placed.append((arm, start, visits[next]))
                    if extend(next + 1) { return true }
                    placed.removeLast()
                }
            }
            return false
        }
        return extend(0)
    }

    private func handsSuffice(_ placed: [(arm: Int, start: Int, item: Int)]) -> Bool {
        let spans =
            busy
            + placed.map { visit in
                let kind = items[visit.item].visit
                return MinuteSpan(visit.start + kind.setup, visit.start + kind.setup + kind.procedure)
            }
        return spans.allSatisfy { span in
            spans.count { $0.start <= span.start && span.start < $0.end } <= radiologists
        }
    }
}
