/// A patient from the request to the visit.
struct PatientRecord: Sendable {
    /// Number in the order of arrival, the same under every option.
    let number: Int
    let procedure: Int
    let isUrgent: Bool
    /// Days until the authorization is there; 0 where none is needed.
    let authorizationDays: Int
    /// Minutes that a drug is held; 0: none.
    let holdMinutes: Int
    /// Most days from the ready date to the place.
    let patienceDays: Int
    /// Whether the visit is the second of its set.
    var isSecond = false
    /// Visits that had a place and are over, done or missed: the number of the next one.
    var visit = 0
    /// Date of the request, of the visit that is asked for or has a place.
    var asked: Int
    /// Date from which the request could first be treated; set when it is first looked for a place.
    var firstReady = -1
    /// Date on which the patient came onto the waiting list; -1: is not on it.
    var listedSince = -1
    /// The place; its date is -1 where there is none.
    var place = Place(date: -1, armSession: 0, start: 0)
}
