/// The instants of a visit, as the contract's section 2 lays its steps out after the room start.
public struct VisitTimes: Hashable, Sendable {
    /// Room start: setup begins.
    public let start: Instant
    /// Minutes of the steps, additional sites included.
    public let steps: StepMinutes
    /// When the nurse begins the intake; nil where there is none or it is not yet decided.
    public let intake: Instant?
    /// When the nurse begins the discharge check; nil where there is none or it is not yet decided.
    public let discharge: Instant?

    /// The times of a visit that starts at an instant.
    public init(start: Instant, steps: StepMinutes, intake: Instant? = nil, discharge: Instant? = nil) {
        self.start = start
        self.steps = steps
        self.intake = intake
        self.discharge = discharge
    }

    /// The radiologist is busy from here.
    public var stepStart: Instant { start + steps.setup }
    /// The radiologist is free again; turnover begins, and so does recovery in a bay.
    public var stepEnd: Instant { stepStart + steps.procedure }
    /// Turnover ends: C-arm and technologist are free again.
    public var roomEnd: Instant { stepEnd + steps.turnover }
    /// Recovery ends.
    public var recovered: Instant { stepEnd + steps.recovery }
    /// The patient is here from this instant: intake begins, at its latest where it is not decided.
    public var comes: Instant { intake ?? start - steps.intake }
    /// The patient and the bay are free again: the discharge check ends, at its earliest where it is not decided.
    public var leaves: Instant { (discharge ?? recovered) + steps.discharge }

    /// The first and the last instant at which the intake may begin, given the longest wait in minutes.
    public func intakeWindow(maxWait: Int) -> (first: Instant, last: Instant) {
        (start - steps.intake - maxWait, start - steps.intake)
    }

    /// The first and the last instant at which the discharge check may begin, given the longest wait in minutes.
    public func dischargeWindow(maxWait: Int) -> (first: Instant, last: Instant) {
        (recovered, recovered + maxWait)
    }
}
