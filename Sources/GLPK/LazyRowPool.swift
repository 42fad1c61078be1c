import MILP

/// All lazy rows that were ever asked for.
///
/// The library keeps an added row only for the subtree of the node at which it was added; elsewhere the pool brings
/// it back, so that the hook is asked only about points that satisfy all it has said before.
struct LazyRowPool {
    private struct Entry {
        let row: LinearConstraint
        /// Least violation worth adding the row for.
        let threshold: Double
        /// The node at which it was added last; there, it is no use to add it again.
        var node: Int32
    }

    private var entries: [Entry] = []

    /// How many rows it holds.
    var count: Int { entries.count }

    /// Notes rows that were found valid for the model.
    mutating func add(_ rows: [LinearConstraint]) {
        for row in rows {
            let greatest = row.terms.reduce(0) { max($0, abs($1.coefficient)) }
            entries.append(Entry(row: row, threshold: Tolerance.feasibility * (1 + greatest), node: 0))
        }
    }

    /// The rows that the point breaks and that the node does not have yet; they count as added to it from now on.
    mutating func take(brokenAt values: [Double], node: Int32) -> [LinearConstraint] {
        var broken: [LinearConstraint] = []
        for index in entries.indices where entries[index].node != node {
            guard entries[index].row.violation(at: values) > entries[index].threshold else { continue }
            entries[index].node = node
            broken.append(entries[index].row)
        }
        return broken
    }

    /// Whether the point satisfies every row.
    func holds(at values: [Double]) -> Bool {
        entries.allSatisfy { $0.row.holds(at: values) }
    }

    /// Forgets which nodes have which rows: the numbers mean nothing in another search.
    mutating func startOver() {
        for index in entries.indices { entries[index].node = 0 }
    }
}
