import CapacityStudy
import Clinic

/// A clinic and its staffed week, from a measured week on.
public struct ClinicPhase: Sendable, Hashable {
    /// First measured week, from 1; the first phase holds for the warm-up, too.
    public var fromWeek: Int
    /// Site, staff, procedures, policy; later phases only add behind what earlier ones have.
    public var clinic: Scenario
    /// The half-days that are staffed every week.
    public var armSessions: [ArmSession]

    /// From its parts.
    public init(fromWeek: Int = 1, clinic: Scenario, armSessions: [ArmSession]) {
        self.fromWeek = fromWeek
        self.clinic = clinic
        self.armSessions = armSessions
    }
}

/// Why a clinic cannot be simulated.
public enum SimulationFailure: Error, Sendable, Hashable {
    /// There is no phase, or the first one does not begin with week 1, or they do not follow each other.
    case phasesOutOfOrder
    /// An arm-session names something that the clinic does not have.
    case unknownArmSession(ArmSession)
    /// A procedure of the demand or of the reserve that the clinic does not have.
    case unknownProcedure(String)
    /// A drug that the hold table does not know.
    case unknownMedication(String)
    /// The clinic is never open, so that nobody could be treated.
    case neverOpen
}
