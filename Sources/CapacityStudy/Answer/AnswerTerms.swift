/// A kind of resource of which one more can be tried.
public enum SingleUnit: String, CaseIterable, Hashable, Sendable {
    /// A C-arm.
    case cArms = "c_arms"
    /// A recovery bay.
    case recoveryBays = "recovery_bays"
    /// A nurse, a copy of the first.
    case nurses
    /// A technologist experienced with spine injections, a copy of the first such one.
    case technologists
    /// One more session a week for each radiologist.
    case radiologistSessions = "radiologist_sessions"
}

/// What keeps an option from doing more visits.
public enum Binding: Hashable, Sendable {
    /// One more of it brings most.
    case unit(SingleUnit)
    /// What is asked for is done: nothing is short.
    case demand
    /// No single unit helps.
    case combination
    /// The same where arm-sessions are given and nothing is staffed anew.
    case staffedWeek

    /// As the report spells it.
    public var code: String {
        switch self {
        case .unit(let unit): unit.rawValue
        case .demand: "demand"
        case .combination: "combination"
        case .staffedWeek: "staffed_week"
        }
    }
}

/// Whether an option is worth its price, against the first.
public enum Verdict: Hashable, Sendable {
    /// It is.
    case worthIt
    /// It is where another option is chosen, too: the position of the option that has both.
    case withAnotherChange(option: Int)
    /// It is not.
    case notWorthIt
    /// So many replications do not tell.
    case notDistinguishable

    /// As the report spells it.
    public var words: String {
        switch self {
        case .worthIt: "worth it"
        case .withAnotherChange: "with another change"
        case .notWorthIt: "not worth it"
        case .notDistinguishable: "not distinguishable"
        }
    }
}

/// What of an option is changed for a further run.
public enum StudyChange: Hashable, Sendable {
    /// Nothing.
    case asStated
    /// One more unit from the first week on.
    case oneMore(SingleUnit)
    /// All of the demand, same-day requests too, that many times.
    case demand(times: Double)
}

/// What the answer needs of one replication of a run.
public struct AnswerSample: Hashable, Sendable {
    /// Visits done a week.
    public var visits: Double
    /// Late cancels and no-shows a week who do not ask again.
    public var missed: Double
    /// Requests a week.
    public var requests: Double
    /// Net present value in the study's currency; nil without `finance`.
    public var netPresentValue: Double?

    /// From its parts.
    public init(visits: Double, missed: Double, requests: Double, netPresentValue: Double? = nil) {
        self.visits = visits
        self.missed = missed
        self.requests = requests
        self.netPresentValue = netPresentValue
    }
}

/// What is known of one option in the end.
public struct OptionAnswer: Hashable, Sendable {
    /// Gain in visits a week by one more unit of each kind, in the order of ``SingleUnit``; empty where it was not asked.
    public var singles: [Estimate] = []
    /// What binds; nil where the runs that tell were stopped.
    public var binds: Binding?
    /// Whether it is worth its price; nil for the first option and without `finance`.
    public var verdict: Verdict?
    /// Multiples of the demand that were tried for the turn, with the mean difference of net present value from the first
    /// option; empty for the first option, without `finance`, and where the runs were stopped.
    public var demandTried: [DemandPoint] = []
    /// The multiple of the demand at which the difference changes sign; nil where it does not.
    public var turnsAt: Double?

    /// Nothing known yet.
    public init() {}
}

/// What a multiple of the demand would bring.
public struct DemandPoint: Hashable, Sendable {
    /// The multiple; 1 is the demand as stated.
    public var times: Double
    /// Mean difference of net present value from the first option, in the study's currency.
    public var difference: Double

    /// From its parts.
    public init(times: Double, difference: Double) {
        self.times = times
        self.difference = difference
    }
}
