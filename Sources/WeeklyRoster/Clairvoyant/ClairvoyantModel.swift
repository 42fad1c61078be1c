import Clinic
import MILP

/// The integer program of a day whose add-ons are all known, indexed by time.
///
/// For each add-on a binary column for each place (C-arm, radiologist, room start) and for each nurse task, beside
/// running sums of these over time, so that the rows which tie intake, room and discharge check together, and those
/// that count bays, have a few terms each. Nothing in it is an approximation: an integral point is a legal day.
struct ClairvoyantModel {
    let frame: DayFrame
    let addOns: [DayAddOn]
    private(set) var model: Model
    /// Columns of each add-on, parallel to its places and tasks.
    private(set) var columns: [AddOnColumns] = []
    /// Who covers a room that is opened, by lane.
    private(set) var covers: [[OpenCover]] = []
    /// Who leads a room that is opened.
    private(set) var leads: [OpenLead] = []

    /// The columns of one add-on.
    struct AddOnColumns {
        var places: [Variable] = []
        var intakes: [Variable] = []
        var discharges: [Variable] = []
        /// Of each, how much is begun at its instants or before.
        var started = RunningSum()
        var admitted = RunningSum()
        var discharged = RunningSum()
    }

    /// A radiologist for a room that is opened.
    struct OpenCover {
        let radiologist: Int
        let variable: Variable
    }

    /// A technologist for a room that is opened.
    struct OpenLead {
        let lane: Int
        let opener: Int
        let variable: Variable
    }

    init(frame: DayFrame, visits: DayVisits) {
        self.frame = frame
        addOns = visits.addOns
        model = Model(name: "clairvoyant day")
        for number in addOns.indices { addColumns(of: number) }
        addOpeningColumns()
        addVisitRows()
        addRoomRows()
        addTechnologistRows()
        addRadiologistRows()
        addNurseRows()
        addBayRows()
        addPatientRows()
    }

    /// Adds a row, unless no column is in it. A running sum may come and go in the same row: what is left of it counts.
    mutating func addRow(_ name: String, _ terms: [LinearTerm], lower: Double = -.infinity, upper: Double = .infinity) {
        var position: [Variable: Int] = [:]
        var merged: [LinearTerm] = []
        for term in terms {
            if let known = position[term.variable] {
                merged[known].coefficient += term.coefficient
            } else {
                position[term.variable] = merged.count
                merged.append(term)
            }
        }
        merged.removeAll { $0.coefficient == 0 }
        guard !merged.isEmpty else { return }
        model.addRow(name, merged, lower: lower, upper: upper)
    }

    /// Adds a binary column without cost.
    mutating func addBinary(_ name: String) -> Variable { model.addBinary(name) }

    /// Costs for the next solve, of places alone.
    mutating func setCosts(_ cost: (_ addOn: DayAddOn, _ place: DayPlace) -> Int) {
        for (addOn, own) in zip(addOns, columns) {
            for (place, variable) in zip(addOn.places, own.places) {
                model.setCost(variable, Double(cost(addOn, place)))
            }
        }
    }

    // MARK: Columns

    private mutating func addColumns(of number: Int) {
        let addOn = addOns[number]
        var own = AddOnColumns()
        own.places = addOn.places.map { place in
            model.addBinary("x_\(number)_\(place.lane)_\(place.radiologist)_\(clock(place.start))")
        }
        own.intakes = addOn.intakes.map { model.addBinary("in_\(number)_\($0.nurse)_\(clock($0.span.start))") }
        own.discharges = addOn.discharges.map { model.addBinary("out_\(number)_\($0.nurse)_\(clock($0.span.start))") }
        own.started = runningSum("s_\(number)", addOn.places.map(\.start), own.places)
        own.admitted = runningSum("a_\(number)", addOn.intakes.map(\.span.start), own.intakes)
        own.discharged = runningSum("d_\(number)", addOn.discharges.map(\.span.start), own.discharges)
        columns.append(own)
    }

    /// Columns for the sums of `variables` up to each of their instants, which ascend.
    private mutating func runningSum(_ name: String, _ instants: [Int], _ variables: [Variable]) -> RunningSum {
        var sum = RunningSum()
        var group: [Variable] = []
        for (index, instant) in instants.enumerated() {
            group.append(variables[index])
            guard index + 1 == instants.count || instants[index + 1] != instant else { continue }
            let total = model.addVariable("\(name)_\(clock(instant))", lower: 0, upper: 1)
            let before = sum.columns.last.map { [LinearTerm(1, $0)] } ?? []
            model.addRow(
                "sum_\(name)_\(clock(instant))",
                [LinearTerm(-1, total)] + before + group.map { LinearTerm(1, $0) }, lower: 0, upper: 0)
            sum.append(instant, total)
            group = []
        }
        return sum
    }

    private mutating func addOpeningColumns() {
        let used = addOns.flatMap(\.places)
        covers = frame.lanes.indices.map { lane in
            guard !frame.lanes[lane].isStaffed else { return [] }
            let people = frame.lanes[lane].radiologists.filter { who in
                used.contains { $0.lane == lane && $0.radiologist == who }
            }
            return people.map { OpenCover(radiologist: $0, variable: model.addBinary("open_\(lane)_\($0)")) }
        }
        for lane in covers.indices where !covers[lane].isEmpty {
            for (number, opener) in frame.openers.enumerated() where opener.sessions.contains(frame.lanes[lane].session)
            {
                leads.append(OpenLead(lane: lane, opener: number, variable: model.addBinary("lead_\(lane)_\(number)")))
            }
        }
    }

    /// Minutes since midnight, for names.
    func clock(_ minutes: Int) -> Int { minutes - (frame.sessions.first?.day.midnight.minutes ?? 0) }
}

/// Columns for what has happened up to certain instants.
struct RunningSum {
    private(set) var instants: [Int] = []
    private(set) var columns: [Variable] = []

    mutating func append(_ instant: Int, _ column: Variable) {
        instants.append(instant)
        columns.append(column)
    }

    /// The sum up to and with an instant; nil before the first.
    func upTo(_ instant: Int) -> Variable? {
        // The instants ascend.
        var (low, high) = (0, instants.count)
        while low < high {
            let middle = (low + high) / 2
            if instants[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : columns[low - 1]
    }

    /// The sum of all.
    var total: Variable? { columns.last }
}
