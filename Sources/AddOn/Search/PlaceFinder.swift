import Clinic

/// What may stand in the way of a visit; leaving one out asks whether it alone is short.
struct Limits: OptionSet, Sendable {
    let rawValue: Int
    static let cArm = Limits(rawValue: 1)
    static let radiologist = Limits(rawValue: 2)
    static let technologist = Limits(rawValue: 4)
    static let nurse = Limits(rawValue: 8)
    static let bay = Limits(rawValue: 16)
    static let patient = Limits(rawValue: 32)
    static let all: Limits = [.cArm, .radiologist, .technologist, .nurse, .bay, .patient]
}

/// Decides whether a visit fits at a place of a day, and gives it nurses by the day's rule.
struct PlaceFinder: Sendable {
    let book: DayBook
    private let bays: Int
    private let nurses: Int
    private let intakeWait: Int
    private let dischargeWait: Int
    /// By radiologist: minutes of spine procedure steps that the week allows beside everything but the day's places kept
    /// free.
    private let spineLeft: [Int]

    /// - Parameter over: the places kept free that hold nothing any more.
    init(_ book: DayBook, _ week: WeekBook, over: [Holding]) {
        self.book = book
        let scenario = week.scenario
        bays = scenario.site.recoveryBays
        nurses = scenario.staff.nurses.count
        intakeWait = max(0, scenario.policy.intakeMaxWait) / week.grid
        dischargeWait = max(0, scenario.policy.dischargeMaxWait) / week.grid
        var left = zip(scenario.staff.radiologists, week.spineMinutes).map { who, minutes in
            (who.maxSpineMinutes ?? Int.max / 2) - minutes
        }
        for reserve in book.reserves { left[reserve.holding.radiologist] += reserve.holding.spineMinutes }
        for reserve in over { left[reserve.radiologist] += reserve.spineMinutes }
        spineLeft = left
    }

    /// What the visit would take, or nil where it does not fit.
    ///
    /// The intake is as late and the discharge check as early as their windows allow, each with the first nurse in order
    /// who is free. Any other choice would keep nurses no freer and bay and patient longer, so that none fits where this
    /// one does not.
    ///
    /// - Parameters:
    ///   - beside: what holds time beside the appointments.
    ///   - earliest: nothing of the visit may begin before this step.
    ///   - patient: steps in which the patient is here for other visits.
    func place(
        _ shape: VisitShape, arm: Int, start: Int, radiologist: Int, beside: [Holding], earliest: Int,
        patient: [Stretch] = [], limits: Limits = .all
    ) -> Holding? {
        var holding = Holding()
        holding.arm = arm
        holding.start = start
        holding.roomEnd = start + shape.room
        holding.radiologist = radiologist
        holding.stepStart = start + shape.setup
        holding.stepEnd = holding.stepStart + shape.procedure
        holding.spineMinutes = shape.spineMinutes
        guard fitsRoom(holding, shape, beside, limits), takeNurses(&holding, shape, beside, earliest, limits) else {
            return nil
        }
        guard !limits.contains(.bay) || hasBay(holding, beside) else { return nil }
        guard limits.contains(.patient) else { return holding }
        for other in patient where holding.comes < other.to && other.from < holding.leaves { return nil }
        return holding
    }

    private func fitsRoom(_ holding: Holding, _ shape: VisitShape, _ beside: [Holding], _ limits: Limits) -> Bool {
        if limits.contains(.cArm), book.armAhead[holding.arm, holding.start] < shape.room { return false }
        let who = holding.radiologist
        if limits.contains(.radiologist) {
            guard shape.isSkilled[who], book.radiologistAhead[who, holding.stepStart] >= shape.procedure else {
                return false
            }
        }
        var spineMinutes = shape.spineMinutes
        for other in beside {
            if limits.contains(.cArm), other.arm == holding.arm, holding.start < other.roomEnd,
                other.start < holding.roomEnd
            {
                return false
            }
            guard limits.contains(.radiologist), other.radiologist == who else { continue }
            if holding.stepStart < other.stepEnd, other.stepStart < holding.stepEnd { return false }
            spineMinutes += other.spineMinutes
        }
        return !limits.contains(.radiologist) || shape.spineMinutes == 0 || spineMinutes <= spineLeft[who]
    }

    /// Whether the nurses have time, and when.
    private func takeNurses(
        _ holding: inout Holding, _ shape: VisitShape, _ beside: [Holding], _ earliest: Int, _ limits: Limits
    ) -> Bool {
        let last = holding.start - shape.intake
        guard last >= earliest else { return false }
        holding.intakeStart = last
        if shape.intake > 0 && limits.contains(.nurse) {
            let first = max(last - intakeWait, earliest)
            guard
                let (nurse, step) = freeNurse(
                    stride(from: last, through: first, by: -1), shape.intake, beside)
            else { return false }
            (holding.intakeNurse, holding.intakeStart) = (nurse, step)
        }
        holding.intakeEnd = holding.intakeStart + shape.intake
        let recovered = holding.stepEnd + shape.recovery
        holding.dischargeStart = recovered
        if shape.discharge > 0 && limits.contains(.nurse) {
            guard
                let (nurse, step) = freeNurse(
                    stride(from: recovered, through: recovered + dischargeWait, by: 1), shape.discharge, beside)
            else { return false }
            (holding.dischargeNurse, holding.dischargeStart) = (nurse, step)
        }
        holding.dischargeEnd = holding.dischargeStart + shape.discharge
        return true
    }

    private func freeNurse(
        _ begins: StrideThrough<Int>, _ length: Int, _ beside: [Holding]
    ) -> (nurse: Int, step: Int)? {
        for step in begins {
            for nurse in 0..<nurses where book.nurseAhead[nurse, step] >= length {
                var isFree = true
                for other in beside where other.occupies(nurse: nurse, from: step, to: step + length) {
                    isFree = false
                }
                if isFree { return (nurse, step) }
            }
        }
        return nil
    }

    private func hasBay(_ holding: Holding, _ beside: [Holding]) -> Bool {
        let (first, end) = (holding.stepEnd, holding.leaves)
        guard first < end else { return true }
        guard book.bayAhead[0, first] >= end - first else { return false }
        guard beside.contains(where: { first < $0.leaves && $0.stepEnd < end }) else { return true }
        for step in first..<end {
            var held = book.baysHeld[step]
            for other in beside where other.stepEnd <= step && step < other.leaves { held += 1 }
            if held >= bays { return false }
        }
        return true
    }
}
