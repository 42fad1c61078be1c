import Clinic

/// What is settled of a week under way, in the numbers of ``WeekProblem``: minutes from the week's begin, positions of
/// people, C-arms and sessions.
///
/// Visits that have begun are no visits of the program any more: what they hold is taken out of C-arms, hands, nurses'
/// hours and bays, and what they cost is a constant.
struct RunningWeek: Sendable {
    /// Nothing begins before.
    let now: Int
    /// Staffed C-arms that stay as they are.
    let lanes: [SettledLane]
    /// By radiologist: when no procedure step can be theirs, visits that have begun included.
    let radiologistsAway: [[MinuteSpan]]
    /// By technologist: when no visit can be on a C-arm that they run.
    let technologistsAway: [[MinuteSpan]]
    /// Nurses in the hours that are left of them.
    let nurses: [WeekNurse]
    /// Bays that begun visits hold.
    let bays: [MinuteSpan]
    /// By radiologist: minutes of spine procedures already given.
    let spineMinutes: [Int]
    /// By day of the week: places kept free on days that are past.
    let reserves: [Int]
    /// Joint requests among the begun visits.
    let jointVisits: Int
    /// By session: a training session was held, the session being over.
    let trainings: [Bool]
    /// By request: what became of it.
    let claims: [RequestClaim]
    /// What it costs to disturb a patient.
    let prices: RepairPrices
    /// Sessions whose visits the program lays out in time.
    let timed: Set<Int>

    /// The settled lanes of a session.
    func lanes(in session: Int) -> [SettledLane] { lanes.filter { $0.session == session } }
}

/// A staffed C-arm on which a visit has begun, or whose session is over.
struct SettledLane: Hashable, Sendable {
    let session: Int
    let arm: Int
    let radiologist: Int
    let lead: Int
    /// The second, who stays where the session is over.
    let trainee: Int?
    /// The lead may do spine visits.
    let isSpine: Bool
    /// When begun visits hold the room.
    let busy: [MinuteSpan]
    /// Whether a spine visit is among them.
    let hasSpineVisit: Bool
}

/// A request in a week under way.
struct RequestClaim: Sendable {
    /// Where a visit stands or stood.
    struct Place: Hashable, Sendable {
        /// Position of the session; nil: the place lies in none.
        let session: Int?
        let day: Int
        let start: Int
        let radiologist: Int
    }

    /// Its visit has begun.
    var isSettled = false
    /// Its place in the roster as it was.
    var old: Place?
    /// How much the request counts.
    var factor = PriorityFactor(1)
    /// When the patient is here for a visit that has begun.
    var presence: [MinuteSpan] = []
    /// By session: whether a begun spine visit of the patient is too close.
    var isTooClose: [Bool] = []
    /// By session: minutes from its start to the first start allowed, where the place was an add-on's.
    var addOnRelease: [Int?]?
    /// Whether the program tells apart the starts of one day by their price.
    var isFine = false
}

/// Room starts of one session that disturb a patient equally.
struct PricedWindow: Hashable, Sendable {
    /// First start, in minutes from the session's begin.
    var first: Int
    /// Last start; nil: any that the session has room for.
    var last: Int?
    /// Nothing of the visit begins before; nil: no bound of its own.
    var arrival: Int?
    /// Points for a patient who begins here.
    var price: Points
    /// Whether some starts of the window cost more than the price says.
    var isCoarse = false
}
