/// Why a week is as it is: the answer to a question about a scenario, each claim solved or checked.
public struct Explanation: Hashable, Sendable {
    /// Name of the scenario.
    public var scenario: String
    /// The Monday of its week.
    public var week: Day
    /// What is known of the best roster; nil where the week is impossible, or nothing was found.
    public var optimum: ProvenRange?
    /// The answer.
    public var answer: ExplanationAnswer
    /// Whether everything that was asked was answered; false where the limit came first.
    public var isComplete: Bool

    /// From its parts.
    public init(
        scenario: String, week: Day, optimum: ProvenRange? = nil, answer: ExplanationAnswer, isComplete: Bool
    ) {
        self.scenario = scenario
        self.week = week
        self.optimum = optimum
        self.answer = answer
        self.isComplete = isComplete
    }
}

/// What was asked, and what is to be said.
public enum ExplanationAnswer: Hashable, Sendable {
    /// The week cannot be done.
    case impossible(ImpossibleWeek)
    /// One request at one place.
    case place(PlaceAnswer)
    /// A request that has a place: what every session of the week would cost instead.
    case scheduled(ScheduledRequest)
    /// Requests without a place.
    case unscheduled([UnscheduledRequest])
}

/// Points that are not known exactly: a proven least, and what a checked roster costs.
public struct ProvenRange: Hashable, Sendable {
    /// No roster costs less.
    public var least: Points
    /// Some roster costs this.
    public var most: Points

    /// From its ends.
    public init(least: Points, most: Points) {
        self.least = least
        self.most = most
    }

    /// Whether the points are known.
    public var isExact: Bool { least == most }
}

/// A rule of the week, or a fact of its scenario, that takes part in a conflict.
public struct Circumstance: Hashable, Sendable {
    /// The hard constraint that it belongs to.
    public var rule: RuleCode
    /// Where it stands in the scenario file (`requests q2 fixed`, `staff radiologists r1 sessions`).
    public var input: String
    /// For people.
    public var text: String

    /// From its parts.
    public init(_ rule: RuleCode, input: String, _ text: String) {
        self.rule = rule
        self.input = input
        self.text = text
    }
}

/// A week that cannot be done, with the reason and what would mend it.
public struct ImpossibleWeek: Hashable, Sendable {
    /// Rules and facts that cannot hold together.
    public var conflict: [Circumstance]
    /// Whether none of the conflict can be left out without the rest becoming possible; false where the limit came
    /// before each was tried.
    public var isMinimal: Bool
    /// At most three, the cheapest first.
    public var repairs: [Repair]
    /// Changes that might be cheaper than some of the repairs and that the limit left untried.
    public var untried: [ProposedChange]

    /// From its parts.
    public init(conflict: [Circumstance], isMinimal: Bool, repairs: [Repair], untried: [ProposedChange]) {
        self.conflict = conflict
        self.isMinimal = isMinimal
        self.repairs = repairs
        self.untried = untried
    }
}

/// A change with which the promises of a conflict can be kept, solved anew.
public struct Repair: Hashable, Sendable {
    /// The change.
    public var change: ProposedChange
    /// Whether the week becomes possible; false where only this conflict is mended, because another one is left.
    public var mendsWeek: Bool

    /// From its parts.
    public init(change: ProposedChange, mendsWeek: Bool) {
        self.change = change
        self.mendsWeek = mendsWeek
    }
}

/// A change of staff, rooms or promises.
public struct ProposedChange: Hashable, Sendable {
    /// What kind of change it is, for programs.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A radiologist is on duty in a session more.
        case radiologistSession = "radiologist-session"
        /// A technologist works in a session more.
        case technologistSession = "technologist-session"
        /// A nurse works longer.
        case nurseHours = "nurse-hours"
        /// A radiologist may do more spine minutes.
        case spineMinutes = "spine-minutes"
        /// A radiologist learns a skill.
        case skill
        /// A technologist becomes experienced with spine.
        case spineLead = "spine-lead"
        /// A closure of a C-arm is lifted.
        case closure
        /// One recovery bay more.
        case bay
        /// One C-arm more.
        case cArm = "c-arm"
        /// A promised visit gets another place.
        case movePromise = "move-promise"
        /// A promise is taken back.
        case dropPromise = "drop-promise"
    }

    /// What kind.
    public var kind: Kind
    /// Id of the person, C-arm or request that it is about; nil for the site.
    public var subject: String?
    /// For people (`let t2 work wed/pm`).
    public var text: String
    /// What orders changes: effort, in points that have nothing to do with the roster's objective.
    public var price: Points

    /// From its parts.
    public init(_ kind: Kind, subject: String?, text: String, price: Points) {
        self.kind = kind
        self.subject = subject
        self.text = text
        self.price = price
    }
}
