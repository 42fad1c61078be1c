/// A place that a request must have, for the question what that would cost.
///
/// Unlike a promise it changes no rule and no term: the request has to be eligible there, and pays for waiting.
struct PlaceDemand: Hashable, Sendable {
    /// Position of the request.
    let request: Int
    /// Position of the session; nil: any session of the week.
    var session: Int?
    /// The C-arm, and the start in minutes from the beginning of the session; nil: any. A start stands with a C-arm only.
    var arm: Int?
    /// See `arm`.
    var start: Int?
}

extension WeekRequest {
    /// Whether no roster leaves it out.
    var mustBe: Bool { fixed != nil || demand != nil }

    /// The same request where it must have the place.
    func demanded(_ demand: PlaceDemand) -> WeekRequest {
        var request = self
        request.demand = demand
        if let session = demand.session {
            for other in release.indices where other != session { request.release[other] = nil }
        }
        return request
    }
}
