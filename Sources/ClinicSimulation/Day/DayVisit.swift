/// A visit of the running day. Times are minutes of the day.
struct DayVisit: Sendable {
    /// Where the patient is, or what is waited for.
    enum State: UInt8, Sendable {
        case away, waitsForIntake, inIntake, ready, waitsForTechnologist, inRoom, waitsForRadiologist, waitsForBay
        case recovers, waitsForDischarge, left
    }

    let procedure: Int
    let cArm: Int
    let radiologist: Int
    let technologist: Int
    /// Position of the arm-session in the weekday.
    let armSession: Int
    /// Booked room start.
    let booked: Double
    /// Booked arrival.
    let bookedArrival: Double
    /// When the patient comes.
    let arrives: Double
    /// Minutes of the procedure step.
    let stepMinutes: Double

    var state = State.away
    /// Since when something is waited for.
    var asked = 0.0
    /// Who has the task under way.
    var nurse = 0
    /// When C-arm and technologist, and the bay, were taken.
    var roomTaken = 0.0
    var bayTaken = 0.0
}
