import Clinic

/// One way for the clinic to go on.
public struct StudyOption: Sendable, Hashable {
    /// Name, unique in the study.
    public var name: String
    /// What it adds from the first week on.
    public var add: Addition
    /// Arm-sessions that it adds, where they are given.
    public var armSessions: [ArmSession]
    /// What it costs.
    public var investment: Investment
    /// What comes later, by rising week; each adds to what was before.
    public var steps: [OptionStep]
    /// Made by `grid`.
    public var isOfGrid = false

    /// From its parts.
    public init(
        name: String, add: Addition = Addition(), armSessions: [ArmSession] = [], investment: Investment = Investment(),
        steps: [OptionStep] = []
    ) {
        self.name = name
        self.add = add
        self.armSessions = armSessions
        self.investment = investment
        self.steps = steps
    }

    /// Everything that is paid: of the option and of its steps.
    public var investments: [Investment] { [investment] + steps.map(\.investment) }
}

/// What an option adds from a measured week on.
public struct OptionStep: Sendable, Hashable {
    /// First measured week, from 1.
    public var fromWeek: Int
    /// What it adds.
    public var add: Addition
    /// Arm-sessions that it adds, where they are given.
    public var armSessions: [ArmSession]
    /// What it costs, from its week on.
    public var investment: Investment

    /// From its parts.
    public init(
        fromWeek: Int, add: Addition = Addition(), armSessions: [ArmSession] = [], capital: Double = 0,
        costPerYear: Double = 0
    ) {
        self.fromWeek = fromWeek
        self.add = add
        self.armSessions = armSessions
        investment = Investment(fromWeek: fromWeek, capital: capital, costPerYear: costPerYear)
    }
}

/// Resources that are added to a clinic.
public struct Addition: Sendable, Hashable {
    /// C-arms.
    public var cArms = 0
    /// Recovery bays.
    public var recoveryBays = 0
    /// Nurses, copies of the first.
    public var nurses = 0
    /// Technologists, copies of the first experienced with spine injections.
    public var technologists = 0
    /// Added to every radiologist's `max_sessions`; may be negative.
    public var radiologistSessions = 0
    /// Added to the places kept free a day; may be negative.
    public var addonReserve = 0

    /// Nothing.
    public init() {}

    /// One more of a resource.
    public init(oneMore unit: SingleUnit) {
        self.init()
        self[unit] = 1
    }

    /// How many of a resource.
    public subscript(unit: SingleUnit) -> Int {
        get {
            switch unit {
            case .cArms: cArms
            case .recoveryBays: recoveryBays
            case .nurses: nurses
            case .technologists: technologists
            case .radiologistSessions: radiologistSessions
            }
        }
        set {
            switch unit {
            case .cArms: cArms = newValue
            case .recoveryBays: recoveryBays = newValue
            case .nurses: nurses = newValue
            case .technologists: technologists = newValue
            case .radiologistSessions: radiologistSessions = newValue
            }
        }
    }

    /// Both together.
    public static func + (a: Addition, b: Addition) -> Addition {
        var sum = a
        for unit in SingleUnit.allCases { sum[unit] += b[unit] }
        sum.addonReserve += b.addonReserve
        return sum
    }

    /// What is added, by the keys of the study file; nothing where a count is 0.
    public var counts: [AddedCount] {
        let units = SingleUnit.allCases.map { AddedCount(key: $0.rawValue, count: self[$0]) }
        return (units + [AddedCount(key: "addon_reserve", count: addonReserve)]).filter { $0.count != 0 }
    }
}
