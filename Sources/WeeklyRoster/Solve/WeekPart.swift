import MILP

/// The part of the week that one step of the improvement decides, as a smaller program.
///
/// Columns are *open* (to be decided), *held* (as they are in a known point) or *relaxed* (fractions allowed: a guess at
/// what is still to come). What belongs to no duty stays free, the
/// technologists as fractions while something is relaxed. Sums over duties are left out: they help a proof, not a search
/// for rosters.
struct WeekPart {
    /// What happens to a column.
    enum Fate {
        case open, held, relaxed
    }

    /// What happens to a duty: to who is there with how many C-arms, and to the visits.
    struct DutyFate: Hashable {
        var staff: Fate
        var visits: Fate

        static let open = DutyFate(staff: .open, visits: .open)
        static let relaxed = DutyFate(staff: .relaxed, visits: .relaxed)
        static let held = DutyFate(staff: .held, visits: .held)
    }

    let reduced: ReducedModel
    /// Groups of sessions whose visits are decided here, none being fractions: those that can and must be put in sequence.
    let groups: [[Int]]

    /// - Parameters:
    ///   - program: the master's model with every row known.
    ///   - point: one value per column.
    ///   - fates: by duty.
    init(_ master: MasterModel, program: Model, at point: [Double], fates: [DutyFate]) {
        let isRelaxed = fates.contains { $0.visits == .relaxed || $0.staff == .relaxed }
        var fateOf: [Fate] = Array(repeating: .open, count: program.columns.count)
        if isRelaxed {
            for column in master.technologistColumns { fateOf[column.index] = .relaxed }
        }
        for sum in master.sums { fateOf[sum.column.index] = .held }
        let sumRows = Set(master.sums.map(\.row))
        var visitFates: [Set<Fate>] = Array(repeating: [], count: master.problem.sessions.count)
        for (duty, fate) in zip(master.duties, fates) {
            for column in duty.visitColumns { fateOf[column.index] = fate.visits }
            for column in duty.staffColumns { fateOf[column.index] = fate.staff }
            visitFates[duty.session].insert(fate.visits)
        }
        reduced = ReducedModel(program, at: point, withoutRows: sumRows) { column in
            switch fateOf[column] {
            case .open: program.columns[column].kind
            case .held: nil
            case .relaxed: .continuous
            }
        }
        groups = master.layout.groups.filter { group in
            let fates = group.reduce(into: Set<Fate>()) { $0.formUnion(visitFates[$1]) }
            return fates.contains(.open) && !fates.contains(.relaxed)
        }
    }
}
