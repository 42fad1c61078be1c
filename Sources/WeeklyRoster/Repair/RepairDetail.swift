/// How closely the program of a disturbed week looks: what it does not look at closely costs the least that it could.
struct RepairDetail {
    /// Ids of requests whose starts on their own day are told apart by price.
    var requests: Set<String>
    /// Positions of sessions whose visits the program itself lays out in time.
    var sessions: Set<Int>

    /// Nothing.
    static let none = RepairDetail(requests: [], sessions: [])

    /// Whether it holds everything that the other does.
    func contains(_ other: RepairDetail) -> Bool {
        requests.isSuperset(of: other.requests) && sessions.isSuperset(of: other.sessions)
    }

    mutating func add(_ other: RepairDetail) {
        requests.formUnion(other.requests)
        sessions.formUnion(other.sessions)
    }
}
