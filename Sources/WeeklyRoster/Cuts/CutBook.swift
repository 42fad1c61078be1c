import MILP

/// Everything that is learned about the week beyond the master's own rows: which counts no session can hold.
///
/// Rows found here hold for every legal roster, unless `hasUndecided` says otherwise.
final class CutBook {
    let master: MasterModel
    let desk: SequencingDesk
    private var relaxations: [Int: SessionRelaxation] = [:]
    private lazy var duties = DutyHullBook(master, workspace: workspace)
    private var indicators: IndicatorBook
    private let workspace: any SolverWorkspace
    private(set) var rows: [LinearConstraint] = []
    private var known = Set<RowKey>()
    /// More impossible sets were found than there were spare columns for: the master must be built with more.
    private(set) var ranOutOfIndicators = false
    /// A point was cut off though its sequence was only undecided: from then on no better bound is proven.
    private(set) var hasUndecided = false

    /// What a book knows that another can begin with.
    struct Learned: Sendable {
        fileprivate var rows: [LinearConstraint] = []
        fileprivate var known = Set<RowKey>()
        fileprivate var indicators: IndicatorBook?
    }

    fileprivate struct RowKey: Hashable {
        let columns: [Int]
        let coefficients: [Double]
        let lower: Double
        let upper: Double
    }

    /// - Parameter learned: what another book of the same master knows.
    init(
        master: MasterModel, desk: SequencingDesk, workspace: any SolverWorkspace, learned: Learned = Learned()
    ) {
        self.master = master
        self.desk = desk
        self.workspace = workspace
        rows = learned.rows
        known = learned.known
        indicators = learned.indicators ?? IndicatorBook(master.spareIndicators)
    }

    /// What is known so far.
    var learned: Learned { Learned(rows: rows, known: known, indicators: indicators) }

    private var layout: WeekLayout { master.layout }

    /// The master with every row known.
    var program: Model {
        var model = master.model
        for row in rows { model.addRow(row) }
        return model
    }

    /// A point of an earlier master of the same week, as one of this one that satisfies every row known.
    func completed(_ point: [Double]) -> [Double] {
        var full = indicators.completed(point, columns: master.model.columns.count)
        for sum in master.sums { full[sum.column.index] = sum.parts.reduce(0) { $0 + full[$1.index] } }
        return full
    }

    // MARK: Duty links

    /// Rows `place <= duty` that the point breaks.
    ///
    /// The room rows imply them for whole points; for fractional ones they are strong, but most are never needed, and
    /// together they would double the program.
    func dutyLinks(at values: [Double]) -> [LinearConstraint] {
        var found: [LinearConstraint] = []
        for duty in master.duties {
            let isOn = values[duty.isOn.index]
            for request in duty.requests where values[request.isPlaced.index] > isOn + 1e-5 {
                let row = LinearConstraint(
                    name: "if_duty_\(master.model.columns[request.isPlaced.index].name)",
                    terms: [LinearTerm(1, request.isPlaced), LinearTerm(-1, duty.isOn)], upper: 0)
                if remember(row) { found.append(row) }
            }
        }
        return found
    }

    // MARK: Patterns of a duty

    /// Rows that the point breaks, of what one radiologist can do in one session.
    func patternRows(at values: [Double]) throws -> [LinearConstraint] {
        try duties.rows(at: values).filter { remember($0) }
    }

    // MARK: Session relaxations

    /// Rows that the point breaks, from the relaxations of all sessions with visits; each for all sessions alike. In a
    /// week under way, where most visits have one start, those of single radiologists too.
    func relaxationRows(at values: [Double]) throws -> [LinearConstraint] {
        try relaxationRows(at: values, of: Array(master.problem.sessions.indices))
    }

    private func relaxationRows(at values: [Double], of sessions: [Int]) throws -> [LinearConstraint] {
        var found: [LinearConstraint] = []
        for session in sessions {
            let here = master.dutiesOfSession[session]
            guard here.contains(where: { values[master.duties[$0].isOn.index] > 1e-6 }),
                master.problem.running?.timed.contains(session) != true
            else { continue }
            let relaxation = try relaxation(of: session)
            let siblings = master.problem.sessions.indices.filter {
                layout.frameNumber[$0] == layout.frameNumber[session] && !master.dutiesOfSession[$0].isEmpty
            }
            found += try separate(
                relaxation, at: values, duties: here, session: session,
                scopes: siblings.map { ($0, master.dutiesOfSession[$0]) })
            guard master.problem.running != nil, here.count > 1 else { continue }
            for number in here {
                found += try separate(
                    relaxation, at: values, duties: [number], session: session,
                    scopes: siblings.flatMap { sibling in
                        master.alike(number, in: sibling).map { (sibling, [$0]) }
                    })
            }
        }
        return found
    }

    /// Asks a relaxation about the visits of some duties; a broken row is said of all duties alike.
    private func separate(
        _ relaxation: SessionRelaxation, at values: [Double], duties: [Int], session: Int,
        scopes: [(session: Int, duties: [Int])]
    ) throws -> [LinearConstraint] {
        let demand = demand(duties, session: session, kinds: relaxation.kinds, values: values)
        guard demand.counts.contains(where: { $0 > 1e-6 }), let inequality = try relaxation.separate(demand) else {
            return []
        }
        return scopes.compactMap { scope in
            let row = row(inequality, relaxation: relaxation, session: scope.session, duties: scope.duties)
            let isNew = !row.terms.isEmpty && remember(row)
            return isNew && row.violation(at: values) > 1e-4 ? row : nil
        }
    }

    private func relaxation(of session: Int) throws -> SessionRelaxation {
        let number = layout.frameNumber[session]
        if let known = relaxations[number] { return known }
        var kinds = Set<Int>()
        for sibling in master.problem.sessions.indices where layout.frameNumber[sibling] == number {
            for duty in master.dutiesOfSession[sibling] { kinds.formUnion(master.duties[duty].counts.map(\.kind)) }
        }
        let relaxation = try SessionRelaxation(
            frame: layout.frames[session], kinds: kinds.sorted(), catalog: layout.catalog,
            tellsArms: master.problem.running != nil, workspace: workspace)
        relaxations[number] = relaxation
        return relaxation
    }

    private func demand(
        _ duties: [Int], session: Int, kinds: [Int], values: [Double]
    ) -> SessionRelaxation.Demand {
        var counts: [Int: Double] = [:]
        var demand = SessionRelaxation.Demand(counts: [], arms: 0, spineArms: 0, radiologists: 0)
        for number in duties {
            let duty = master.duties[number]
            if layout.frames[session].away(duty.radiologist).isEmpty {
                demand.radiologists += max(0, values[duty.isOn.index])
            }
            demand.spineArms += max(0, values[duty.spineArms.index])
            demand.arms += max(0, values[duty.spineArms.index]) + max(0, duty.jointArms.map { values[$0.index] } ?? 0)
            for column in duty.counts { counts[column.kind, default: 0] += max(0, values[column.count.index]) }
        }
        demand.counts = kinds.map { counts[$0] ?? 0 }
        demand.bound = master.boundStaff(of: duties, in: session, at: values)
        demand.settledArms = master.settledArms(of: duties, in: session)
        return demand
    }

    private func row(
        _ cut: SessionRelaxation.Inequality, relaxation: SessionRelaxation, session: Int, duties: [Int]
    ) -> LinearConstraint {
        var weight: [Int: Int] = [:]
        for (kind, coefficient) in zip(relaxation.kinds, cut.counts) where coefficient > 0 {
            weight[kind] = coefficient
        }
        var terms: [LinearTerm] = []
        func add(_ coefficient: Int, _ variable: Variable) {
            if coefficient != 0 { terms.append(LinearTerm(Double(coefficient), variable)) }
        }
        for number in duties {
            let duty = master.duties[number]
            for column in duty.counts { add(weight[column.kind] ?? 0, column.count) }
            add(cut.arms + cut.spineArms, duty.spineArms)
            if let jointArms = duty.jointArms { add(cut.arms, jointArms) }
            let own = cut.bound.radiologists.first { $0.number == duty.radiologist }
            add(own?.value ?? cut.radiologists, duty.isOn)
            for limit in master.limits where limit.duty == number && limit.isLead {
                let lead = cut.bound.leads.first { $0.technologist == limit.technologist }
                add(lead?.value ?? 0, limit.column)
            }
        }
        return LinearConstraint(
            name: "time_\(rows.count)_\(master.names.sessions[session])", terms: terms, upper: Double(cut.limit))
    }

    /// Keeps a row unless it is there already, up to rounding.
    private func remember(_ row: LinearConstraint) -> Bool {
        let millionths = { (value: Double) in (value * 1e6).rounded() }
        let key = RowKey(
            columns: row.terms.map(\.variable.index), coefficients: row.terms.map { millionths($0.coefficient) },
            lower: millionths(row.lower), upper: millionths(row.upper))
        guard known.insert(key).inserted else { return false }
        rows.append(row)
        return true
    }

    // MARK: Sequences

    /// Rows that an integral point breaks because some session cannot be put in sequence; empty where all can.
    func sequencingRows(at values: [Double]) throws -> [LinearConstraint] {
        try sequencingRows(at: values, groups: layout.groups, isTrial: false)
    }

    /// The same for some groups of sessions.
    /// - Parameter isTrial: the search claims no bound. A sequence that is not found soon is left for later; the row that
    ///   sets its point aside is given to this search alone.
    func sequencingRows(at values: [Double], groups: [[Int]], isTrial: Bool) throws -> [LinearConstraint] {
        var found: [LinearConstraint] = []
        for group in groups {
            let question = SequencingQuestion(master: master, group: group, values: values)
            guard !question.problem.teams.isEmpty else { continue }
            if case .sequence = desk.quickAnswer(question.problem) { continue }
            // Before a long search: the relaxation of a session may refute it at once, and for all sessions like it.
            let rows = try relaxationRows(at: values, of: group)
            if !rows.isEmpty {
                found += rows
                continue
            }
            switch desk.answer(question.problem, isTrial: isTrial) {
            case .sequence:
                continue
            case .undecided:
                let exclusion = CoverCutMaker(question, desk: desk, isTrial: isTrial).exclusion()
                if isTrial {
                    found += coverRows(exclusion, isLasting: false)
                } else {
                    hasUndecided = true
                    found += coverRows(exclusion)
                }
            case .impossible:
                for cut in CoverCutMaker(question, desk: desk, isTrial: isTrial).cuts() { found += coverRows(cut) }
            }
        }
        return found
    }

    private func coverRows(_ cut: CoverCut, isLasting: Bool = true) -> [LinearConstraint] {
        guard var made = indicators.rows(for: cut) else {
            ranOutOfIndicators = true
            return []
        }
        made[made.count - 1].name += "_no\(rows.count)"
        if isLasting {
            for row in made { _ = remember(row) }
        }
        return made
    }
}
