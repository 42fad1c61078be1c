import Clinic
import MILP

/// One integer program of a disturbed week, with all that is learned of it.
struct RepairProgram {
    let master: MasterModel
    let book: CutBook
    let desk: SequencingDesk

    init(
        _ layout: WeekLayout, desk: SequencingDesk, indicators: Int?, workspace: any SolverWorkspace
    ) {
        master = MasterModel(layout, indicators: indicators)
        self.desk = desk
        book = CutBook(master: master, desk: desk, workspace: workspace)
    }

    /// The program with everything held at what a roster says, but for who leads where.
    ///
    /// - Parameter kept: rows that are no visits of the program; with them how many C-arms a radiologist has stays open,
    ///   since their leads are others than the roster's.
    /// - Returns: Nil where the program has no column for a visit of the roster.
    func held(at roster: Roster, of week: DisturbedWeek, besides kept: KeptRows = .none) -> Model? {
        var model = book.program
        let scenario = master.problem.scenario
        let positionOf = Positions(scenario)
        let begun = Set((week.begun + kept.appointments).compactMap(\.request))
        let places = roster.appointments.filter { row in row.request.map { !begun.contains($0) } ?? false }
        var unplaced = places.count
        for duty in master.duties {
            let session = master.problem.sessions[duty.session]
            let rows = roster.armSessions.filter {
                $0.session == session.name && positionOf.radiologists[$0.radiologist] == duty.radiologist
            }
            let spine = rows.count { row in
                positionOf.technologists[row.technologist].map { scenario.staff.technologists[$0].spine } ?? false
            }
            hold(&model, duty.isOn, rows.isEmpty ? 0 : 1)
            if kept.staff.isEmpty {
                hold(&model, duty.spineArms, spine)
                if let jointArms = duty.jointArms { hold(&model, jointArms, rows.count - spine) }
            }
            let here = { (place: Placement) -> Int? in
                let minute = place.start - scenario.week.midnight - session.start
                let isHere =
                    (0..<session.length).contains(minute)
                    && positionOf.radiologists[place.radiologist] == duty.radiologist
                return isHere ? minute / master.problem.grid : nil
            }
            if let reserves = duty.reserves {
                let all = roster.reserves.count { here($0) != nil }
                hold(&model, reserves, all - kept.reserves.count { here($0) != nil })
            }
            let chosen = places.compactMap { place in
                here(place).flatMap { column(of: place.request, at: $0, duty, scenario) }
            }
            unplaced -= chosen.count
            for column in duty.requests {
                hold(&model, column.isPlaced, chosen.contains(column.isPlaced) ? 1 : 0)
            }
        }
        return unplaced == 0 ? model : nil
    }

    private func hold(_ model: inout Model, _ column: Variable, _ value: Int) {
        model.setBounds(column, lower: Double(value), upper: Double(value))
    }

    /// The cheapest column that places a request at a start.
    private func column(of request: String?, at start: Int, _ duty: MasterModel.Duty, _ scenario: Scenario) -> Variable?
    {
        let fitting = duty.requests.filter { column in
            guard scenario.requests[column.request].id == request else { return false }
            let kind = master.layout.catalog[column.kind]
            if let promise = kind.promise { return promise.start == start }
            return kind.release <= start && start <= kind.latest ?? Int.max
        }.map(\.isPlaced)
        return fitting.min { master.model.columns[$0.index].cost < master.model.columns[$1.index].cost }
    }

    /// The program with promised visits and nothing else to place.
    var promisesOnly: Model {
        var model = master.model
        for duty in master.duties {
            for column in duty.requests where master.problem.requests[column.request].fixed == nil {
                hold(&model, column.isPlaced, 0)
            }
            if let reserves = duty.reserves { hold(&model, reserves, 0) }
        }
        return model
    }

    /// What a point places at a price that may be too low, and where.
    func coarse(at values: [Double]) -> RepairDetail {
        var detail = RepairDetail.none
        for duty in master.duties {
            for column in duty.requests where column.isCoarse && values[column.isPlaced.index] > 0.5 {
                detail.requests.insert(master.problem.scenario.requests[column.request].id)
                detail.sessions.insert(duty.session)
            }
        }
        return detail
    }
}
