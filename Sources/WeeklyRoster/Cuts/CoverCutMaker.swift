import MILP

/// Turns an impossible group of sessions into cuts, the most general that the search can prove.
///
/// In this order: one session with everybody pooled (holds for all sessions with the same frame), one radiologist's
/// C-arms alone (holds for every radiologist in all those sessions), else the group as it is.
struct CoverCutMaker {
    private let question: SequencingQuestion
    private let desk: SequencingDesk
    /// Whether searches may give up early, at the price of less general cuts.
    private let isTrial: Bool

    init(_ question: SequencingQuestion, desk: SequencingDesk, isTrial: Bool) {
        self.question = question
        self.desk = desk
        self.isTrial = isTrial
    }

    private var master: MasterModel { question.master }

    func cuts() -> [CoverCut] {
        var found: [CoverCut] = []
        for part in question.group.indices {
            let alone = question.problem.onlyPart(part)
            guard !alone.teams.isEmpty, isImpossible(alone) else { continue }
            let pooled = alone.pooled
            if isImpossible(pooled) {
                found += sharedCuts(
                    desk.minimalImpossible(pooled, isTrial: isTrial), session: question.group[part], pooled: true)
                continue
            }
            let impossible = alone.teams.indices.map { alone.onlyTeam($0, free: true) }.filter(isImpossible)
            if impossible.isEmpty { found += boundCuts(alone, part: part) }
            for problem in impossible {
                found += sharedCuts(
                    desk.minimalImpossible(problem, isTrial: isTrial), session: question.group[part], pooled: false)
            }
        }
        return found.isEmpty ? [ownCut(part: nil)] : found
    }

    private func isImpossible(_ problem: SequencingProblem) -> Bool { desk.isImpossible(problem, isTrial: isTrial) }

    /// Excludes exactly what was asked, for a point whose sequence stayed undecided.
    func exclusion() -> CoverCut { cut(question.problem, name: "undecided") }

    /// Cuts of single teams by what binds them alone; where there are none, of the session as it is.
    private func boundCuts(_ alone: SequencingProblem, part: Int) -> [CoverCut] {
        let duties = question.duties.indices.filter { question.problem.teams[$0].part == part }
            .map { question.duties[$0] }
        let cuts = alone.teams.indices.compactMap { number -> CoverCut? in
            var problem = alone.onlyTeam(number, free: false)
            guard !alone.teams[number].bonds.isEmpty, isImpossible(problem) else { return nil }
            var unlimited = problem
            unlimited.teams[0].bonds.limits = []
            if isImpossible(unlimited) { problem = unlimited }
            let least = desk.minimalImpossible(problem, isTrial: isTrial)
            return cut(least, duties: [duties[number]], name: "bound_\(duties[number])")
        }
        return cuts.isEmpty ? [ownCut(part: part)] : cuts
    }

    private func ownCut(part: Int?) -> CoverCut {
        var problem = question.problem
        if let part {
            for team in problem.teams.indices where problem.teams[team].part != part { problem.teams[team].visits = [] }
        }
        return cut(desk.minimalImpossible(problem, isTrial: isTrial), name: "group_\(question.group[part ?? 0])")
    }

    // MARK: Cuts of one group as it is

    /// The teams with visits as they are. Where a team had fewer C-arms, another could have better ones, so the numbers
    /// of C-arms belong to the set.
    private func cut(_ problem: SequencingProblem, duties: [Int]? = nil, name: String) -> CoverCut {
        var items: [CoverCut.Item] = []
        var escapes: [CoverCut.Escape] = []
        for (number, team) in problem.teams.enumerated() {
            let position = (duties ?? question.duties)[number]
            let duty = master.duties[position]
            let frame = master.layout.frames[duty.session]
            for visit in team.visits { items.append(item(visit, in: [duty], frame: frame)) }
            let arms = [duty.spineArms] + (duty.jointArms.map { [$0] } ?? [])
            items.append(
                CoverCut.Item(columns: arms, threshold: team.spineArms + team.jointArms, most: frame.closed.count))
            items += master.limits(of: position, team.bonds.limits).map {
                CoverCut.Item(columns: [$0], threshold: 1, most: 1)
            }
            escapes += armEscapes([duty], team: team, frame: frame)
        }
        return CoverCut(name: name, items: items, escapes: escapes)
    }

    // MARK: Cuts shared by sessions with one frame

    private func sharedCuts(_ problem: SequencingProblem, session: Int, pooled: Bool) -> [CoverCut] {
        let layout = master.layout
        guard let team = problem.teams.first else { return [] }
        var cuts: [CoverCut] = []
        for sibling in master.problem.sessions.indices where layout.frameNumber[sibling] == layout.frameNumber[session]
        {
            let duties = master.dutiesOfSession[sibling].map { master.duties[$0] }
            let scopes = pooled ? [duties] : duties.map { [$0] }
            for scope in scopes where !scope.isEmpty {
                let items = team.visits.map { item($0, in: scope, frame: layout.frames[sibling]) }
                // A kind that cannot be there at all, or never often enough, makes the set no danger.
                guard items.allSatisfy({ !$0.columns.isEmpty && $0.most >= $0.threshold }) else { continue }
                var escapes = armEscapes(scope, team: team, frame: layout.frames[sibling])
                if pooled, scope.count > team.radiologists {
                    escapes.append(
                        CoverCut.Escape(columns: scope.map(\.isOn), tested: team.radiologists, most: scope.count))
                }
                cuts.append(CoverCut(name: "\(master.names.sessions[sibling])", items: items, escapes: escapes))
            }
        }
        return cuts
    }

    /// The columns that count visits of the kind.
    private func item(_ visit: KindCount, in duties: [MasterModel.Duty], frame: SessionFrame) -> CoverCut.Item {
        let kind = master.layout.catalog[visit.kind]
        var columns: [Variable] = []
        for duty in duties {
            for column in duty.counts where column.kind == visit.kind {
                columns.append(column.count)
            }
        }
        let perArm = kind.room > 0 ? frame.length / kind.room : visit.count
        return CoverCut.Item(
            columns: columns, threshold: visit.count, most: kind.request == nil ? perArm * frame.closed.count : 1)
    }

    /// More C-arms than the search had lift the cut; so do more of those that may take spine visits.
    private func armEscapes(_ duties: [MasterModel.Duty], team: SequencingTeam, frame: SessionFrame) -> [CoverCut
        .Escape]
    {
        let spine = duties.map(\.spineArms)
        let joint = duties.compactMap(\.jointArms)
        let most = frame.closed.count
        var escapes = [CoverCut.Escape(columns: spine + joint, tested: team.spineArms + team.jointArms, most: most)]
        if !joint.isEmpty { escapes.append(CoverCut.Escape(columns: spine, tested: team.spineArms, most: most)) }
        return escapes
    }
}
