import Testing

@testable import WeeklyRoster

/// Free time kept as lengths of runs, beside a plain row of flags.
@Suite("Free runs")
struct FreeRunsTests {
    @Test("A taken stretch cuts the runs before it, a freed one joins them")
    func byHand() {
        var free = FreeRuns(first: -2, last: 8)
        #expect(free.run(at: 0) == 0)
        free.free(-2, 8)
        // Ten free steps from -2 to 7: from 3 on there are five.
        #expect(free.run(at: -2) == 10)
        #expect(free.run(at: 3) == 5)
        free.take(4, 6)
        #expect(free.run(at: -2) == 6)
        #expect(free.run(at: 4) == 0)
        #expect(free.run(at: 6) == 2)
        #expect(free.runBefore(4) == 6)
        #expect(free.runBefore(8) == 2)
        free.free(4, 6)
        #expect(free.run(at: -2) == 10)
        #expect(free.run(at: -3) == 0 && free.run(at: 8) == 0)
    }

    @Test("Two hundred random changes agree with a row of flags", arguments: 0..<20)
    func random(seed: Int) {
        var random = PlanRandom(seed: UInt64(seed))
        var free = FreeRuns(first: 3, last: 43)
        var flags = Array(repeating: false, count: 40)
        for _ in 0..<200 {
            let start = random.below(44)
            let end = start + random.below(12)
            let isTaken = random.below(2) == 0
            if isTaken { free.take(start, end) } else { free.free(start, end) }
            for step in start..<end where step >= 3 && step < 43 { flags[step - 3] = !isTaken }
            for step in 3..<43 {
                let run = flags[(step - 3)...].prefix { $0 }.count
                let before = flags[..<(step - 3)].reversed().prefix { $0 }.count
                #expect(free.run(at: step) == run)
                #expect(free.runBefore(step) == before)
            }
        }
    }
}
