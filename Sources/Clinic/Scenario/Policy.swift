/// The rules a site may set; every default is the contract's.
public struct Policy: Hashable, Sendable {
    /// Places kept free for same-day add-ons.
    public var addonReserve: AddonReserve?
    /// How many same-day add-ons come, by priority, in file order; empty where the site does not say.
    public var addonArrivals: [AddonRate]
    /// Minutes at most from the end of intake to the room start.
    public var intakeMaxWait: Int
    /// Minutes at most from the end of recovery to the discharge check.
    public var dischargeMaxWait: Int
    /// Days at least between two spine injections of one patient.
    public var repeatIntervalDays: Int
    /// Joint injections a week below which each missing one costs.
    public var jointMinPerWeek: Int
    /// Training sessions a week below which each missing one costs.
    public var trainingSessionsPerWeek: Int
    /// Telephone calls after a spine injection.
    public var followUpCalls: FollowUpPolicy?
    /// Named priorities, in file order after the three defaults.
    public var priorities: [Priority]
    /// Age from which bleeding risk counts as high; nil: age alone never does.
    public var oldAge: Int?
    /// Points a unit of each term costs.
    public var weights: TermPoints
    /// What it costs to disturb a patient when a running week is repaired.
    public var repair: RepairPrices
    /// Holds before an injection, the site's overrides included.
    public var holds: HoldTable

    /// The contract's defaults with a hold table.
    public init(holds: HoldTable) {
        addonReserve = nil
        addonArrivals = []
        intakeMaxWait = 10
        dischargeMaxWait = 15
        repeatIntervalDays = 14
        jointMinPerWeek = 0
        trainingSessionsPerWeek = 0
        followUpCalls = nil
        priorities = Priority.defaults
        oldAge = nil
        weights = .defaultWeights
        repair = .defaults
        self.holds = holds
    }

    /// How much a priority counts; nil where the policy has no such priority.
    public func factor(of priority: String) -> PriorityFactor? {
        priorities.first { $0.name == priority }?.factor
    }
}

/// Places kept free on each open day after the planning date.
public struct AddonReserve: Hashable, Sendable {
    /// Code of the procedure whose steps a reserve holds.
    public var procedure: String
    /// How many a day.
    public var perDay: Int

    /// From its parts.
    public init(procedure: String, perDay: Int) {
        self.procedure = procedure
        self.perDay = perDay
    }
}

/// How many same-day add-ons of a priority come who could be done that day, nothing but room standing in the way.
public struct AddonRate: Hashable, Sendable {
    /// Name of the priority.
    public var priority: String
    /// Thousandths of a patient an hour, from the beginning of the day's first session to the end of its last.
    public var perHourThousandths: Int

    /// From its parts.
    public init(priority: String, perHourThousandths: Int) {
        self.priority = priority
        self.perHourThousandths = perHourThousandths
    }

    /// The rate of so many patients in a number of minutes, to the nearest thousandth an hour; none in no time.
    public init(priority: String, count: Int, inMinutes minutes: Int) {
        self.priority = priority
        perHourThousandths = minutes > 0 ? (count * 60_000 + minutes / 2) / minutes : 0
    }
}

/// When patients are telephoned after a spine injection.
public struct FollowUpPolicy: Hashable, Sendable {
    /// Days after the injection.
    public var days: [Int]
    /// Minutes a call takes.
    public var minutes: Int

    /// From its parts.
    public init(days: [Int], minutes: Int) {
        self.days = days
        self.minutes = minutes
    }
}

/// A named priority and how much a request of it counts.
public struct Priority: Hashable, Sendable {
    /// Name, as requests spell it.
    public var name: String
    /// The factor.
    public var factor: PriorityFactor

    /// From its parts.
    public init(name: String, factor: PriorityFactor) {
        self.name = name
        self.factor = factor
    }

    /// routine 1, urgent 4, emergent 16.
    public static let defaults = [
        Priority(name: "routine", factor: PriorityFactor(1)),
        Priority(name: "urgent", factor: PriorityFactor(4)),
        Priority(name: "emergent", factor: PriorityFactor(16)),
    ]
}
