import CapacityStudy

/// Simulates a clinic under an option of a study, week after week.
///
/// A replication is a function of the study, the phases and its number alone: who asks for it when, and on which thread, plays no
/// part. Patient number *n* of replication *r* has the same delays, patience, durations and misses under every option.
public struct StudySimulator: Sendable {
    let plan: SimulationPlan
    private let fixed: UncertainFactors?
    /// Ids and resources of the last phase, which has all that earlier ones have.
    let phases: [ClinicPhase]

    /// - Parameters:
    ///   - study: what is asked for, when, by whom; its options play no part.
    ///   - phases: the clinic with what the option adds, and its staffed week; one more for each step.
    ///   - fixed: stands for the draws of what nobody knows; nil: they are drawn.
    /// - Throws: ``SimulationFailure``.
    public init(
        study: Study, phases: [ClinicPhase], fixing fixed: UncertainFactors? = nil
    ) throws(SimulationFailure) {
        plan = try SimulationPlan(study, phases: phases)
        self.phases = phases
        self.fixed = fixed
    }

    /// A replication, from 0; nil where it was cancelled, which is asked once a simulated week.
    public func replication(_ number: Int, isCancelled: () -> Bool = { false }) -> ReplicationResult? {
        var replication = Replication(plan, replication: number, fixing: fixed)
        return replication.run(isCancelled: isCancelled)
    }
}
