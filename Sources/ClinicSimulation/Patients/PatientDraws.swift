import CapacityStudy
import EventEngine

/// What a random stream of a replication is for.
enum DrawPurpose: Int {
    // Of a date.
    case sameDayRequests, sameDayMinutes, newRequests
    // Of a patient.
    case urgency, drug, authorization, patience, second
    // Of a patient's visit.
    case lateCancel, noShow, asksAgain, punctuality, duration
    // Of the replication.
    case demandFactor, marginFactor, capitalFactor

    /// Purposes of a visit are told apart by its number.
    static let count = 16
}

/// All random numbers of a replication; each is a function of its subject and purpose alone.
struct PatientDraws {
    let plan: SimulationPlan
    let source: RandomSource
    private let mix: PatientMix
    /// Sum of the drugs' weights.
    private let drugWeights: Double

    init(_ plan: SimulationPlan, replication: Int) {
        self.plan = plan
        mix = plan.study.patients
        source = RandomSource(seed: plan.study.seed, replication: replication)
        drugWeights = plan.study.patients.medications.reduce(0) { $0 + $1.share }
    }

    func stream(_ purpose: DrawPurpose, of subject: Int, visit: Int = 0) -> RandomStream {
        source.stream(subject: subject, purpose: purpose.rawValue + visit * DrawPurpose.count)
    }

    /// A patient as the request tells.
    func patient(_ number: Int, procedure: Int, asked: Int, isSameDay: Bool) -> PatientRecord {
        PatientRecord(
            number: number, procedure: procedure, isUrgent: !isSameDay && happens(mix.urgent, .urgency, of: number),
            // Same-day requests pass all gates.
            authorizationDays: isSameDay ? 0 : authorizationDays(number, procedure),
            holdMinutes: isSameDay ? 0 : holdMinutes(number, procedure), patienceDays: patienceDays(number),
            asked: asked)
    }

    /// Whether something of a probability happens to a patient's visit.
    func happens(_ probability: Double, _ purpose: DrawPurpose, of number: Int, visit: Int = 0) -> Bool {
        guard probability > 0 else { return false }
        var stream = stream(purpose, of: number, visit: visit)
        return stream.happens(probability)
    }

    /// Minutes of a visit's procedure step.
    func stepMinutes(_ patient: PatientRecord) -> Double {
        let mean = Double(plan.procedures[patient.procedure].minutes.procedure)
        guard plan.study.durationVariation > 0 else { return mean }
        var stream = stream(.duration, of: patient.number, visit: patient.visit)
        return stream.lognormal(mean: mean, variation: plan.study.durationVariation)
    }

    /// Minutes that a patient comes late to a visit; early below 0.
    func minutesLate(_ patient: PatientRecord) -> Double {
        guard let late = mix.unpunctualMinutes else { return 0 }
        var stream = stream(.punctuality, of: patient.number, visit: patient.visit)
        return stream.normal(mean: late.mean, deviation: late.deviation)
    }

    private func authorizationDays(_ number: Int, _ procedure: Int) -> Int {
        guard let days = mix.authorizationDays, plan.procedures[procedure].isSpine else { return 0 }
        var stream = stream(.authorization, of: number)
        return max(0, Int(days.quantile(stream.uniform()).rounded(.up)))
    }

    private func holdMinutes(_ number: Int, _ procedure: Int) -> Int {
        guard drugWeights > 0, mix.anticoagulant > 0, plan.procedures[procedure].followsHolds else { return 0 }
        var stream = stream(.drug, of: number)
        guard stream.happens(mix.anticoagulant) else { return 0 }
        var left = stream.uniform() * drugWeights
        for (drug, medication) in mix.medications.enumerated() {
            left -= medication.share
            if left < 0 { return plan.holdMinutes[procedure][drug] }
        }
        return plan.holdMinutes[procedure].last ?? 0
    }

    private func patienceDays(_ number: Int) -> Int {
        guard let weeks = mix.patienceWeeks else { return .max / 2 }
        var stream = stream(.patience, of: number)
        // Waits are whole days: one exceeds the patience where it exceeds its whole part.
        return Int(min(stream.exponential(mean: weeks * 7), 1e9))
    }
}
