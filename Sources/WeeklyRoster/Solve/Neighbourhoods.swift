/// Which duties a step of the improvement may change, the others staying as they are.
///
/// Deterministic: the order depends on the week and the number of the step, never on a clock or a generator.
struct Neighbourhoods {
    let master: MasterModel

    /// Positions of duties, one list for each neighbourhood, the smallest first: each day over all C-arms, pairs of
    /// radiologists over the week, pairs of days.
    func all() -> [[Int]] {
        let days = Set(master.problem.sessions.map(\.dayIndex)).sorted()
        let byDay = days.map { day in
            master.duties.indices.filter { master.problem.sessions[master.duties[$0].session].dayIndex == day }
        }
        var result = byDay
        let people = master.dutiesOfRadiologist.filter { !$0.isEmpty }
        for (number, first) in people.enumerated() {
            for second in people.dropFirst(number + 1) { result.append(first + second) }
        }
        for (number, first) in byDay.enumerated() {
            for second in byDay.dropFirst(number + 1) { result.append(first + second) }
        }
        return result.enumerated().filter { !$0.element.isEmpty }
            .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(\.element)
    }
}
