import Foundation
import MILP
import Synchronization
import Testing

@testable import GLPK

/// Many workspaces at a time, good and failing ones mixed.
@Suite struct ConcurrencyTests {
    @Test func hundredsOfSolvesOverThreadsAgreeWithOneByOne() throws {
        let models = (UInt64(1)...25).map { RandomModels.assignment(jobs: 10, machines: 3, seed: $0) }
        var options = SolveOptions()
        options.cuts = [.gomory, .mixedIntegerRounding, .cover]
        let alone = try models.map { try GLPKSolver().solve($0, options: options) }
        let mismatches = Atomic<Int>(0)
        let failures = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 200) { [options] turn in
            let index = turn % models.count
            do {
                let outcome = try GLPKSolver().solve(models[index], options: options)
                let isSame =
                    outcome.incumbent == alone[index].incumbent && outcome.bound == alone[index].bound
                    && outcome.statistics == alone[index].statistics
                if !isSame { mismatches.wrappingAdd(1, ordering: .relaxed) }
            } catch {
                failures.wrappingAdd(1, ordering: .relaxed)
            }
            if turn.isMultiple(of: 3) {
                // A failing neighbour.
                try? GLPKSolver().withWorkspace { workspace in
                    guard let own = workspace as? GLPKWorkspace else { return }
                    try Problem(models[index], serial: own.serial).setRowBounds(9999, BoundCode(0, 1))
                }
            }
        }
        #expect(mismatches.load(ordering: .relaxed) == 0)
        #expect(failures.load(ordering: .relaxed) == 0)
    }

    @Test func workspacesNest() throws {
        var model = Model(name: "inner")
        _ = model.addVariable("x", kind: .integer, upper: 3, cost: -2)
        let objective = try GLPKSolver().withWorkspace { [model] _ in
            try GLPKSolver().solve(model).incumbent?.objective
        }
        #expect(objective == -6)
    }

    /// Each model holds about 10 MB inside the library; 80 of them, left for the workspace to free, half of them after
    /// a failure, would be 800 MB. What other tests do at the same time stays far below the limit of 300 MB.
    @Test(.enabled(if: residentMegabytes() != nil, "needs /proc/self/statm"))
    func memoryIsGivenBack() throws {
        let model = RandomModels.assignment(jobs: 300, machines: 200, seed: 1)
        func turn(_ number: Int) throws {
            try? GLPKSolver().withWorkspace { workspace in
                guard let own = workspace as? GLPKWorkspace else { return }
                let problem = try Problem(model, serial: own.serial)
                if number.isMultiple(of: 2) { try problem.setRowBounds(9999, BoundCode(0, 1)) }
            }
        }
        for number in 0..<4 { try turn(number) }
        let before = try #require(residentMegabytes())
        for number in 0..<80 { try turn(number) }
        let after = try #require(residentMegabytes())
        #expect(after - before < 300)
    }
}

/// Memory of this process that is in RAM, in megabytes; nil where the system does not tell.
private func residentMegabytes() -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? Int(fields[1]).map { $0 * 4096 / 1_048_576 } : nil
}
