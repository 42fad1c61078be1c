/// Numbers for the people of a session who are away for a while, each with when: radiologists by position, and
/// technologists who lead a C-arm that is idle meanwhile. Empty before the week.
struct BoundStaff<Number: Sendable>: Sendable {
    struct Radiologist: Sendable {
        let number: Int
        var value: Number
    }

    struct Lead: Sendable {
        let technologist: Int
        /// In grid steps from the session's begin.
        let away: [MinuteSpan]
        var value: Number
    }

    var radiologists: [Radiologist] = []
    var leads: [Lead] = []

    /// All numbers.
    var values: [Number] { radiologists.map(\.value) + leads.map(\.value) }

    /// The same people with other numbers.
    func map<Other>(_ change: (Number) -> Other) -> BoundStaff<Other> {
        var other = BoundStaff<Other>()
        other.radiologists = radiologists.map { .init(number: $0.number, value: change($0.value)) }
        other.leads = leads.map { .init(technologist: $0.technologist, away: $0.away, value: change($0.value)) }
        return other
    }
}

extension BoundStaff where Number == Double {
    /// Radiologists whose hands are there in a step.
    func hands(in frame: SessionFrame, at step: Int) -> Double {
        radiologists.reduce(0) { $0 + (frame.isThere($1.number, at: step) ? $1.value : 0) }
    }

    /// C-arms that are idle in a step, their leads being away.
    func idle(at step: Int) -> Double {
        leads.reduce(0) { $0 + ($1.isAway(at: step) ? $1.value : 0) }
    }

    /// Adds to those whose hands are there in a step.
    mutating func addHands(_ value: Double, in frame: SessionFrame, at step: Int) {
        for index in radiologists.indices where frame.isThere(radiologists[index].number, at: step) {
            radiologists[index].value += value
        }
    }

    /// Adds to those who leave a C-arm idle in a step.
    mutating func addIdle(_ value: Double, at step: Int) {
        for index in leads.indices where leads[index].isAway(at: step) { leads[index].value += value }
    }

    /// The sum of products, person by person.
    func product(_ other: BoundStaff<Double>) -> Double {
        zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension BoundStaff.Lead {
    func isAway(at step: Int) -> Bool { away.contains { $0.start <= step && step < $0.end } }
}
