/// A week's answer, as the file `fluoro-roster/1` tells it.
public struct Roster: Hashable, Sendable {
    /// Name of the scenario it was made for.
    public var scenario: String
    /// The Monday of its week.
    public var week: Day
    /// Proven best, legal, or impossible.
    public var status: RosterStatus
    /// Sum of all terms; nil where the week is impossible.
    public var objective: Points?
    /// Proven lower bound of the objective.
    public var bound: Points?
    /// Points by term.
    public var terms: TermPoints?
    /// Which C-arms are staffed when, and by whom.
    public var armSessions: [ArmSession] = []
    /// Placed requests.
    public var appointments: [Placement] = []
    /// Places kept free for add-ons.
    public var reserves: [Placement] = []
    /// Requests that are not placed, each with its reasons.
    public var unscheduled: [RequestReasons] = []
    /// Telephone calls that fall in the week.
    public var calls: [FollowUpCall] = []
    /// Fixed visits that are kept though a gate is shut, each with the reasons.
    public var warnings: [RequestReasons] = []
    /// Fixed requests that cannot be kept together; empty unless the week is impossible.
    public var conflict: [String] = []

    /// An empty roster with a status.
    public init(scenario: String, week: Day, status: RosterStatus) {
        self.scenario = scenario
        self.week = week
        self.status = status
    }
}

/// What is known of a roster.
public enum RosterStatus: String, CaseIterable, Hashable, Sendable {
    /// No better roster exists.
    case optimal
    /// Legal; a better one may exist.
    case feasible
    /// No legal roster exists.
    case infeasible
}

/// A C-arm staffed in a session.
public struct ArmSession: Hashable, Sendable {
    /// When.
    public var session: SessionName
    /// Id of the C-arm.
    public var cArm: String
    /// Id of the radiologist who covers it.
    public var radiologist: String
    /// Id of the technologist who leads.
    public var technologist: String
    /// Id of the trainee who is second.
    public var trainee: String?

    /// From its parts.
    public init(
        session: SessionName, cArm: String, radiologist: String, technologist: String, trainee: String? = nil
    ) {
        self.session = session
        self.cArm = cArm
        self.radiologist = radiologist
        self.technologist = technologist
        self.trainee = trainee
    }
}

/// What a place on a C-arm is for.
public enum Purpose: Hashable, Sendable {
    /// A request, by id.
    case request(String)
    /// A place kept free, by the code of the reserve procedure.
    case reserve(procedure: String)
}

/// A visit with a C-arm, a start and everybody who takes part: an appointment or a reserve.
public struct Placement: Hashable, Sendable {
    /// What for.
    public var purpose: Purpose
    /// Id of the C-arm.
    public var cArm: String
    /// Room start.
    public var start: Instant
    /// Id of the radiologist.
    public var radiologist: String
    /// Id of the lead technologist.
    public var technologist: String
    /// Nil where the procedure has no intake.
    public var intake: NurseTask?
    /// Nil where the procedure has no discharge check.
    public var discharge: NurseTask?
    /// Number of the recovery bay, from 1; nil where none is needed.
    public var bay: Int?

    /// From its parts.
    public init(
        purpose: Purpose, cArm: String, start: Instant, radiologist: String, technologist: String,
        intake: NurseTask? = nil, discharge: NurseTask? = nil, bay: Int? = nil
    ) {
        self.purpose = purpose
        self.cArm = cArm
        self.start = start
        self.radiologist = radiologist
        self.technologist = technologist
        self.intake = intake
        self.discharge = discharge
        self.bay = bay
    }
}

extension Placement {
    /// Id of the request; nil for a place kept free.
    public var request: String? {
        if case .request(let id) = purpose { id } else { nil }
    }

    /// The instant at which something of it begins: the intake, or the setup where there is no intake.
    public var begins: Instant { intake?.start ?? start }
}

/// When which nurse begins a task.
public struct NurseTask: Hashable, Sendable {
    /// Id of the nurse.
    public var nurse: String
    /// Begin.
    public var start: Instant

    /// From its parts.
    public init(nurse: String, start: Instant) {
        self.nurse = nurse
        self.start = start
    }
}

/// A telephone call after a spine injection.
public struct FollowUpCall: Hashable, Sendable {
    /// Id of the request that was done.
    public var request: String
    /// Patient code.
    public var patient: String
    /// Days after the injection, before the move to an open day.
    public var day: Int
    /// Who calls when; nil where no gap was found.
    public var task: NurseTask?

    /// From its parts.
    public init(request: String, patient: String, day: Int, task: NurseTask? = nil) {
        self.request = request
        self.patient = patient
        self.day = day
        self.task = task
    }
}

/// A request and what is to be said of it.
public struct RequestReasons: Hashable, Sendable {
    /// Id of the request.
    public var request: String
    /// At least one.
    public var reasons: [Reason]

    /// From its parts.
    public init(request: String, reasons: [Reason]) {
        self.request = request
        self.reasons = reasons
    }
}

/// Why a request has no place, or should not have the one it was promised.
public struct Reason: Hashable, Sendable {
    /// For programs.
    public var code: ReasonCode
    /// For people.
    public var text: String
    /// The instant from which the reason no longer holds, where one is known.
    public var until: Instant?

    /// From its parts.
    public init(_ code: ReasonCode, _ text: String, until: Instant? = nil) {
        self.code = code
        self.text = text
        self.until = until
    }
}

/// The gates of eligibility, in the order in which a nurse would lift them, and the lack of room.
public enum ReasonCode: String, CaseIterable, Hashable, Sendable {
    case ct, authorization, mri
    case notBefore = "not-before"
    case interval, driver, sessions
    case unknownMedication = "unknown-medication"
    case coordinate, hold, capacity
}
