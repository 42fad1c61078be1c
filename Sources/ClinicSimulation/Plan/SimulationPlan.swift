import CapacityStudy
import Clinic

/// A study and the phases of an option by position and in whole numbers: everything that all replications share.
///
/// Bookings are counted in steps of the site's grid from `origin`, a minute of the day; the running day in minutes.
struct SimulationPlan: Sendable {
    let study: Study
    let grid: StepGrid
    let procedures: [ProcedurePlan]
    let phases: [PhasePlan]
    /// Phase of each week of the run, warm-up first, and of the weeks beyond it that can be booked.
    let phaseOfWeek: [Int]
    /// Whether sessions are held, Monday first.
    let isOpen: [Bool]
    /// Open days of a week.
    let openDays: Int
    /// Position of the procedure of each entry of the demand.
    let demandProcedures: [Int]
    /// Position of the procedure of same-day requests.
    let sameDayProcedure: Int
    /// Minutes of hold, by procedure and drug.
    let holdMinutes: [[Int]]
    let horizonDays: Int
    let repeatIntervalDays: Int
    /// Most of each that any phase has.
    let cArmCount, nurseCount, technologistCount, radiologistCount: Int

    init(_ study: Study, phases: [ClinicPhase]) throws(SimulationFailure) {
        guard let first = phases.first, first.fromWeek <= 1,
            zip(phases, phases.dropFirst()).allSatisfy({ $0.fromWeek < $1.fromWeek })
        else { throw .phasesOutOfOrder }
        self.study = study
        let clinic = first.clinic
        isOpen = Weekday.allCases.map { clinic.site.openWeekdays.contains($0) }
        openDays = isOpen.count { $0 }
        guard openDays > 0, !clinic.site.halves.isEmpty else { throw .neverOpen }
        let grid = StepGrid(phases.map(\.clinic))
        self.grid = grid
        procedures = clinic.procedures.map { ProcedurePlan($0, policy: clinic.policy, grid: grid) }
        var plans: [PhasePlan] = []
        for phase in phases { plans.append(try PhasePlan(phase, grid: grid)) }
        self.phases = plans
        horizonDays = max(1, study.bookingHorizonWeeks) * 7
        let weeks = study.warmupWeeks + study.weeks + horizonDays / 7 + 2
        phaseOfWeek = (0..<weeks).map { number in
            let measured = number - study.warmupWeeks + 1
            return phases.lastIndex { $0.fromWeek <= max(1, measured) } ?? 0
        }
        demandProcedures = try SimulationPlan.positions(study.demand.map(\.procedure), in: clinic)
        sameDayProcedure =
            try SimulationPlan.positions(study.sameDay.map { [$0.procedure] } ?? [], in: clinic).first ?? 0
        holdMinutes = try SimulationPlan.holds(study.patients.medications, clinic)
        repeatIntervalDays = max(1, clinic.policy.repeatIntervalDays)
        cArmCount = phases.map(\.clinic.site.cArms.count).max() ?? 0
        nurseCount = phases.map(\.clinic.staff.nurses.count).max() ?? 0
        technologistCount = phases.map(\.clinic.staff.technologists.count).max() ?? 0
        radiologistCount = phases.map(\.clinic.staff.radiologists.count).max() ?? 0
    }

    /// Weeks that are simulated.
    var weeks: Int { study.warmupWeeks + study.weeks }

    /// The phase of a date, in days from the first day of the run.
    func phase(on date: Int) -> PhasePlan { phases[phaseOfWeek[min(date / 7, phaseOfWeek.count - 1)]] }

    private static func positions(
        _ codes: [String], in clinic: Scenario
    ) throws(SimulationFailure) -> [Int] {
        var positions: [Int] = []
        for code in codes {
            guard let position = clinic.procedures.firstIndex(where: { $0.code == code }) else {
                throw .unknownProcedure(code)
            }
            positions.append(position)
        }
        return positions
    }

    /// What the rule book says of each drug before each procedure, the last dose being taken on the day of the request.
    private static func holds(
        _ medications: [MedicationShare], _ clinic: Scenario
    ) throws(SimulationFailure) -> [[Int]] {
        for medication in medications where clinic.policy.holds.row(for: medication.name) == nil {
            throw .unknownMedication(medication.name)
        }
        let eligibility = Eligibility(clinic)
        return clinic.procedures.map { procedure in
            medications.map { medication in
                var request = Request(id: "", patient: "", procedure: procedure.code)
                request.medications = [Medication(name: medication.name)]
                return eligibility.decidingHold(request)?.minutes ?? 0
            }
        }
    }
}

/// Minutes of the day as steps of the site's grid, from the first minute that a visit could need to the last.
struct StepGrid: Sendable, Hashable {
    /// Minutes of a step.
    let minutes: Int
    /// Minute of the day at which step 0 begins.
    let origin: Int
    /// Steps of a day.
    let steps: Int

    init(_ clinics: [Scenario]) {
        let grid = max(1, clinics.first?.site.gridMinutes ?? 1)
        let halves = clinics.flatMap(\.site.halves).map(\.span)
        let hours = clinics.flatMap(\.staff.nurses).flatMap(\.hours).joined()
        let after = clinics.flatMap { clinic in
            clinic.procedures.map { $0.minutes.recovery + clinic.policy.dischargeMaxWait + $0.minutes.discharge }
        }
        let first = (halves.map(\.start) + hours.map(\.start)).min() ?? 0
        let last = max((halves.map(\.end).max() ?? 0) + (after.max() ?? 0), hours.map(\.end).max() ?? 0)
        minutes = grid
        origin = first / grid * grid
        steps = (last - origin + grid - 1) / grid + 1
    }

    /// 64-bit words that hold a bit for each step.
    var words: Int { (steps + 63) / 64 }

    /// The step that begins at a minute of the day, or the next one.
    func step(from minute: Double) -> Int {
        let steps = (minute - Double(origin)) / Double(minutes)
        return steps <= 0 ? 0 : Int(steps.rounded(.up))
    }

    /// Steps of a duration on the grid.
    func count(_ duration: Int) -> Int { (duration + minutes - 1) / minutes }

    /// Minute of the day at which a step begins.
    func minute(_ step: Int) -> Int { origin + step * minutes }
}

/// A procedure's steps.
struct ProcedurePlan: Sendable {
    /// In minutes.
    let minutes: StepMinutes
    /// On the grid.
    let intake, setup, procedure, room, recovery, discharge: Int
    /// Steps that the intake may end early, and that the discharge check may begin late.
    let intakeWait, dischargeWait: Int
    let needsBay: Bool
    let isSpine: Bool
    let followsHolds: Bool

    init(_ procedure: Procedure, policy: Policy, grid: StepGrid) {
        minutes = procedure.minutes
        intake = grid.count(minutes.intake)
        setup = grid.count(minutes.setup)
        self.procedure = grid.count(minutes.procedure)
        room = grid.count(minutes.room)
        recovery = grid.count(minutes.recovery)
        discharge = grid.count(minutes.discharge)
        intakeWait = max(0, policy.intakeMaxWait) / grid.minutes
        dischargeWait = max(0, policy.dischargeMaxWait) / grid.minutes
        needsBay = minutes.needsBay
        isSpine = procedure.service == .spine
        followsHolds = procedure.followsHolds
    }

    /// Steps from the room start to the end of the procedure step.
    var untilStepEnd: Int { setup + procedure }
}
