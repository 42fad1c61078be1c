import Clinic

/// Why there is no place, or none earlier: a gate of eligibility, or what is short.
public enum RefusalCode: String, CaseIterable, Hashable, Sendable {
    case ct, authorization, mri
    case notBefore = "not-before"
    case interval, driver, sessions
    case unknownMedication = "unknown-medication"
    case coordinate, hold
    /// Today has no start left.
    case closed
    /// No C-arm is staffed any more today.
    case unstaffed
    case cArm = "c-arm"
    case radiologist, technologist, nurse, bay
    /// The patient's own other visits.
    case patient
    /// No single resource would do.
    case capacity

    init(_ gate: ReasonCode) {
        switch gate {
        case .ct: self = .ct
        case .authorization: self = .authorization
        case .mri: self = .mri
        case .notBefore: self = .notBefore
        case .interval: self = .interval
        case .driver: self = .driver
        case .sessions: self = .sessions
        case .unknownMedication: self = .unknownMedication
        case .coordinate: self = .coordinate
        case .hold: self = .hold
        case .capacity: self = .capacity
        }
    }
}

/// One reason, for programs and for people.
public struct Refusal: Hashable, Sendable {
    /// For programs.
    public var code: RefusalCode
    /// For people.
    public var text: String
    /// The first instant at which a gate no longer forbids, where time alone opens it.
    public var until: Instant?
    /// Minutes of a short resource that no appointment holds.
    public var freeMinutes: Int?

    /// From its parts.
    public init(_ code: RefusalCode, _ text: String, until: Instant? = nil, freeMinutes: Int? = nil) {
        self.code = code
        self.text = text
        self.until = until
        self.freeMinutes = freeMinutes
    }

    init(_ gate: Reason) { self.init(RefusalCode(gate.code), gate.text, until: gate.until) }
}

/// The answer to one add-on.
public struct AddOnAnswer: Hashable, Sendable {
    /// Name of the scenario.
    public var scenario: String
    /// Id of the request.
    public var request: String
    /// When it was asked.
    public var now: Instant
    /// Rules that forbid some start of today: why nothing earlier is offered.
    public var gates: [Refusal]
    /// Places, the best first; the nurse chooses.
    public var proposals: [Proposal]
    /// Where there is no proposal: the gates, then what is short.
    public var refused: [Refusal]
    /// Where today has no place and later days were not asked for: the first of the first later day that has one.
    public var later: Proposal?

    /// From its parts.
    public init(
        scenario: String, request: String, now: Instant, gates: [Refusal], proposals: [Proposal],
        refused: [Refusal] = [], later: Proposal? = nil
    ) {
        self.scenario = scenario
        self.request = request
        self.now = now
        self.gates = gates
        self.proposals = proposals
        self.refused = refused
        self.later = later
    }
}
