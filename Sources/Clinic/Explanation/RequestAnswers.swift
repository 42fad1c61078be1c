/// Whether a request could be at a place, and at what price.
public struct PlaceAnswer: Hashable, Sendable {
    /// What is known.
    public enum Verdict: String, Hashable, Sendable {
        /// A rule forbids it.
        case forbidden
        /// A checked roster has it there.
        case possible
        /// The limit came before it was known.
        case undecided
    }

    /// Id of the request.
    public var request: String
    /// The place as asked (`tue/am`, `tue/am/c1`, `2026-12-01T09:00/c1`).
    public var place: String
    /// What is known.
    public var verdict: Verdict
    /// Gates that forbid every start there.
    public var gates: [Reason] = []
    /// What else makes it impossible: staff, rooms, promises. None of it can be left out without the place becoming
    /// possible, unless `isMinimal` says otherwise.
    public var conflict: [Circumstance] = []
    /// Whether none of the conflict can be left out; false where the limit came before each was tried.
    public var isMinimal = true
    /// Points more than the optimum; nil unless possible.
    public var price: ProvenRange?
    /// Where the visit stands in the best roster found with it there; nil unless possible.
    public var visit: Placement?
    /// Patients whose place differs between the roster that was asked about and that one.
    public var changes: [PatientChange] = []

    /// A place whose answer is not known yet.
    public init(request: String, place: String, verdict: Verdict = .undecided) {
        self.request = request
        self.place = place
        self.verdict = verdict
    }
}

/// A patient who has another place in one roster than in another.
public struct PatientChange: Hashable, Sendable {
    /// How far apart the places are.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Had a place, has none.
        case out
        /// Had none, has one.
        case placed
        /// Another day.
        case day
        /// Another session of the day.
        case session
        /// Another start or C-arm in the session.
        case time
    }

    /// Id of the request.
    public var request: String
    /// Patient code.
    public var patient: String
    /// How far.
    public var kind: Kind
    /// The place before.
    public var old: Placement?
    /// The place after.
    public var new: Placement?

    /// From its parts.
    public init(request: String, patient: String, kind: Kind, old: Placement?, new: Placement?) {
        self.request = request
        self.patient = patient
        self.kind = kind
        self.old = old
        self.new = new
    }
}

/// A request that has a place, with what every session would cost instead.
public struct ScheduledRequest: Hashable, Sendable {
    /// Where it is.
    public var visit: Placement
    /// Each session of the week, in time order.
    public var sessions: [PlaceAnswer]

    /// From its parts.
    public init(visit: Placement, sessions: [PlaceAnswer]) {
        self.visit = visit
        self.sessions = sessions
    }
}

/// A request without a place: what stands in its way, and the cheapest change that would give it one.
public struct UnscheduledRequest: Hashable, Sendable {
    /// Id.
    public var request: String
    /// Gates that are shut in the whole week, with the date on which each opens.
    public var gates: [Reason]
    /// The cheapest place of the week as it is; nil where gates are shut, or the limit came before.
    public var cheapestPlace: PlaceAnswer?
    /// Resources of which more, by itself, would give it a place at no more than the optimum; empty where none does by
    /// itself, or gates are shut.
    public var short: [Shortage]
    /// The cheapest single change with which a best roster has the request.
    public var change: ChangeThatPlaces?
    /// Changes that might be cheaper, or the only ones, and that the limit left untried.
    public var untried: [ProposedChange]

    /// From its parts.
    public init(
        request: String, gates: [Reason], cheapestPlace: PlaceAnswer? = nil, short: [Shortage] = [],
        change: ChangeThatPlaces? = nil, untried: [ProposedChange] = []
    ) {
        self.request = request
        self.gates = gates
        self.cheapestPlace = cheapestPlace
        self.short = short
        self.change = change
        self.untried = untried
    }
}

/// A resource of which a week may have too little.
public enum Shortage: String, CaseIterable, Hashable, Sendable {
    case nurseHours = "nurse-hours"
    case technologists, radiologists, skills, closures, bays
    case cArms = "c-arms"
}

/// A change with the roster that it makes possible.
public struct ChangeThatPlaces: Hashable, Sendable {
    /// The change.
    public var change: ProposedChange
    /// Where the visit stands in a best roster of the changed week.
    public var visit: Placement
    /// What the changed week costs.
    public var objective: ProvenRange

    /// From its parts.
    public init(change: ProposedChange, visit: Placement, objective: ProvenRange) {
        self.change = change
        self.visit = visit
        self.objective = objective
    }
}
