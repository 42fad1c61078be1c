import Clinic
import GLPK
import Synchronization
import TestSupport
import Testing

@testable import WeeklyRoster

/// What is found beside the tree reaches it at the same place in every run.
@Suite struct IncumbentChannelTests {
    private static func news(_ work: Int) -> IncumbentNews {
        IncumbentNews(
            work: work, point: [Double(work)], sequences: [],
            roster: Roster(scenario: "s", week: TinyWeeks.week(seed: 1).week, status: .feasible))
    }

    @Test("News is taken when the taker has done as much work as the finder had, the best only, and once")
    func order() throws {
        let channel = IncumbentChannel()
        for work in [10, 20, 30] { channel.post(Self.news(work)) }
        channel.note(work: 35)
        #expect(channel.take(at: 9, mustStop: { true })?.work == nil)
        #expect(channel.take(at: 25, mustStop: { true })?.work == 20)
        #expect(channel.take(at: 26, mustStop: { true })?.work == nil)
        // At 35 the finder may still post what it has found there.
        #expect(channel.take(at: 35, mustStop: { true })?.work == nil)
        // The finder has not come to 40: what it may find until then is waited for.
        #expect(channel.take(at: 40, mustStop: { true })?.work == nil)
        #expect(channel.untaken()?.work == 30)
        #expect(!channel.isOver(at: 40))
        channel.finish(seconds: 1)
        #expect(channel.take(at: 40, mustStop: { false })?.work == 30)
        #expect(channel.isOver(at: 40) && !channel.isOver(at: 34))
        #expect(channel.untaken()?.work == nil)
    }

    @Test("The taker waits for the finder")
    func waiting() throws {
        let channel = IncumbentChannel()
        let late = Self.news(50)
        let asked = Atomic<Int>(0)
        let taken = try GLPKSolver().withWorkspace { workspace in
            try workspace.beside(
                { _ in
                    // Not before the other side waits.
                    while asked.load(ordering: .acquiring) == 0 {}
                    channel.post(late)
                    channel.note(work: 60)
                },
                run: {
                    channel.take(at: 55) {
                        asked.add(1, ordering: .releasing)
                        return false
                    }?.work
                }
            ).mine
        }
        #expect(taken == 50)
    }

    @Test("What was found is shown at once, each roster once")
    func showing() throws {
        let channel = IncumbentChannel()
        channel.post(Self.news(10))
        channel.post(Self.news(20))
        #expect(channel.unshown()?.work == 20)
        #expect(channel.unshown()?.work == nil)
    }

    /// With no node for the first tree, most of the search has the improvement beside it.
    @Test(
        "A search with the improvement beside it ends with the same roster each time", arguments: [3, 11, 19, 27, 40])
    func repeated(seed: UInt64) throws {
        let scenario = TinyWeeks.week(seed: seed)
        var options = RosterOptions()
        options.trialNodes = 0
        let optimizer = RosterOptimizer(solver: GLPKSolver())
        let first = try optimizer.optimize(scenario, options: options)
        for _ in 0..<4 {
            let again = try optimizer.optimize(scenario, options: options)
            #expect(again.roster == first.roster)
            #expect(again.statistics.nodes == first.statistics.nodes)
        }
    }
}
