import Clinic

/// Writes insertions out as rows of the roster that would result.
struct ProposalWriter {
    let question: AddOnQuestion
    let week: WeekBook
    let book: DayBook

    func proposal(_ insertion: Insertion) -> Proposal {
        let bays = bays(insertion)
        let reserves = openReserves
        let displaced = zip(insertion.givesWay.members, insertion.moves.places).enumerated().map { number, entry in
            let old = reserves[entry.0]
            return DisplacedReserve(
                old: old, new: entry.1.map { row(old.purpose, $0, bay: bays.moved[number]) })
        }
        let appointment = row(.request(question.request.id), insertion.visit, bay: bays.visit)
        let opens = ArmSession(
            session: book.sessions[insertion.session].name, cArm: appointment.cArm,
            radiologist: appointment.radiologist, technologist: appointment.technologist)
        return Proposal(
            parts: insertion.parts, appointment: appointment, displaced: displaced,
            opens: insertion.opensRoom ? opens : nil)
    }

    private var openReserves: [Placement] {
        book.reserves.filter { !DayRevision.isOver($0.row, now: question.now) }.map(\.row)
    }

    private func row(_ purpose: Purpose, _ holding: Holding, bay: Int?) -> Placement {
        let scenario = week.scenario
        func task(_ nurse: Int, _ step: Int) -> NurseTask? {
            nurse < 0 ? nil : NurseTask(nurse: scenario.staff.nurses[nurse].id, start: book.grid.instant(step))
        }
        return Placement(
            purpose: purpose, cArm: scenario.site.cArms[holding.arm].id, start: book.grid.instant(holding.start),
            radiologist: scenario.staff.radiologists[holding.radiologist].id,
            technologist: scenario.staff.technologists[holding.technologist].id,
            intake: task(holding.intakeNurse, holding.intakeStart),
            discharge: task(holding.dischargeNurse, holding.dischargeStart), bay: bay)
    }

    /// The bays of the visit and of the moved places: those of the day that begin from now on are dealt anew.
    private func bays(_ insertion: Insertion) -> (visit: Int?, moved: [Int?]) {
        let nowStep = book.grid.stepUp(question.now)
        var stays = book.stays.map { stay in
            var stay = stay
            if stay.begins >= nowStep { stay.kept = nil }
            return stay
        }
        func add(_ holding: Holding) -> Int? {
            guard holding.stepEnd < holding.leaves else { return nil }
            stays.append(
                BayStay(
                    begins: holding.stepEnd, ends: holding.leaves, cArm: holding.arm,
                    kept: holding.stepEnd < nowStep ? holding.bay : nil))
            return stays.count - 1
        }
        for holding in insertion.givesWay.held { _ = add(holding) }
        let visit = add(insertion.visit)
        let moved = insertion.moves.places.map { $0.flatMap(add) }
        let numbers = BayStay.numbers(of: stays)
        return (visit.map { numbers[$0] }, moved.map { $0.map { numbers[$0] } })
    }
}
