import MILP

/// A set of visits that no sequence can hold, as rows of the master: at least one of its counts must stay below.
///
/// For each count `N >= m` of the set an indicator is forced to 1; not all indicators may be 1 unless the session has
/// more C-arms or radiologists than the search that proved the set impossible.
struct CoverCut {
    /// A sum of columns that reached `threshold` in the impossible set.
    struct Item {
        let columns: [Variable]
        let threshold: Int
        /// No legal roster has more than this.
        let most: Int
    }

    /// A sum of columns beyond `tested` lifts the cut.
    struct Escape {
        let columns: [Variable]
        let tested: Int
        let most: Int
    }

    let name: String
    let items: [Item]
    let escapes: [Escape]
}

/// Hands out the master's spare columns as indicators, the same one for the same question.
struct IndicatorBook {
    private struct Question: Hashable {
        let columns: [Int]
        let threshold: Int
        let isEscape: Bool
    }

    private var free: [Variable]
    private var known: [Question: Variable] = [:]

    init(_ spare: [Variable]) { free = spare.reversed() }

    /// A point with every indicator at the value that the point itself demands; columns beyond its own are added as 0.
    func completed(_ point: [Double], columns: Int) -> [Double] {
        var full = Array(point.prefix(columns)) + Array(repeating: 0, count: max(0, columns - point.count))
        for (question, indicator) in known {
            let sum = question.columns.reduce(0) { $0 + full[$1] }
            full[indicator.index] = sum > Double(question.threshold) - 0.5 ? 1 : 0
        }
        return full
    }

    /// Rows for the cut; nil where the indicators do not suffice.
    mutating func rows(for cut: CoverCut) -> [LinearConstraint]? {
        var rows: [LinearConstraint] = []
        var cover: [LinearTerm] = []
        for item in cut.items {
            guard let indicator = indicator(item.columns, threshold: item.threshold, most: item.most, rows: &rows)
            else { return nil }
            cover.append(LinearTerm(1, indicator))
        }
        for escape in cut.escapes where escape.most > escape.tested {
            guard let indicator = indicator(escape, rows: &rows) else { return nil }
            cover.append(LinearTerm(-1, indicator))
        }
        rows.append(LinearConstraint(name: "cover_\(cut.name)", terms: cover, upper: Double(cut.items.count - 1)))
        return rows
    }

    /// A column that must be 1 where the sum reaches the threshold, with the row that says so.
    private mutating func indicator(
        _ columns: [Variable], threshold: Int, most: Int, rows: inout [LinearConstraint]
    ) -> Variable? {
        guard
            let indicator = column(
                Question(columns: columns.map(\.index).sorted(), threshold: threshold, isEscape: false))
        else { return nil }
        let slack = Double(max(most, threshold) - threshold + 1)
        rows.append(
            LinearConstraint(
                name: "reach_\(indicator.index)",
                terms: columns.map { LinearTerm(1, $0) } + [LinearTerm(-slack, indicator)], upper: Double(threshold - 1)
            ))
        return indicator
    }

    /// A column that can be 1 only where the sum is beyond what was tested.
    private mutating func indicator(_ escape: CoverCut.Escape, rows: inout [LinearConstraint]) -> Variable? {
        let beyond = escape.tested + 1
        let columns = escape.columns.map(\.index).sorted()
        guard let indicator = column(Question(columns: columns, threshold: beyond, isEscape: true)) else { return nil }
        rows.append(
            LinearConstraint(
                name: "beyond_\(indicator.index)",
                terms: escape.columns.map { LinearTerm(1, $0) } + [LinearTerm(-Double(beyond), indicator)], lower: 0))
        return indicator
    }

    /// The column for a question, a spare one if it is new.
    private mutating func column(_ question: Question) -> Variable? {
        if let old = known[question] { return old }
        guard let new = free.popLast() else { return nil }
        known[question] = new
        return new
    }
}
