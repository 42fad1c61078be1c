import Clinic

/// What a clinic has, and what is asked of it in a week: the input of ``StaffedWeekProgram``.
///
/// Every week is alike, so dates play no part: neither closed dates nor closures of a C-arm are read.
public struct StaffingQuestion: Sendable, Hashable {
    /// Rooms, opening times, recovery bays.
    public var site: Site
    /// Radiologists, technologists, nurses, in file order.
    public var staff: Staff
    /// What can be done, in file order.
    public var procedures: [Procedure]
    /// Visits a week that are asked for, by procedure.
    public var demand: [WeeklyDemand]
    /// How full minutes may be filled, as a share of them: 0.85 leaves 15 % for chance.
    public var targetLoad: Double
    /// Arm-sessions that stay as they are: those of the step before.
    public var kept: [ArmSession]
    /// The first option's week, to have as much as possible in common with; nil for the first option itself.
    public var reference: [ArmSession]?

    /// From its parts.
    public init(
        site: Site, staff: Staff, procedures: [Procedure], demand: [WeeklyDemand], targetLoad: Double = 0.85,
        kept: [ArmSession] = [], reference: [ArmSession]? = nil
    ) {
        self.site = site
        self.staff = staff
        self.procedures = procedures
        self.demand = demand
        self.targetLoad = targetLoad
        self.kept = kept
        self.reference = reference
    }
}

/// Visits a week of one procedure.
public struct WeeklyDemand: Sendable, Hashable {
    /// Code of the procedure.
    public var procedure: String
    /// Visits a week, any number from 0 on.
    public var perWeek: Double

    /// From its parts.
    public init(procedure: String, perWeek: Double) {
        self.procedure = procedure
        self.perWeek = perWeek
    }
}

/// The half-days that a clinic staffs every week, and what they are worth level by level.
public struct StaffedWeek: Sendable, Hashable {
    /// Session by session and C-arm by C-arm in order.
    public var armSessions: [ArmSession]
    /// Level 1: distinct (radiologist, session) on duty.
    public var radiologistSessions: Int
    /// Level 2: visits a week that can be carried.
    public var carriedVisits: Double
    /// Level 4: open days with an arm-session.
    public var openDays: Int
    /// Level 5: arm-sessions whose session, C-arm and radiologist are those of the first option's week.
    public var inCommon: Int

    /// From its parts.
    public init(
        armSessions: [ArmSession], radiologistSessions: Int, carriedVisits: Double, openDays: Int, inCommon: Int
    ) {
        self.armSessions = armSessions
        self.radiologistSessions = radiologistSessions
        self.carriedVisits = carriedVisits
        self.openDays = openDays
        self.inCommon = inCommon
    }
}

/// Why no week was staffed.
public enum StaffingFailure: Error, Sendable, Hashable {
    /// An arm-session that stays names something that the clinic does not have, or stands beside another in its room.
    case keptDoesNotFit(ArmSession)
    /// The solver stopped before a level was proven.
    case notProven(level: String)
    /// The caller asked it to stop.
    case cancelled
}
