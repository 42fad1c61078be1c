import Clinic

/// The steps of a kind of visit, counted in steps of the grid, and who may do it.
struct VisitShape: Sendable {
    let intake: Int
    let setup: Int
    let procedure: Int
    let turnover: Int
    let recovery: Int
    let discharge: Int
    let isSpine: Bool
    /// Minutes that count against a radiologist's spine minutes; 0 for a joint.
    let spineMinutes: Int
    /// By position of the radiologist: whether the skill is there.
    let isSkilled: [Bool]

    init(_ procedure: Procedure, sites: Int, grid: Int, radiologists: [Radiologist]) {
        let minutes = procedure.steps(sites: sites)
        intake = minutes.intake / grid
        setup = minutes.setup / grid
        self.procedure = minutes.procedure / grid
        turnover = minutes.turnover / grid
        recovery = minutes.recovery / grid
        discharge = minutes.discharge / grid
        isSpine = procedure.service == .spine
        spineMinutes = isSpine ? minutes.procedure : 0
        isSkilled = radiologists.map { $0.skills.contains(procedure.skill) }
    }

    /// Steps on the C-arm.
    var room: Int { setup + procedure + turnover }
    var needsBay: Bool { recovery + discharge > 0 }
}

/// What a visit takes on one day: a C-arm, a radiologist, nurses and a bay, in steps from the day's midnight. A time that
/// is not needed has no length, and then its nurse is -1.
struct Holding: Hashable, Sendable {
    var arm = 0
    var start = 0
    var roomEnd = 0
    var radiologist = 0
    var technologist = 0
    var stepStart = 0
    var stepEnd = 0
    var spineMinutes = 0
    var intakeNurse = -1
    var intakeStart = 0
    var intakeEnd = 0
    var dischargeNurse = -1
    var dischargeStart = 0
    var dischargeEnd = 0
    /// Nil where no bay is needed or its number is not dealt yet.
    var bay: Int?

    /// The patient is there from here.
    var comes: Int { intakeStart }
    /// The patient leaves, and the bay is free again; it is held from `stepEnd` on.
    var leaves: Int { dischargeEnd }

    /// Whether a nurse has one of its tasks in `[from, to)`.
    func occupies(nurse: Int, from: Int, to: Int) -> Bool {
        nurse == intakeNurse && from < intakeEnd && intakeStart < to
            || nurse == dischargeNurse && from < dischargeEnd && dischargeStart < to
    }
}
