import Clinic

/// An add-on with everything that the search asks of it, looked up once.
struct AddOnQuestion: Sendable {
    let request: Request
    let now: Instant
    /// The patient is there from here on.
    let from: Instant
    let shape: VisitShape
    /// What waiting once costs.
    let weight: Points
    /// Position of the preferred radiologist; nil where any will do.
    let preferred: Int?
    /// When the patient is here for other visits.
    let otherVisits: [(comes: Instant, leaves: Instant)]
    /// The patient's other spine injections, done or placed.
    let otherSpineDates: [Day]

    /// Whether a visit with a radiologist costs for not being with the preferred one.
    func isDispreferred(_ radiologist: Int) -> Bool {
        guard let preferred else { return false }
        return preferred != radiologist
    }
}
