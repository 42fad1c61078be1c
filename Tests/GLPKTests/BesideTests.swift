import GLPK
import MILP
import Synchronization
import Testing

/// Two closures at the same time, one of them on the workspace's own thread.
@Suite struct BesideTests {
    private struct Fault: Error {}

    private final class Meeting: Sendable {
        let here = Atomic<Bool>(false)
        let there = Atomic<Bool>(false)
    }

    @Test func bothRunAtTheSameTime() throws {
        let meeting = Meeting()
        let model = RandomModels.assignment(jobs: 6, machines: 2, seed: 3)
        let (other, mine) = try GLPKSolver().withWorkspace { workspace in
            let result = try workspace.beside(
                { _ -> Bool in
                    meeting.there.store(true, ordering: .releasing)
                    // Ends only where the other side runs while this one does.
                    while !meeting.here.load(ordering: .acquiring) {}
                    return true
                },
                run: { () -> Double? in
                    meeting.here.store(true, ordering: .releasing)
                    while !meeting.there.load(ordering: .acquiring) {}
                    return try workspace.solve(model, options: SolveOptions(), hooks: SolveHooks()).incumbent?.objective
                })
            return (result.other, result.mine)
        }
        #expect(other)
        #expect(mine == (try GLPKSolver().solve(model).incumbent?.objective))
    }

    @Test func eitherSideMayFailAndTheOtherIsWaitedFor() throws {
        let meeting = Meeting()
        #expect(throws: Fault.self) {
            try GLPKSolver().withWorkspace { workspace in
                _ = try workspace.beside(
                    { _ in throw Fault() }, run: { meeting.here.store(true, ordering: .releasing) })
            }
        }
        let isDoneHere = meeting.here.load(ordering: .acquiring)
        #expect(isDoneHere)
        #expect(throws: Fault.self) {
            try GLPKSolver().withWorkspace { workspace in
                _ = try workspace.beside(
                    { _ in meeting.there.store(true, ordering: .releasing) }, run: { throw Fault() })
            }
        }
        let isDoneThere = meeting.there.load(ordering: .acquiring)
        #expect(isDoneThere)
    }
}
