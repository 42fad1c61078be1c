import Clinic
import MILP

/// The week's integer program: who is on duty when with how many C-arms, how many visits of which kind each
/// radiologist does in each session, and which requests these are.
///
/// It decides counts, not times. Whether counts can be put in sequence is for the cuts (``SessionCut``) and for the
/// ``Sequencer``; every row here holds for every legal roster, so the program's bound is a bound of the week.
struct MasterModel: Sendable {
    /// A radiologist in a session where duty is possible.
    struct Duty: Sendable {
        let radiologist: Int
        let session: Int
        /// On duty or not.
        let isOn: Variable
        /// C-arms with a lead who may do spine visits.
        let spineArms: Variable
        /// C-arms with another lead; nil where nobody could be one.
        let jointArms: Variable?
        /// Places kept free.
        let reserves: Variable?
        /// Visits by kind, ascending.
        var counts: [KindColumn]
        /// Requests that can be here.
        var requests: [RequestColumn]
        /// Visits of all kinds together; nil where there can be none.
        var total: Variable?

        /// Every column that belongs to this duty alone, but for the total, which follows from the counts.
        var columns: [Variable] {
            [isOn, spineArms] + [jointArms, reserves].compactMap { $0 } + counts.map(\.count) + requests.map(\.isPlaced)
        }
    }

    /// A column that is the sum of others, by the row at a position.
    struct Sum: Sendable {
        let column: Variable
        let parts: [Variable]
        let row: Int
    }

    struct KindColumn: Sendable {
        let kind: Int
        let count: Variable
        /// False where the one column that places a visit of the kind counts them as well.
        var isOwn = true
    }

    struct RequestColumn: Sendable {
        let request: Int
        let kind: Int
        let isPlaced: Variable
        /// Whether the patient may be disturbed more than the column's cost says.
        var isCoarse = false
    }

    let layout: WeekLayout
    private(set) var model: Model
    let names: MasterNames
    private(set) var duties: [Duty] = []
    /// Positions in `duties` by session.
    private(set) var dutiesOfSession: [[Int]]
    /// Positions in `duties` by radiologist.
    private(set) var dutiesOfRadiologist: [[Int]]
    /// By day of `reserve.days`: places kept free that are missing.
    private(set) var reserveShortfall: [Variable] = []
    private(set) var mostSessions: Variable?
    private(set) var leastSessions: Variable?
    private(set) var jointShortfall: Variable?
    private(set) var trainingShortfall: Variable?
    /// By session: a training session is held; nil where none can be.
    private(set) var training: [Variable?]
    /// By technologist and position in `sessions`: leads, or is second.
    private(set) var leads: [[Variable]] = []
    private(set) var seconds: [[Variable?]] = []
    /// C-arms that are idle while one of their technologists is away; only in a week under way.
    private(set) var limits: [LimitColumn] = []
    /// Visits and tasks by the step in which they begin, where the program itself lays sessions out in time.
    private(set) var timeColumns: [Variable] = []
    /// Sums over sessions, days and the week, there to be branched on.
    private(set) var sums: [Sum] = []
    /// Sums and "placed at all": columns whose values follow from those of others.
    private(set) var derivedColumns: [Sum] = []
    /// Unused 0/1 columns that combinatorial cuts may take as indicators.
    private(set) var spareIndicators: [Variable] = []
    /// Points of one unit of the model's objective.
    let unit: Points

    /// - Parameter indicators: spare columns; nil: as many as a week of this size mostly needs.
    init(_ layout: WeekLayout, indicators: Int? = nil) {
        self.layout = layout
        model = Model(name: MasterNames.clean(layout.problem.scenario.name))
        names = MasterNames(layout.problem)
        let sessions = layout.problem.sessions.count
        dutiesOfSession = Array(repeating: [], count: sessions)
        dutiesOfRadiologist = Array(repeating: [], count: layout.problem.radiologists.count)
        training = Array(repeating: nil, count: sessions)
        unit = MasterObjective.unit(of: layout)
        let cost = MasterObjective(layout: layout, unit: unit)
        model.objectiveConstant = cost.constant
        addDuties(cost)
        addWeekColumns(cost)
        addTechnologists(cost)
        addRequestRows()
        addPatientRows()
        addDutyRows()
        addSessionRows()
        addRadiologistRows()
        addPromiseRows()
        addWeekRows()
        addTechnologistRows()
        addRunningRows()
        addTimedSessions()
        addSums()
        for number in 0..<(indicators ?? max(128, model.columns.count / 8)) {
            spareIndicators.append(model.addBinary("spare_\(number)"))
        }
    }

    var problem: WeekProblem { layout.problem }

    /// Leads, seconds and training sessions.
    var technologistColumns: [Variable] {
        leads.flatMap { $0 } + seconds.flatMap { $0.compactMap { $0 } } + training.compactMap { $0 }
    }

    /// Columns of no duty that no search for rosters should hold: technologists, indicators, times.
    var dutilessColumns: [Variable] {
        technologistColumns + spareIndicators + limits.map(\.column) + timeColumns
    }

    // MARK: Columns

    private mutating func addDuties(_ cost: MasterObjective) {
        let jointLeadExists = problem.technologists.contains { !$0.spine }
        for (radiologist, person) in problem.radiologists.enumerated() where person.maxSessions > 0 {
            for session in person.sessions {
                let place = "\(names.radiologists[radiologist])_\(names.sessions[session])"
                let arms = layout.frames[session].staffableArms
                guard arms > 0 else { continue }
                let isOn = model.addBinary("duty_\(place)", cost: cost.radiologistSession)
                let spineArms = model.addVariable(
                    "arms_\(place)", kind: .integer, upper: Double(arms), cost: cost.roomSession)
                let jointArms =
                    jointLeadExists
                    ? model.addVariable(
                        "jointarms_\(place)", kind: .integer, upper: Double(arms), cost: cost.roomSession) : nil
                var reserves: Variable?
                if let reserve = problem.reserve, layout.reserveKind[session] != nil,
                    person.skills.contains(reserve.skill)
                {
                    reserves = model.addVariable("reserve_\(place)", kind: .integer, upper: Double(reserve.perDay))
                }
                var duty = Duty(
                    radiologist: radiologist, session: session, isOn: isOn, spineArms: spineArms, jointArms: jointArms,
                    reserves: reserves, counts: [], requests: [])
                addRequests(to: &duty, person: person, place: place, cost: cost)
                addCounts(to: &duty, place: place)
                dutiesOfSession[session].append(duties.count)
                dutiesOfRadiologist[radiologist].append(duties.count)
                duties.append(duty)
            }
        }
    }

    private mutating func addRequests(
        to duty: inout Duty, person: WeekRadiologist, place: String, cost: MasterObjective
    ) {
        for request in problem.requests where person.skills.contains(request.skill) {
            let choices = layout.choices[duty.session][request.index]
            for (number, choice) in choices.enumerated() {
                let id = names.requests[request.index] + (choices.count > 1 ? "_w\(number)" : "")
                let isPlaced = model.addBinary(
                    "place_\(id)_\(place)",
                    cost: cost.placing(
                        request, session: duty.session, radiologist: duty.radiologist, price: choice.price))
                duty.requests.append(
                    RequestColumn(
                        request: request.index, kind: choice.kind, isPlaced: isPlaced, isCoarse: choice.isCoarse))
            }
        }
    }

    private mutating func addCounts(to duty: inout Duty, place: String) {
        var kinds = Set(duty.requests.map(\.kind))
        if duty.reserves != nil, let kind = layout.reserveKind[duty.session] { kinds.insert(kind) }
        // In a week under way most kinds are one visit's own: its column counts it, so that the program stays small.
        let placed = problem.running == nil ? [:] : Dictionary(grouping: duty.requests, by: \.kind)
        let reserveKind = duty.reserves == nil ? nil : layout.reserveKind[duty.session]
        for kind in kinds.sorted() {
            if let only = placed[kind], only.count == 1, kind != reserveKind {
                duty.counts.append(KindColumn(kind: kind, count: only[0].isPlaced, isOwn: false))
                continue
            }
            let count = model.addVariable("visits_k\(kind)_\(place)", kind: .integer)
            duty.counts.append(KindColumn(kind: kind, count: count))
        }
    }

    private mutating func addWeekColumns(_ cost: MasterObjective) {
        if let reserve = problem.reserve {
            for day in reserve.days {
                reserveShortfall.append(
                    model.addVariable(
                        "noreserve_\(Weekday.allCases[day].rawValue)", kind: .integer, upper: Double(reserve.perDay),
                        cost: cost.addonShortfall))
            }
        }
        if problem.radiologists.contains(where: \.countsForFairness), cost.unfairSession > 0 {
            mostSessions = model.addVariable("most_sessions", kind: .integer, cost: cost.unfairSession)
            leastSessions = model.addVariable("least_sessions", kind: .integer, cost: -cost.unfairSession)
        }
        if cost.jointTarget > 0 {
            jointShortfall = model.addVariable(
                "joint_shortfall", kind: .integer, upper: Double(cost.jointTarget), cost: cost.jointShortfall)
        }
        let target = problem.scenario.policy.trainingSessionsPerWeek
        if target > 0 {
            trainingShortfall = model.addVariable(
                "training_shortfall", kind: .integer, upper: Double(target), cost: cost.trainingShortfall)
        }
    }

    private mutating func addTechnologists(_ cost: MasterObjective) {
        for (number, person) in problem.technologists.enumerated() {
            let name = names.technologists[number]
            leads.append(
                person.sessions.map { model.addBinary("lead_\(name)_\(names.sessions[$0])") })
            seconds.append(
                person.sessions.map { session in
                    guard person.trainee, trainingShortfall != nil else { return nil }
                    if training[session] == nil,
                        problem.technologists.contains(where: { $0.spine && $0.sessions.contains(session) })
                    {
                        training[session] = model.addBinary("training_\(names.sessions[session])")
                    }
                    return model.addBinary("second_\(name)_\(names.sessions[session])")
                })
        }
    }

    /// Adds a row that holds for every legal roster.
    mutating func add(_ row: LinearConstraint) { model.addRow(row) }

    /// Adds a whole-numbered column without a cost.
    mutating func addColumn(_ name: String, upper: Double) -> Variable {
        model.addVariable(name, kind: .integer, upper: upper)
    }

    /// Adds a column that may be a fraction, without a cost.
    mutating func addTimeColumn(_ name: String, upper: Double) -> Variable {
        timeColumns.append(model.addVariable(name, upper: upper))
        return timeColumns[timeColumns.count - 1]
    }

    /// Notes a column that sums others up, and its row, the last one added.
    mutating func noteSum(_ column: Variable, of parts: [Variable]) {
        sums.append(Sum(column: column, parts: parts, row: model.rows.count - 1))
        noteDerived(column, of: parts)
    }

    /// Notes a column that follows from others, by the row added last.
    mutating func noteDerived(_ column: Variable, of parts: [Variable]) {
        derivedColumns.append(Sum(column: column, parts: parts, row: model.rows.count - 1))
    }

    /// Adds a column for a C-arm that is idle while a technologist is away, and returns it.
    mutating func addLimit(_ name: String, duty: Int, technologist: Int, isLead: Bool) -> Variable {
        let column = model.addBinary(name)
        limits.append(LimitColumn(duty: duty, technologist: technologist, isLead: isLead, column: column))
        return column
    }

    /// Narrows the domain of a column.
    mutating func narrow(_ column: Variable, lower: Int, upper: Int? = nil) {
        model.setBounds(
            column, lower: Double(lower), upper: upper.map(Double.init) ?? model.columns[column.index].upper)
    }

    /// Notes the column that counts all visits of a duty.
    mutating func setTotal(_ column: Variable, ofDuty number: Int) { duties[number].total = column }

    /// Keeps a column at 0.
    mutating func forbid(_ column: Variable) { model.setBounds(column, lower: 0, upper: 0) }
}
