import Clinic

/// A capacity study, as the file `fluoro-study/1` tells it, already validated: codes resolve, shares are shares.
public struct Study: Sendable, Hashable {
    /// Name of the study.
    public var name: String
    /// The clinic: of it `site` without dates, `staff`, `procedures` and parts of `policy` count.
    public var base: Scenario
    /// Measured weeks.
    public var weeks: Int
    /// Weeks before them that are not measured.
    public var warmupWeeks = 0
    /// Replications.
    public var replications: Int
    /// Seed of all random numbers.
    public var seed: UInt64
    /// How far ahead a visit may be booked, in weeks.
    public var bookingHorizonWeeks = 12
    /// Whether arrivals are left to chance.
    public var arrivals = ArrivalPattern.poisson
    /// New requests by procedure.
    public var demand: [ProcedureDemand]
    /// Multiples of all of the demand, by rising week.
    public var course: [DemandCourse] = []
    /// Share of first spine visits that are followed by the second of their set.
    public var repeatProbability = 0.0
    /// Add-on requests.
    public var sameDay: SameDayDemand?
    /// What patients are like.
    public var patients = PatientMix()
    /// Coefficient of variation of the procedure step; 0: always the scenario's minutes.
    public var durationVariation = 0.0
    /// How arm-sessions are found.
    public var staffing = Staffing.optimise
    /// How full minutes may be filled where arm-sessions are found.
    public var targetLoad = 0.85
    /// The arm-sessions where they are given.
    public var armSessions: [ArmSession] = []
    /// Prices; nil: no money is counted.
    public var finance: Finance?
    /// What nobody knows.
    public var uncertain = Uncertain()
    /// What is compared; the first is what the others are compared with.
    public var options: [StudyOption]
    /// Whether each unit and each pair of units is an option, too.
    public var grid = false

    /// The least that a study says.
    public init(
        name: String, base: Scenario, weeks: Int, replications: Int, seed: UInt64, demand: [ProcedureDemand],
        options: [StudyOption]
    ) {
        self.name = name
        self.base = base
        self.weeks = weeks
        self.replications = replications
        self.seed = seed
        self.demand = demand
        self.options = options
    }
}

/// How requests come.
public enum ArrivalPattern: String, CaseIterable, Hashable, Sendable {
    /// By chance, Poisson.
    case poisson
    /// Evenly, nothing left to chance.
    case even
}

/// How the arm-sessions of an option are found.
public enum Staffing: String, CaseIterable, Hashable, Sendable {
    /// By an integer program.
    case optimise
    /// As given.
    case keep
}

/// New requests of a procedure.
public struct ProcedureDemand: Sendable, Hashable {
    /// Code of the procedure.
    public var procedure: String
    /// Requests a week in the first measured week.
    public var perWeek: Double
    /// Growth a year: 0.15 for 15 %.
    public var growthPerYear: Double

    /// From its parts.
    public init(procedure: String, perWeek: Double, growthPerYear: Double = 0) {
        self.procedure = procedure
        self.perWeek = perWeek
        self.growthPerYear = growthPerYear
    }
}

/// A multiple of all of the demand from a measured week on.
public struct DemandCourse: Sendable, Hashable {
    /// First measured week, from 1.
    public var fromWeek: Int
    /// The multiple.
    public var times: Double

    /// From its parts.
    public init(fromWeek: Int, times: Double) {
        self.fromWeek = fromWeek
        self.times = times
    }
}

/// Add-on requests of an open day, spread evenly over hours.
public struct SameDayDemand: Sendable, Hashable {
    /// Requests an open day.
    public var perDay: Double
    /// Hours in which they come, in minutes since midnight.
    public var hours: ClockSpan
    /// Code of the procedure.
    public var procedure: String

    /// From its parts.
    public init(perDay: Double, hours: ClockSpan, procedure: String) {
        self.perDay = perDay
        self.hours = hours
        self.procedure = procedure
    }
}

/// What patients are like; shares from 0 to 1.
public struct PatientMix: Sendable, Hashable {
    /// Urgent requests.
    public var urgent = 0.0
    /// Booked visits whose patient does not come.
    public var noShow = 0.0
    /// Booked visits that are cancelled the evening before.
    public var lateCancel = 0.0
    /// Of those, who ask again.
    public var rebook = 0.0
    /// Patients on a drug that has a hold, where the procedure follows holds.
    public var anticoagulant = 0.0
    /// Which drug, with weights that need not sum to 1.
    public var medications: [MedicationShare] = []
    /// Days until an authorization is there, rounded up; nil: none is needed.
    public var authorizationDays: Triangular?
    /// Minutes late, early below 0; nil: everybody is on time.
    public var unpunctualMinutes: NormalMinutes?
    /// Mean of the exponential patience, in weeks; nil: nobody gives up.
    public var patienceWeeks: Double?

    /// Nothing is left to chance.
    public init() {}
}

/// How often a drug is the one.
public struct MedicationShare: Sendable, Hashable {
    /// Name, as the hold table spells one.
    public var name: String
    /// Weight.
    public var share: Double

    /// From its parts.
    public init(name: String, share: Double) {
        self.name = name
        self.share = share
    }
}

/// A normal distribution of minutes.
public struct NormalMinutes: Sendable, Hashable {
    /// Mean.
    public var mean: Double
    /// Standard deviation.
    public var deviation: Double

    /// From its parts.
    public init(mean: Double, deviation: Double) {
        self.mean = mean
        self.deviation = deviation
    }
}

/// Prices, in one currency.
public struct Finance: Sendable, Hashable {
    /// Name of the currency.
    public var currency: String
    /// Years that count.
    public var years: Int
    /// Interest of a year.
    public var discountRate: Double
    /// Contribution of a visit, by procedure.
    public var margins: [ProcedureMargin]
    /// Contribution of a visit of any other procedure.
    public var defaultMargin: Double
    /// A radiologist session on duty.
    public var radiologistSession: Double
    /// A technologist session.
    public var technologistSession: Double
    /// A minute of room overtime.
    public var overtimePerMinute: Double

    /// From its parts.
    public init(
        currency: String, years: Int, discountRate: Double, margins: [ProcedureMargin], defaultMargin: Double,
        radiologistSession: Double, technologistSession: Double, overtimePerMinute: Double
    ) {
        self.currency = currency
        self.years = years
        self.discountRate = discountRate
        self.margins = margins
        self.defaultMargin = defaultMargin
        self.radiologistSession = radiologistSession
        self.technologistSession = technologistSession
        self.overtimePerMinute = overtimePerMinute
    }

    /// Prices by position of the procedures.
    public func weekPrices(procedures: [Procedure]) -> WeekPrices {
        WeekPrices(
            margins: procedures.map { procedure in
                margins.first { $0.procedure == procedure.code }?.margin ?? defaultMargin
            }, radiologistSession: radiologistSession, technologistSession: technologistSession,
            overtimeMinute: overtimePerMinute)
    }
}

/// Contribution of a visit of a procedure.
public struct ProcedureMargin: Sendable, Hashable {
    /// Code of the procedure.
    public var procedure: String
    /// In the study's currency.
    public var margin: Double

    /// From its parts.
    public init(procedure: String, margin: Double) {
        self.procedure = procedure
        self.margin = margin
    }
}

/// Factors that nobody knows, drawn once per replication; nil: 1.
public struct Uncertain: Sendable, Hashable {
    /// Of all of the demand.
    public var demand: Triangular?
    /// Of what visits bring.
    public var margin: Triangular?
    /// Of all capital.
    public var capital: Triangular?

    /// Everything is as stated.
    public init(demand: Triangular? = nil, margin: Triangular? = nil, capital: Triangular? = nil) {
        self.demand = demand
        self.margin = margin
        self.capital = capital
    }

    /// Whether anything is uncertain.
    public var isAnything: Bool { demand != nil || margin != nil || capital != nil }
}
