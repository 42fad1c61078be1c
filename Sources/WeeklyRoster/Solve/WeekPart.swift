import MILP

/// The part of the week that one step of the improvement decides, as a smaller program.
///
/// Duties are *open* (to be decided), *held* (as they are in a known point) or *relaxed* (fractions allowed: a guess at
/// what is still to come). What belongs to no duty stays free, the technologists as fractions while something is relaxed.
/// Sums over duties are left out: they help a proof, not a search for rosters.
struct WeekPart {
    /// What happens to a duty and its columns.
    enum Fate {
        case open, held, relaxed
    }

    let reduced: ReducedModel
    /// Groups of sessions whose visits are decided here, none being fractions: those that can and must be put in sequence.
    let groups: [[Int]]

    /// - Parameters:
    ///   - program: the master's model with every row known.
    ///   - point: one value per column.
    ///   - fates: by duty.
    init(_ master: MasterModel, program: Model, at point: [Double], fates: [Fate]) {
        var fateOf: [Fate] = Array(repeating: .open, count: program.columns.count)
        if fates.contains(.relaxed) {
            for column in master.technologistColumns { fateOf[column.index] = .relaxed }
        }
        for sum in master.sums { fateOf[sum.column.index] = .held }
        let sumRows = Set(master.sums.map(\.row))
        var fatesOfSession: [Set<Fate>] = Array(repeating: [], count: master.problem.sessions.count)
        for (duty, fate) in zip(master.duties, fates) {
            for column in duty.columns { fateOf[column.index] = fate }
            fatesOfSession[duty.session].insert(fate)
        }
        reduced = ReducedModel(program, at: point, withoutRows: sumRows) { column in
            switch fateOf[column] {
            case .open: program.columns[column].kind
            case .held: nil
            case .relaxed: .continuous
            }
        }
        groups = master.layout.groups.filter { group in
            let fates = group.reduce(into: Set<Fate>()) { $0.formUnion(fatesOfSession[$1]) }
            return fates.contains(.open) && !fates.contains(.relaxed)
        }
    }
}
