import Clinic

/// Counts the places that a day has left for add-ons to come: standard visits, packed one after the other, the earliest
/// start first. Places kept free are free time, as they are for any add-on.
struct PlacesLeft: Sendable {
    private let book: DayBook
    private let finder: PlaceFinder
    private let shape: VisitShape
    /// By technologist: whether a room that they lead can take the standard visit.
    private let mayLead: [Bool]
    /// Nothing begins before this step.
    private let earliest: Int

    /// More places than any number of callers that matters.
    static let most = 16

    init(_ search: DaySearch, shape: VisitShape, technologists: [Technologist], from now: Instant) {
        book = search.book
        finder = search.finder
        self.shape = shape
        mayLead = technologists.map { $0.spine || !shape.isSpine }
        earliest = search.book.grid.stepUp(now)
    }

    /// The steps in which the visits begin, their intakes included, in ascending order.
    ///
    /// - Parameter visit: What is there already, beside the appointments.
    func begins(beside visit: Holding?) -> [Int] { visits(beside: visit).map(\.comes).sorted() }

    /// The visits, session by session, the earliest start first.
    func visits(beside visit: Holding?) -> [Holding] {
        var taken = visit.map { [$0] } ?? []
        let there = taken.count
        for session in book.sessions where session.isStaffed {
            var rooms = OpenRooms(session, visit, mayLead)
            for start in stride(
                from: max(session.start, earliest + shape.intake), through: session.end - shape.room, by: 1)
            {
                for arm in session.rooms.indices where taken.count - there < PlacesLeft.most {
                    guard let holding = place(arm: arm, start: start, rooms.radiologists(arm), beside: taken) else {
                        continue
                    }
                    rooms.use(arm, by: holding.radiologist)
                    taken.append(holding)
                }
            }
        }
        return Array(taken.dropFirst(there))
    }

    private func place(arm: Int, start: Int, _ radiologists: [Int], beside taken: [Holding]) -> Holding? {
        for radiologist in radiologists {
            let holding = finder.place(
                shape, arm: arm, start: start, radiologist: radiologist, beside: taken, earliest: earliest)
            if let holding { return holding }
        }
        return nil
    }
}

/// Who covers the rooms of a session, those that are opened on the way included.
private struct OpenRooms {
    /// By C-arm: who may do the standard visit there; nil where the room is not open yet.
    private var covers: [[Int]?]
    private let duty: [Int]
    /// Technologists who could open one more room for it.
    private var leadsLeft: Int

    init(_ session: BookedSession, _ visit: Holding?, _ mayLead: [Bool]) {
        duty = session.duty
        leadsLeft = session.openers.count { mayLead[$0] }
        covers = session.rooms.map { room in room.map { mayLead[$0.technologist] ? [$0.radiologist] : [] } }
        // The visit that is there already may have opened a room, with a lead who may not do everything.
        guard let visit, session.rooms[visit.arm] == nil, (session.start..<session.end).contains(visit.start) else {
            return
        }
        covers[visit.arm] = mayLead[visit.technologist] ? [visit.radiologist] : []
        if mayLead[visit.technologist] { leadsLeft -= 1 }
    }

    func radiologists(_ arm: Int) -> [Int] { covers[arm] ?? (leadsLeft > 0 ? duty : []) }

    mutating func use(_ arm: Int, by radiologist: Int) {
        guard covers[arm] == nil else { return }
        covers[arm] = [radiologist]
        leadsLeft -= 1
    }
}
