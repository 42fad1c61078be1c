import MILP

/// What a search for a repair works with.
struct RepairTools {
    let clock: SearchClock
    let workspace: any SolverWorkspace
    let branching: Branching

    /// Options of one solve.
    func limits() -> SolveOptions {
        var limits = SolveOptions()
        limits.timeLimitSeconds = clock.remaining
        limits.objectiveStep = 1
        limits.branching = branching
        limits.backtracking = .bestBound
        return limits
    }

    /// Branch and cut with sequencing.
    ///
    /// - Parameters:
    ///   - part: the program, or what is left of it when some columns are held.
    ///   - found: told each whole point that can be put in sequence.
    ///   - progress: told now and then.
    func solve(
        _ part: ReducedModel, _ book: CutBook, options: SolveOptions, progress: @escaping (SolveProgress) -> Void,
        found: @escaping ([Double]) throws -> Void
    ) throws -> Outcome {
        var failure: (any Error)?
        var hooks = SolveHooks()
        hooks.isCancelled = { [clock] in clock.mustStop || failure != nil || book.ranOutOfIndicators }
        hooks.progress = progress
        hooks.lazyRows = { small in
            let values = part.expand(small.values)
            guard small.isIntegral else { return book.dutyLinks(at: values).compactMap(part.fold) }
            do {
                let rows = try book.sequencingRows(at: values)
                if rows.isEmpty, !book.ranOutOfIndicators { try found(values) }
                return rows.compactMap(part.fold)
            } catch {
                failure = error
                return []
            }
        }
        let outcome = try workspace.solve(part.model, options: options, hooks: hooks)
        clock.spend(outcome.statistics.iterations)
        if let failure { throw failure }
        return outcome
    }

    /// The same of a whole program, nothing being told.
    func solve(_ model: Model, _ book: CutBook) throws -> Outcome {
        let whole = ReducedModel(model, at: model.columns.map { _ in 0 }) { model.columns[$0].kind }
        return try solve(whole, book, options: limits(), progress: { _ in }, found: { _ in })
    }
}
