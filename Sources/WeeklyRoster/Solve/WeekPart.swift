import MILP

/// The part of the week that one step of the improvement decides, as a smaller program.
///
/// What is not decided is held as it is in a known point. What belongs to no duty, the technologists and the week's aims,
/// is always decided.
struct WeekPart {
    let reduced: ReducedModel
    /// Groups of sessions whose visits are decided here: those that must be put in sequence.
    let groups: [[Int]]

    /// Some duties, by position, the others held.
    ///
    /// Sums over duties are left out: they help a proof, not a search for rosters.
    init(_ master: MasterModel, program: Model, at point: [Double], deciding duties: Set<Int>) {
        var isHeld = Array(repeating: false, count: program.columns.count)
        for sum in master.sums { isHeld[sum.column.index] = true }
        for (number, duty) in master.duties.enumerated() where !duties.contains(number) {
            for column in duty.columns { isHeld[column.index] = true }
        }
        reduced = ReducedModel(program, at: point, withoutRows: Set(master.sums.map(\.row))) { column in
            isHeld[column] ? nil : program.columns[column].kind
        }
        groups = WeekPart.groups(master, touchedBy: { duties.contains($0) })
    }

    /// Everything in which a known roster and the root's relaxation differ: what is alike in both is held.
    ///
    /// After Danna, Rothberg and Le Pape, "Exploring relaxation induced neighborhoods to improve MIP solutions" (2005).
    init(_ master: MasterModel, program: Model, at point: [Double], near relaxation: [Double]) {
        var isOpen = zip(point, relaxation).map { abs($0 - $1) > 1e-4 }
        for column in master.derivedColumns.map(\.column) + master.dutilessColumns {
            isOpen[column.index] = true
        }
        reduced = ReducedModel(program, at: point) { column in isOpen[column] ? program.columns[column].kind : nil }
        groups = WeekPart.groups(
            master, touchedBy: { number in master.duties[number].columns.contains { isOpen[$0.index] } })
    }

    private static func groups(_ master: MasterModel, touchedBy isDecided: (Int) -> Bool) -> [[Int]] {
        let sessions = Set(master.duties.indices.filter(isDecided).map { master.duties[$0].session })
        return master.layout.groups.filter { !sessions.isDisjoint(with: $0) }
    }
}
