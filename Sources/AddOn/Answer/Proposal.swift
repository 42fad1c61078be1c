import Clinic

/// What an insertion costs, part by part.
public struct ProposalParts: Hashable, Sendable {
    /// From the patient's being there to the room start.
    public var wait: Points = .zero
    /// Places kept free that give way.
    public var reserve: Points = .zero
    /// A room that is staffed for it.
    public var opensRoom: Points = .zero
    /// Free time beside the visit too short for any other.
    public var idleGap: Points = .zero
    /// Another than the preferred radiologist.
    public var notPreferred: Points = .zero

    /// Nothing costs anything.
    public init() {}

    /// The sum.
    public var total: Points { wait + reserve + opensRoom + idleGap + notPreferred }
}

/// A place kept free that gives way.
public struct DisplacedReserve: Hashable, Sendable {
    /// As the roster has it.
    public var old: Placement
    /// Where it is placed anew; nil: it is used up.
    public var new: Placement?

    /// From its parts.
    public init(old: Placement, new: Placement?) {
        self.old = old
        self.new = new
    }
}

/// One insertion that every rule allows.
public struct Proposal: Hashable, Sendable {
    /// The sum of the parts.
    public var cost: Points
    /// What it is made up of.
    public var parts: ProposalParts
    /// The row of the resulting roster.
    public var appointment: Placement
    /// Places kept free that give way, by old start, then C-arm.
    public var displaced: [DisplacedReserve]
    /// The arm-session that is opened for it.
    public var opens: ArmSession?
    /// The place should be kept for somebody more urgent for the time being; nil where it should not, and where it was not
    /// looked ahead.
    public var kept: KeptPlace?

    /// From its parts.
    public init(
        parts: ProposalParts, appointment: Placement, displaced: [DisplacedReserve] = [], opens: ArmSession? = nil
    ) {
        cost = parts.total
        self.parts = parts
        self.appointment = appointment
        self.displaced = displaced
        self.opens = opens
    }
}
