/// An order for one visit.
public struct Request: Hashable, Sendable {
    /// Id.
    public var id: String
    /// Patient code; never a name.
    public var patient: String
    /// Code of the procedure.
    public var procedure: String
    /// Spinal levels or joints.
    public var levels = 1
    /// Both sides.
    public var bilateral = false
    /// Name of the priority.
    public var priority = "routine"
    /// What the injection is guided by.
    public var guidance = Guidance.fluoroscopy
    /// When the order came in.
    public var received: Day?
    /// Target date.
    public var due: Day?
    /// Not wanted earlier.
    public var notBefore: Day?
    /// Date from which an MRI is available for review; nil: none.
    public var mri: Day?
    /// The payer's approval.
    public var authorization = Authorization.notNeeded
    /// Days with a way home.
    public var driver = Driver.none
    /// When the patient can come; nil: any session.
    public var sessions: [SessionName]?
    /// Id of the radiologist the patient would rather see.
    public var preferredRadiologist: String?
    /// Name of the half the patient would rather come in.
    public var preferredHalf: String?
    /// Years.
    public var age: Int?
    /// As the request says; the procedure, age or other drugs may make it high.
    public var bleedingRisk = BleedingRisk.low
    /// What the patient takes.
    public var medications: [Medication] = []
    /// Already promised, must be kept.
    public var fixed: FixedPlace?

    /// A request with everything optional at the contract's default.
    public init(id: String, patient: String, procedure: String) {
        self.id = id
        self.patient = patient
        self.procedure = procedure
    }

    /// Sites injected in the visit: levels, twice where both sides are done.
    public var sites: Int { levels * (bilateral ? 2 : 1) }
}

/// What an injection is guided by.
public enum Guidance: String, CaseIterable, Hashable, Sendable {
    case fluoroscopy, ct
}

/// Bleeding risk of an injection.
public enum BleedingRisk: String, CaseIterable, Hashable, Sendable {
    case low, high
}

/// The payer's approval of a request.
public enum Authorization: Hashable, Sendable {
    /// None is needed.
    case notNeeded
    /// Asked for, none yet.
    case pending
    /// Given on a date.
    case approved(Day)
}

/// On which days a patient has a way home.
public enum Driver: Hashable, Sendable {
    /// None arranged.
    case none
    /// Any day.
    case anyDay
    /// On these.
    case on([Weekday])

    /// Whether there is a way home on a weekday.
    public func isThere(on weekday: Weekday) -> Bool {
        switch self {
        case .none: false
        case .anyDay: true
        case .on(let days): days.contains(weekday)
        }
    }
}

/// A place that was promised.
public struct FixedPlace: Hashable, Sendable {
    /// Id of the C-arm.
    public var cArm: String
    /// Room start.
    public var start: Instant

    /// From its parts.
    public init(cArm: String, start: Instant) {
        self.cArm = cArm
        self.start = start
    }
}

/// A drug that a patient takes.
public struct Medication: Hashable, Sendable {
    /// As written; matched without regard to case.
    public var name: String
    /// The last dose.
    public var lastDose: LastDose = .today
    /// Whoever prescribed it agreed to the hold.
    public var cleared = false
    /// Other keys of the entry, sorted by key, that may pick a special case of the table
    /// (`prophylaxis: secondary`, `renal_impairment: true`).
    public var details: [MedicationDetail] = []

    /// A drug whose last dose is taken today.
    public init(name: String) { self.name = name }
}

/// When the last dose was taken.
public enum LastDose: Hashable, Sendable {
    /// Today, on the planning date: it counts from that day's end.
    case today
    /// On a date: it counts from that day's end.
    case on(Day)
    /// At an instant.
    case at(Instant)
}

/// A fact about a medication that the hold table may ask for.
public struct MedicationDetail: Hashable, Sendable {
    /// Key, as the file spells it.
    public var key: String
    /// Value; a truth value is `true` or `false`.
    public var value: String

    /// From its parts.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
