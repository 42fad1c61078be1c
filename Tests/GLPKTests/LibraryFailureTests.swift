import CGLPK
import MILP
import Testing

@testable import GLPK

/// The library aborts the process on an internal error. Here such errors are provoked, below the checks that keep
/// users from them, and must arrive as errors, with the process alive.
@Suite struct LibraryFailureTests {
    private static func smallModel() -> Model {
        var model = Model(name: "small")
        let x = model.addVariable("x", kind: .integer, upper: 9, cost: -1)
        let y = model.addVariable("y", kind: .integer, upper: 9, cost: -1)
        model.addRow("room", [LinearTerm(2, x), LinearTerm(2, y)], upper: 7)
        return model
    }

    /// Makes the library fail by a row that does not exist.
    private static func breakLibrary(_ workspace: any SolverWorkspace) throws {
        let own = try #require(workspace as? GLPKWorkspace)
        let problem = try Problem(smallModel(), serial: own.serial)
        try problem.setRowBounds(999, BoundCode(0, 1))
    }

    @Test func failureArrivesWithItsTextAndClosesTheWorkspace() throws {
        try GLPKSolver().withWorkspace { workspace in
            let model = Self.smallModel()
            let program = try workspace.program(model)
            #expect(try program.solve(.init()).status == .optimal)
            do {
                try Self.breakLibrary(workspace)
                Issue.record("the library accepted row 999")
            } catch SolverError.libraryFailure(let text) {
                #expect(text.contains("row number out of range"))
                #expect(text.contains("prob1.c"))
            }
            let closed = SolverError.closedWorkspace
            #expect(throws: closed) { try program.solve(.init()) }
            #expect(throws: closed) { try program.setCost(0, 1) }
            #expect(throws: closed) { try workspace.program(model) }
            #expect(throws: closed) { try workspace.solve(model, options: .init(), hooks: .init()) }
            #expect(throws: closed) { try workspace.write(model, as: .lp, to: "/nonexistent/never.lp") }
        }
        #expect(try GLPKSolver().solve(Self.smallModel()).incumbent?.objective == -3)
    }

    @Test func assertionIsSurvived() throws {
        try GLPKSolver().withWorkspace { _ in
            // The MPS writer asserts that there is a row to name an empty column in.
            var problem: OpaquePointer?
            #expect(cglpk_create(&problem) == CGLPK_DONE)
            let rowless = try #require(problem)
            #expect(cglpk_add_columns(rowless, 1, [0, GLP_FX], [0, 1], [0, 1], [0, 0], [0, GLP_CV]) == CGLPK_DONE)
            var code: Int32 = 0
            #expect(cglpk_write_mps(rowless, "/dev/null", &code) == CGLPK_FAILED)
            #expect(String(cString: cglpk_failure_text()).contains("Assertion failed: P->m > 0"))
            #expect(cglpk_serial() == 0)
        }
        #expect(try GLPKSolver().solve(Self.smallModel()).incumbent?.objective == -3)
    }

    /// The nested case: the failure happens in a hook, with frames of Swift between it and the search's own guard.
    @Test func failureInsideAHookEndsTheSearch() throws {
        for turn in 0..<50 {
            do {
                try GLPKSolver().withWorkspace { workspace in
                    var hooks = SolveHooks()
                    let model = Self.smallModel()
                    // Half of the hooks have a row to add after that.
                    let terms = model.variable(at: 0).map { [LinearTerm(1, $0)] } ?? []
                    let rows = [LinearConstraint(name: "none", terms: terms, upper: -1)]
                    hooks.lazyRows = { _ in
                        try? Self.breakLibrary(workspace)
                        return turn.isMultiple(of: 2) ? rows : []
                    }
                    _ = try workspace.solve(model, options: .init(), hooks: hooks)
                }
                Issue.record("a search went on in a broken library")
            } catch SolverError.libraryFailure(let text) {
                #expect(text.contains("row number out of range"))
            }
        }
        #expect(try GLPKSolver().solve(Self.smallModel()).incumbent?.objective == -3)
    }

    @Test func solvesInsideAHookWork() throws {
        // A search inside a search, in the same environment.
        let outcome = try GLPKSolver().withWorkspace { workspace in
            var hooks = SolveHooks()
            hooks.lazyRows = { _ in
                let inner = try? workspace.solve(Self.smallModel(), options: .init(), hooks: .init())
                #expect(inner?.incumbent?.objective == -3)
                return []
            }
            return try workspace.solve(Self.smallModel(), options: .init(), hooks: hooks)
        }
        #expect(outcome.incumbent?.objective == -3)
    }

    @Test func memoryLimitIsAnErrorOfItsOwn() throws {
        let large = RandomModels.assignment(jobs: 200, machines: 40, seed: 1)
        do {
            _ = try GLPKSolver(memoryLimitMegabytes: 1).solve(large)
            Issue.record("8,000 columns fitted into one megabyte")
        } catch SolverError.outOfMemory(let text) {
            #expect(text.contains("memory"))
        }
        #expect(throws: SolverError.self) { try GLPKSolver(memoryLimitMegabytes: 0).solve(large) }
        #expect(try GLPKSolver(memoryLimitMegabytes: 50).solve(Self.smallModel()).incumbent?.objective == -3)
    }

    @Test func programsOutliveTheirWorkspaceHarmlessly() throws {
        nonisolated(unsafe) var kept: (any LinearProgram)?
        try GLPKSolver().withWorkspace { kept = try $0.program(Self.smallModel()) }
        let program = try #require(kept)
        #expect(throws: SolverError.closedWorkspace) { try program.solve(.init()) }
        #expect(throws: SolverError.closedWorkspace) { try program.setRowBounds(0, lower: 0, upper: 1) }
        kept = nil
        #expect(try GLPKSolver().solve(Self.smallModel()).incumbent?.objective == -3)
    }

    @Test func errorsOfTheBodyPassThrough() throws {
        struct Own: Error, Equatable {}
        #expect(throws: Own()) { try GLPKSolver().withWorkspace { _ in throw Own() } }
    }

    @Test func unknownCodesAreLoud() throws {
        #expect(throws: SolverError.self) { try SimplexEnd(code: 77) }
        #expect(throws: SolverError.self) { try SearchEnd(code: 77) }
        #expect(throws: SolverError.self) { try SearchStop(reason: 77) }
        #expect(throws: SolverError.self) { try RelaxationStatus(basicStatus: 77) }
        // 0x01...0x13 are all codes of the manual; the simplex method can give any but the search's own two.
        for code in Int32(0)...0x13 where ![GLP_EROOT, GLP_ESTOP, GLP_EMIPGAP].contains(code) {
            #expect(throws: Never.self) { try SimplexEnd(code: code) }
        }
    }
}
