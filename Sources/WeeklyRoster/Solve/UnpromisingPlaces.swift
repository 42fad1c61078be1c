import MILP

/// Places of requests that a first roster of a very large week does without, by the root's relaxation.
///
/// A request of ten C-arms' week has a hundred places, nearly all alike. Those that the relaxation uses and a few with the
/// least reduced cost are enough to begin with; the neighbourhoods later see all.
struct UnpromisingPlaces {
    /// Masters with fewer columns keep every place.
    private static let leastColumns = 8000
    /// Unused places that each request keeps.
    private static let spare = 8

    /// Columns of the master, by position.
    let columns: Set<Int>

    init(_ master: MasterModel, root: RelaxationOutcome?) {
        guard let root, root.status == .optimal, master.model.columns.count >= Self.leastColumns else {
            columns = []
            return
        }
        var places: [[Int]] = Array(repeating: [], count: master.problem.requests.count)
        for duty in master.duties {
            for column in duty.requests where root.values[column.isPlaced.index] < 1e-6 {
                places[column.request].append(column.isPlaced.index)
            }
        }
        var found = Set<Int>()
        for list in places {
            let ordered = list.sorted { (root.reducedCosts[$0], $0) < (root.reducedCosts[$1], $1) }
            found.formUnion(ordered.dropFirst(Self.spare))
        }
        columns = found
    }
}
