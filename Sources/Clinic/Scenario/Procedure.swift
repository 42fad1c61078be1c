/// Spine injections have gates and follow-up calls that joint injections have not.
public enum Service: String, CaseIterable, Hashable, Sendable {
    case spine, joint
}

/// Minutes of the six steps of a visit with one site.
public struct StepMinutes: Hashable, Sendable {
    /// Consent, pain score, screening: one nurse.
    public var intake: Int
    /// C-arm and technologist.
    public var setup: Int
    /// C-arm, technologist and radiologist; time-out included.
    public var procedure: Int
    /// C-arm and technologist.
    public var turnover: Int
    /// One bay, from the end of the procedure step.
    public var recovery: Int
    /// One nurse, in the same bay.
    public var discharge: Int

    /// From its parts.
    public init(intake: Int, setup: Int, procedure: Int, turnover: Int, recovery: Int, discharge: Int) {
        self.intake = intake
        self.setup = setup
        self.procedure = procedure
        self.turnover = turnover
        self.recovery = recovery
        self.discharge = discharge
    }

    /// Minutes on the C-arm.
    public var room: Int { setup + procedure + turnover }
    /// Whether a bay is needed.
    public var needsBay: Bool { recovery + discharge > 0 }
}

/// A kind of injection.
public struct Procedure: Hashable, Sendable {
    /// Code, as requests name it.
    public var code: String
    /// For people.
    public var name: String?
    /// Spine or joint.
    public var service: Service
    /// What the radiologist must be able to do.
    public var skill: String
    /// The steps with one site.
    public var minutes: StepMinutes
    /// Added to the procedure step for each site after the first.
    public var extraMinutes: Int
    /// Bleeding risk is high whatever the request says.
    public var alwaysHighBleedingRisk: Bool
    /// An MRI must be available.
    public var needsMRI: Bool
    /// A way home must be arranged.
    public var needsDriver: Bool
    /// The hold table applies.
    public var followsHolds: Bool

    /// From its parts; the three gates default by service as the contract says.
    public init(
        code: String, name: String? = nil, service: Service, skill: String, minutes: StepMinutes,
        extraMinutes: Int = 0, alwaysHighBleedingRisk: Bool = false, needsMRI: Bool? = nil,
        needsDriver: Bool? = nil, followsHolds: Bool? = nil
    ) {
        self.code = code
        self.name = name
        self.service = service
        self.skill = skill
        self.minutes = minutes
        self.extraMinutes = extraMinutes
        self.alwaysHighBleedingRisk = alwaysHighBleedingRisk
        self.needsMRI = needsMRI ?? (service == .spine)
        self.needsDriver = needsDriver ?? (service == .spine)
        self.followsHolds = followsHolds ?? (service == .spine)
    }

    /// The steps of a visit with a number of sites.
    public func steps(sites: Int) -> StepMinutes {
        var steps = minutes
        steps.procedure += extraMinutes * (sites - 1)
        return steps
    }
}
