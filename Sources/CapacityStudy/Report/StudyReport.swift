import Clinic

/// What a capacity study found: everything that its file, its page and its summary tell.
public struct StudyReport: Sendable, Hashable {
    /// Name of the study.
    public var study: String
    /// Seed of all its random numbers.
    public var seed: UInt64
    /// Replications that were finished, of each option as stated.
    public var replications: Int
    /// Measured weeks.
    public var weeks: Int
    /// Weeks before them.
    public var warmupWeeks: Int
    /// The answer in a few sentences.
    public var answer: String
    /// Options, in the order of the study file; those of `grid` after them.
    public var options: [OptionReport]
    /// Currency of the money; nil without `finance`.
    public var currency: String?
    /// What the study takes for granted, for people.
    public var assumptions: [Assumption] = []
    /// What a reader must know of the method, a sentence each.
    public var cautions: [String] = []

    /// From its parts.
    public init(
        study: String, seed: UInt64, replications: Int, weeks: Int, warmupWeeks: Int, answer: String,
        options: [OptionReport], currency: String? = nil
    ) {
        self.study = study
        self.seed = seed
        self.replications = replications
        self.weeks = weeks
        self.warmupWeeks = warmupWeeks
        self.answer = answer
        self.options = options
        self.currency = currency
    }
}

/// An input of a study and who says so.
public struct Assumption: Sendable, Hashable {
    /// What it is about.
    public var subject: String
    /// The value.
    public var value: String
    /// Where it comes from: a file, a default, or what the study's author wrote beside it.
    public var source: String

    /// From its parts.
    public init(subject: String, value: String, source: String) {
        self.subject = subject
        self.value = value
        self.source = source
    }
}

/// What was found of one option.
public struct OptionReport: Sendable, Hashable {
    /// Name, as in the study file.
    public var name: String
    /// What it adds to the clinic from the first week on, by the key of the study file.
    public var add: [AddedCount]
    /// Made by `grid`, without a price.
    public var isOfGrid: Bool
    /// Keys of `add` that can have no effect.
    public var withoutEffect: [String]
    /// The arm-sessions of each week, from which measured week on.
    public var staffedWeeks: [StaffedWeekReport]
    /// Binds, singles, verdict, turn.
    public var answer: OptionAnswer
    /// Means of each 13 measured weeks.
    public var quarters: [QuarterReport]
    /// Every measure that applies, in the order of the contract.
    public var measures: [MeasureReport]
    /// How far its money hangs on each uncertain input, the one that matters most first.
    public var tornado: [TornadoBar] = []

    /// From its parts.
    public init(
        name: String, add: [AddedCount], isOfGrid: Bool = false, withoutEffect: [String] = [],
        staffedWeeks: [StaffedWeekReport], answer: OptionAnswer, quarters: [QuarterReport],
        measures: [MeasureReport]
    ) {
        self.name = name
        self.add = add
        self.isOfGrid = isOfGrid
        self.withoutEffect = withoutEffect
        self.staffedWeeks = staffedWeeks
        self.answer = answer
        self.quarters = quarters
        self.measures = measures
    }

    /// A measure by its key; nil where it does not apply.
    public func measure(_ key: String) -> MeasureReport? { measures.first { $0.key == key } }
}

/// How many of a resource an option adds.
public struct AddedCount: Sendable, Hashable {
    /// Key of the study file: `c_arms`.
    public var key: String
    /// How many; may be negative where the study file allows it.
    public var count: Int

    /// From its parts.
    public init(key: String, count: Int) {
        self.key = key
        self.count = count
    }
}

/// The arm-sessions that hold from a week on.
public struct StaffedWeekReport: Sendable, Hashable {
    /// Measured week, from 1.
    public var fromWeek: Int
    /// Session by session, C-arm by C-arm.
    public var armSessions: [ArmSession]

    /// From its parts.
    public init(fromWeek: Int, armSessions: [ArmSession]) {
        self.fromWeek = fromWeek
        self.armSessions = armSessions
    }
}

/// Thirteen measured weeks, or what is left of them.
public struct QuarterReport: Sendable, Hashable {
    /// First measured week, from 1.
    public var fromWeek: Int
    /// Visits done a week.
    public var visitsPerWeek: Estimate
    /// Requests a week.
    public var requestsPerWeek: Estimate
    /// Patients who have a place and were not yet seen.
    public var waitingList: Estimate
    /// Margin a week; nil without `finance`.
    public var marginPerWeek: Estimate?

    /// From its parts.
    public init(
        fromWeek: Int, visitsPerWeek: Estimate, requestsPerWeek: Estimate, waitingList: Estimate,
        marginPerWeek: Estimate? = nil
    ) {
        self.fromWeek = fromWeek
        self.visitsPerWeek = visitsPerWeek
        self.requestsPerWeek = requestsPerWeek
        self.waitingList = waitingList
        self.marginPerWeek = marginPerWeek
    }
}

/// One measure of one option.
public struct MeasureReport: Sendable, Hashable {
    /// Key, such as `days_for_place.mean`.
    public var key: String
    /// Over replications.
    public var estimate: Estimate
    /// Paired difference from the first option; nil for the first option and where none is told.
    public var difference: Estimate?

    /// From its parts.
    public init(key: String, estimate: Estimate, difference: Estimate? = nil) {
        self.key = key
        self.estimate = estimate
        self.difference = difference
    }
}

/// What an uncertain input does to the difference of net present value, all others at their likeliest.
public struct TornadoBar: Sendable, Hashable {
    /// `demand`, `margin` or `capital`.
    public var input: String
    /// Least value of the input.
    public var low: Double
    /// Greatest value of the input.
    public var high: Double
    /// Mean difference at the least value, in the study's currency.
    public var atLow: Double
    /// Mean difference at the greatest value.
    public var atHigh: Double

    /// From its parts.
    public init(input: String, low: Double, high: Double, atLow: Double, atHigh: Double) {
        self.input = input
        self.low = low
        self.high = high
        self.atLow = atLow
        self.atHigh = atHigh
    }

    /// How much hangs on it.
    public var swing: Double { abs(atHigh - atLow) }
}
