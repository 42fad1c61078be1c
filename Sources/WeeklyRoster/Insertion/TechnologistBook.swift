/// How many C-arms of each session need a lead for spine visits, and how many another lead.
struct TechnologistNeed: Hashable, Sendable {
    /// Two numbers a session.
    private(set) var counts: [UInt8]

    init(sessions: Int) { counts = Array(repeating: 0, count: 2 * sessions) }

    mutating func add(session: Int, isSpine: Bool) { counts[2 * session + (isSpine ? 0 : 1)] += 1 }
    mutating func remove(session: Int, isSpine: Bool) { counts[2 * session + (isSpine ? 0 : 1)] -= 1 }

    /// Places to be filled, in order of sessions.
    var places: [TechnologistAssignment.Place] {
        counts.enumerated().flatMap { index, count in
            Array(
                repeating: TechnologistAssignment.Place(session: index / 2, role: index % 2 == 0 ? .spineLead : .lead),
                count: Int(count))
        }
    }
}

/// Answers whether the technologists suffice, and remembers the answers.
struct TechnologistBook: Sendable {
    private let technologists: [WeekTechnologist]
    private var answers: [TechnologistNeed: Bool] = [:]

    init(_ technologists: [WeekTechnologist]) { self.technologists = technologists }

    mutating func canStaff(_ need: TechnologistNeed) -> Bool {
        if let known = answers[need] { return known }
        var assignment = TechnologistAssignment(technologists: technologists, places: need.places)
        let answer = assignment.assign() != nil
        answers[need] = answer
        return answer
    }
}
