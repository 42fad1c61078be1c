import GLPK
import MILP
import Testing

@testable import WeeklyRoster

/// Rows of what one radiologist can do in a session, beside every pattern there is.
@Suite("Patterns of a duty")
struct DutyHullTests {
    private typealias Shape = DutyHull.Shape

    /// Every pattern by counting up, told apart from the table that is tested.
    private static func patterns(_ key: DutyHull.Key) -> [(counts: [Int], arms: Int)] {
        var all: [(counts: [Int], arms: Int)] = []
        func extend(_ counts: [Int], _ hands: Int, _ room: Int, _ arms: Int) {
            guard counts.count < key.shapes.count else {
                all.append((counts, arms))
                return
            }
            let shape = key.shapes[counts.count]
            var count = 0
            while count * shape.procedure <= hands, count * shape.room <= room {
                extend(counts + [count], hands - count * shape.procedure, room - count * shape.room, arms)
                count += 1
            }
        }
        for arms in 1...key.arms { extend([], key.handSteps, arms * key.sessionSteps, arms) }
        return all
    }

    private static func randomKey(_ random: inout PlanRandom) -> DutyHull.Key {
        let shapes = Set(
            (0..<1 + random.below(3)).map { _ in
                let procedure = random.below(5)
                return Shape(procedure: procedure, room: procedure + 1 + random.below(3))
            }
        ).sorted { ($0.procedure, $0.room) < ($1.procedure, $1.room) }
        let session = 8 + random.below(8)
        return DutyHull.Key(
            shapes: shapes, handSteps: session - 2, sessionSteps: session, arms: 1 + random.below(3))
    }

    @Test("The table's best pattern is the best of all", arguments: 0..<60)
    func table(seed: Int) throws {
        var random = PlanRandom(seed: UInt64(seed))
        let key = Self.randomKey(&random)
        let table = try #require(PatternTable(key))
        for _ in 0..<5 {
            let values = key.shapes.map { _ in random.below(20) }
            let price = random.below(30)
            let worth = { (pattern: (counts: [Int], arms: Int)) in
                zip(values, pattern.counts).reduce(0) { $0 + $1.0 * $1.1 } - price * pattern.arms
            }
            let best = table.best(values: values, armPrice: price)
            #expect(best.value == Self.patterns(key).map(worth).max())
            #expect(worth((best.counts, best.arms)) == best.value)
        }
    }

    /// Hands of 10 steps and visits of 4: two fit, not two and a half. With half a duty 1.25 visits pass the rows of
    /// minutes (1.25 · 4 = 5 = 10 / 2), and only 1 may pass.
    @Test("Two and a half visits are two")
    func halves() throws {
        let key = DutyHull.Key(shapes: [Shape(procedure: 4, room: 4)], handSteps: 10, sessionSteps: 20, arms: 1)
        try GLPKSolver().withWorkspace { workspace in
            let hull = try #require(try DutyHull(key, workspace: workspace))
            let row = try #require(try hull.separate(counts: [1.25], arms: 0.5, duty: 0.5))
            // values · 2 <= arms + duty holds with equality for the full pattern.
            #expect(row.values[0] * 2 == row.arms + row.duty)
            #expect(Double(row.values[0]) * 1.25 > Double(row.arms + row.duty) * 0.5)
            #expect(try hull.separate(counts: [1], arms: 0.5, duty: 0.5) == nil)
        }
    }

    @Test("Every row holds for every pattern and cuts off its point; no row cuts off a mixture of patterns")
    func rows() throws {
        try GLPKSolver().withWorkspace { workspace in
            var found = 0
            for seed in 100..<220 {
                var random = PlanRandom(seed: UInt64(seed))
                let key = Self.randomKey(&random)
                let all = Self.patterns(key)
                let hull = try #require(try DutyHull(key, workspace: workspace))
                let duty = 0.1 + 0.9 * random.fraction()
                // A mixture of patterns, thinned to a part of a duty, satisfies every row.
                let one = all[random.below(all.count)]
                let other = all[random.below(all.count)]
                let share = random.fraction()
                let counts = zip(one.counts, other.counts).map {
                    duty * (share * Double($0.0) + (1 - share) * Double($0.1))
                }
                let arms = duty * (share * Double(one.arms) + (1 - share) * Double(other.arms))
                #expect(try hull.separate(counts: counts, arms: arms, duty: duty) == nil, "seed \(seed)")
                // A point that the rows of minutes allow.
                let greedy = key.shapes.map { shape in
                    duty * Double(key.handSteps) / Double(max(1, shape.procedure)) * random.fraction()
                }
                guard let row = try hull.separate(counts: greedy, arms: duty, duty: duty) else { continue }
                found += 1
                let left = zip(row.values, greedy).reduce(0) { $0 + Double($1.0) * $1.1 }
                #expect(left > Double(row.arms + row.duty) * duty)
                for pattern in all {
                    let worth = zip(row.values, pattern.counts).reduce(0) { $0 + $1.0 * $1.1 }
                    #expect(worth <= row.arms * pattern.arms + row.duty, "seed \(seed), \(pattern)")
                }
            }
            #expect(found > 40)
        }
    }
}
