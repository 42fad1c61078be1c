/// Names technologists for the places of a week: a lead for each staffed C-arm, a second where training is held.
///
/// The master guarantees that enough are there; who it is, is a flow from people through (person, session) to places,
/// found by augmenting paths in file order.
struct TechnologistAssignment {
    /// A place to be filled.
    struct Place: Hashable {
        enum Role: Hashable {
            case spineLead
            case lead
            case second
        }
        let session: Int
        let role: Role
    }

    /// A technologist whose place in a session is not to be found here.
    struct Fixed: Hashable {
        let technologist: Int
        let session: Int
    }

    let technologists: [WeekTechnologist]
    let places: [Place]

    private let fixed: [Fixed]
    private let barred: Set<Fixed>
    private var holder: [Int?] = []
    private var load: [Int] = []

    /// - Parameters:
    ///   - fixed: who has a place already, one for each session.
    ///   - barred: who is to get none.
    init(technologists: [WeekTechnologist], places: [Place], fixed: [Fixed] = [], barred: [Fixed] = []) {
        self.technologists = technologists
        self.places = places
        self.fixed = fixed
        self.barred = Set(barred + fixed)
    }

    /// By place: position of the technologist; nil where they do not suffice.
    mutating func assign() -> [Int]? {
        holder = Array(repeating: nil, count: places.count)
        load = Array(repeating: 0, count: technologists.count)
        for place in fixed { load[place.technologist] += 1 }
        for place in places.indices {
            var visited = Set<Int>()
            guard fill(place, &visited) else { return nil }
        }
        return holder.compactMap { $0 }
    }

    private func may(_ person: Int, take place: Place) -> Bool {
        guard technologists[person].sessions.contains(place.session),
            !barred.contains(Fixed(technologist: person, session: place.session))
        else { return false }
        switch place.role {
        case .spineLead: return technologists[person].spine
        case .lead: return true
        case .second: return technologists[person].trainee
        }
    }

    /// Finds someone for a place, moving others where that helps; `visited` holds the places already tried.
    private mutating func fill(_ place: Int, _ visited: inout Set<Int>) -> Bool {
        guard visited.insert(place).inserted else { return false }
        let candidates = technologists.indices.filter { may($0, take: places[place]) }
        // Those without a second use first: who can lead spine visits is the scarcer lead.
        let ordered = candidates.sorted { scarcity($0, for: places[place]) < scarcity($1, for: places[place]) }
        for person in ordered {
            let same = places.indices.first { holder[$0] == person && places[$0].session == places[place].session }
            if let same {
                // Swap inside the session: the person's load stays as it is.
                holder[same] = nil
                holder[place] = person
                if fill(same, &visited) {
                    return true
                }
                holder[same] = person
                holder[place] = nil
            } else if load[person] < (technologists[person].maxSessions ?? Int.max) {
                holder[place] = person
                load[person] += 1
                return true
            } else if release(person, for: place, &visited) {
                return true
            }
        }
        return false
    }

    /// Gives one of a fully booked person's other places to somebody else.
    private mutating func release(_ person: Int, for place: Int, _ visited: inout Set<Int>) -> Bool {
        for other in places.indices where holder[other] == person && !visited.contains(other) {
            holder[other] = nil
            holder[place] = person
            if fill(other, &visited) { return true }
            holder[other] = person
            holder[place] = nil
        }
        return false
    }

    private func scarcity(_ person: Int, for place: Place) -> Int {
        switch place.role {
        case .spineLead: technologists[person].trainee ? 1 : 0
        case .lead: technologists[person].spine ? 1 : 0
        case .second: 0
        }
    }
}
