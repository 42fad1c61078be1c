import TestSupport

@testable import WeeklyRoster

/// Seeded random sequencing problems of at most four visits: flip rooms, pooled radiologists, two teams, morning and
/// afternoon together, promises, downtime, releases, patients who come twice, scarce nurses and bays.
struct RandomSequencing {
    private var random: SeededRandom

    static func problem(seed: UInt64) -> SequencingCase {
        var maker = RandomSequencing(random: SeededRandom(seed: seed &* 0x51_7CC1 &+ 3))
        return maker.problem()
    }

    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.below(range.count) }

    private mutating func problem() -> SequencingCase {
        var problem = SequencingCase()
        let isPair = chance(25)
        problem.lengths = isPair ? [number(3...4), number(3...5)] : [number(4...7)]
        problem.breaks = isPair ? [chance(60) ? 0 : number(1...2)] : []
        problem.arms = number(1...2)
        problem.bays = chance(10) ? 0 : number(1...2)
        problem.intakeWait = number(0...2)
        problem.dischargeWait = number(0...2)
        let end = problem.offset(of: problem.lengths.count - 1) + 4
        problem.nurses = (0..<(chance(8) ? 0 : number(1...2))).map { _ in hours(until: end) }
        if chance(20) {
            let from = number(0...end - 3)
            problem.closed = [random.below(problem.arms): [MinuteSpan(from, from + number(1...2))]]
        }
        problem.teams = teams(problem)
        addVisits(&problem)
        return problem
    }

    private mutating func hours(until end: Int) -> [MinuteSpan] {
        switch random.below(4) {
        case 0: return [MinuteSpan(-10, end + 20)]
        case 1: return [MinuteSpan(-number(0...3), end + number(0...4))]
        default:
            let gap = number(0...end)
            return [MinuteSpan(-number(0...4), gap), MinuteSpan(gap + number(0...1), end + number(1...6))]
                .filter { $0.start < $0.end }
        }
    }

    private mutating func teams(_ problem: SequencingCase) -> [SequencingTeam] {
        problem.lengths.indices.flatMap { part -> [SequencingTeam] in
            if problem.arms == 2, chance(25) {
                return (0..<2).map { _ in team(part, arms: 1, radiologists: 1) }
            }
            return [team(part, arms: number(1...problem.arms), radiologists: chance(30) ? 2 : 1)]
        }
    }

    private mutating func team(_ part: Int, arms: Int, radiologists: Int) -> SequencingTeam {
        let joint = chance(30) ? number(0...arms) : 0
        return SequencingTeam(
            part: part, radiologists: radiologists, spineArms: arms - joint, jointArms: joint, visits: [])
    }

    private mutating func addVisits(_ problem: inout SequencingCase) {
        var left = number(1...4)
        while left > 0 {
            let team = random.below(problem.teams.count)
            // Visits of the same steps are told apart only by patient and promise.
            var kind = chance(35) ? random.pick(problem.kinds)?.withoutIdentity ?? kind() : kind()
            var count = chance(35) ? number(1...left) : 1
            if chance(15) {
                // Promised, or only bound to a C-arm.
                kind.promise = .init(arm: random.below(problem.arms), start: chance(60) ? number(0...3) : nil)
                kind.request = problem.kinds.count
                count = 1
            }
            if chance(35) {
                // One of two patients, so that some come twice.
                kind.patient = random.below(2)
                kind.request = problem.kinds.count
                count = 1
            }
            let position = problem.kinds.firstIndex(of: kind) ?? problem.kinds.count
            if position == problem.kinds.count { problem.kinds.append(kind) }
            if let known = problem.teams[team].visits.firstIndex(where: { $0.kind == position }) {
                problem.teams[team].visits[known].count += count
            } else {
                problem.teams[team].visits.append(KindCount(kind: position, count: count))
                problem.teams[team].visits.sort { $0.kind < $1.kind }
            }
            left -= count
        }
    }

    private mutating func kind() -> VisitKind {
        SequencingCase.kind(
            intake: chance(40) ? 0 : number(1...2), setup: number(0...1), procedure: chance(70) ? 1 : 2,
            turnover: chance(30) ? 1 : 0,
            recovery: number(0...3), discharge: chance(60) ? 0 : 1, spine: chance(40),
            release: chance(25) ? number(1...2) : 0)
    }
}

extension VisitKind {
    /// The same steps for anybody.
    fileprivate var withoutIdentity: VisitKind {
        var kind = self
        kind.request = nil
        kind.patient = nil
        kind.promise = nil
        return kind
    }
}
