import MILP

/// Writes the relaxation of a session as a linear program; see ``SessionRelaxation`` and ``TimedSession``.
struct SessionProgramBuilder {
    private let frame: SessionFrame
    private let kinds: [VisitKind]
    /// By kind: whose visits these are.
    private let teams: [Int]
    private var model = Model(name: "session")

    private(set) var countRows: [Int] = []
    private(set) var roomRows: [(row: Int, step: Int)] = []
    private(set) var spineRoomRows: [Int] = []
    /// By team.
    private(set) var handRows: [[(row: Int, step: Int)]]
    /// C-arms of single teams, where there are several.
    private(set) var teamRoomRows: [[(row: Int, step: Int)]]
    /// Columns of missed visits.
    private(set) var missed: [Variable] = []

    /// Classes of C-arms that are alike, by position; one class of all where they are not told apart.
    private let classes: [[Int]]
    /// Visits begun, by kind and start, whatever the C-arm.
    private var visits: [[Int: [Variable]]] = []
    /// The same by class of C-arms, kind and start.
    private var visitsOfClass: [[[Int: Variable]]] = []
    /// Nurse tasks begun, by length and step.
    private var intakes: [Int: [Int: Variable]] = [:]
    private var discharges: [Int: [Int: Variable]] = [:]
    private let first: Int
    private let last: Int

    /// - Parameters:
    ///   - teams: by kind, from 0: whose visits these are; nil: everybody is pooled.
    ///   - teamCount: how many teams there are, those without visits among them.
    ///   - tellsArms: C-arms that differ are told apart.
    init(frame: SessionFrame, kinds: [VisitKind], teams: [Int]? = nil, teamCount: Int = 1, tellsArms: Bool) {
        self.frame = frame
        self.kinds = kinds
        self.teams = teams ?? kinds.map { _ in 0 }
        handRows = Array(repeating: [], count: teamCount)
        teamRoomRows = Array(repeating: [], count: teamCount)
        classes = tellsArms ? frame.armClasses(kinds) : [Array(frame.closed.indices)]
        first = -(kinds.map { $0.intake + frame.intakeWait }.max() ?? 0)
        last = frame.length + (kinds.map { $0.recovery + frame.dischargeWait + $0.discharge }.max() ?? 0)
    }

    mutating func build() -> Model {
        addVisits()
        addRoomRows()
        addIntakes()
        addDischarges()
        addNurseRows()
        addBayRows()
        return model
    }

    private mutating func addRow(
        _ name: String, _ terms: [LinearTerm], lower: Double = -.infinity, upper: Double = .infinity
    ) -> Int {
        model.addRow(name, terms, lower: lower, upper: upper).index
    }

    /// Without it every cost but those of missed visits would be 0, and the simplex would walk among equals.
    static let greatestPerturbation = 1e-5

    /// The most that perturbed costs can add to the value of any legal sequence.
    var perturbationOfAll: Double {
        let shortest = kinds.map(\.room).min() ?? 1
        return Self.greatestPerturbation * Double(frame.closed.count * (frame.length / max(1, shortest)))
    }

    /// A small cost that differs between neighbours.
    private func perturbation(_ number: Int, _ start: Int) -> Double {
        Self.greatestPerturbation * Double((number * 7919 + start * 104_729) % 1009) / 1009
    }

    /// Begun plus missed visits are what is asked for.
    private mutating func addVisits() {
        visitsOfClass = classes.map { _ in kinds.map { _ in [:] } }
        for (number, kind) in kinds.enumerated() {
            var columns: [Int: [Variable]] = [:]
            var terms: [LinearTerm] = []
            for start in frame.starts(of: kind) {
                for (position, arms) in classes.enumerated() {
                    if classes.count > 1, !frame.mayBegin(kind, at: start, on: arms) { continue }
                    let name = "z\(number)_\(start)" + (classes.count > 1 ? "_\(position)" : "")
                    let column = model.addVariable(name, cost: perturbation(number, start))
                    columns[start, default: []].append(column)
                    visitsOfClass[position][number][start] = column
                    terms.append(LinearTerm(1, column))
                }
            }
            missed.append(model.addVariable("miss\(number)", cost: 1))
            visits.append(columns)
            countRows.append(addRow("count\(number)", terms + [LinearTerm(1, missed[number])], lower: 0, upper: 0))
        }
    }

    /// The visits of some kinds that are in a step of their course which spans `[from, to)` after the start.
    private func inCourse(
        at step: Int, of team: Int? = nil, where isMeant: (VisitKind) -> Bool = { _ in true },
        span: (VisitKind) -> (from: Int, to: Int)
    ) -> [LinearTerm] {
        var terms: [LinearTerm] = []
        for (number, kind) in kinds.enumerated() where isMeant(kind) && (team == nil || team == teams[number]) {
            let (from, to) = span(kind)
            guard from < to else { continue }
            for start in (step - to + 1)...(step - from) {
                for column in visits[number][start] ?? [] { terms.append(LinearTerm(1, column)) }
            }
        }
        return terms
    }

    private mutating func addRoomRows() {
        if classes.count > 1 { addClassRows() }
        let hasSpineAndJoint = kinds.contains(where: \.isSpine) && kinds.contains { !$0.isSpine }
        for step in 0..<frame.length {
            let rooms = inCourse(at: step, span: { (0, $0.room) })
            if !rooms.isEmpty { roomRows.append((addRow("room_\(step)", rooms), step)) }
            if hasSpineAndJoint {
                let spine = inCourse(at: step, where: \.isSpine, span: { (0, $0.room) })
                if !spine.isEmpty { spineRoomRows.append(addRow("spineroom_\(step)", spine)) }
            }
            for team in handRows.indices { addTeamRows(team, step) }
        }
    }

    private mutating func addTeamRows(_ team: Int, _ step: Int) {
        let hands = inCourse(at: step, of: team, span: { ($0.setup, $0.setup + $0.procedure) })
        if !hands.isEmpty { handRows[team].append((addRow("hands\(team)_\(step)", hands), step)) }
        guard teamRoomRows.count > 1 else { return }
        let rooms = inCourse(at: step, of: team, span: { (0, $0.room) })
        if !rooms.isEmpty { teamRoomRows[team].append((addRow("rooms\(team)_\(step)", rooms), step)) }
    }

    /// No more visits at a time on C-arms that are alike than there are of them.
    private mutating func addClassRows() {
        for (position, arms) in classes.enumerated() {
            for step in 0..<frame.length {
                var terms: [LinearTerm] = []
                for (number, kind) in kinds.enumerated() where kind.room > 0 {
                    for start in (step - kind.room + 1)...step {
                        if let column = visitsOfClass[position][number][start] { terms.append(LinearTerm(1, column)) }
                    }
                }
                if !terms.isEmpty { _ = addRow("class\(position)_\(step)", terms, upper: Double(arms.count)) }
            }
        }
    }

    /// Patients between the end of intake and the room: none waits longer than allowed.
    private mutating func addIntakes() {
        for length in Set(kinds.map(\.intake)).sorted() where length > 0 {
            let members = kinds.indices.filter { kinds[$0].intake == length }
            let begun = addTasks("i", length: length, in: first..<frame.length)
            intakes[length] = begun
            let visits = visits
            addStock(
                "in\(length)", wait: frame.intakeWait,
                entering: { step in begun[step - length].map { [LinearTerm(1, $0)] } ?? [] },
                leaving: { step in members.flatMap { visits[$0][step] ?? [] }.map { LinearTerm(1, $0) } })
        }
    }

    /// Patients between the end of recovery and the discharge check.
    private mutating func addDischarges() {
        for length in Set(self.kinds.map(\.discharge)).sorted() where length > 0 {
            let members = self.kinds.indices.filter { self.kinds[$0].discharge == length }
            let begun = addTasks("d", length: length, in: 0..<last)
            discharges[length] = begun
            let visits = visits
            let kinds = kinds
            addStock(
                "out\(length)", wait: frame.dischargeWait,
                entering: { step in
                    members.flatMap { visits[$0][step - kinds[$0].toRecovered] ?? [] }.map { LinearTerm(1, $0) }
                },
                leaving: { step in begun[step].map { [LinearTerm(1, $0)] } ?? [] })
        }
    }

    private mutating func addTasks(_ prefix: String, length: Int, in range: Range<Int>) -> [Int: Variable] {
        var columns: [Int: Variable] = [:]
        for step in range where frame.someNurse(at: step, for: length) {
            columns[step] = model.addVariable("\(prefix)\(length)_\(step - first)")
        }
        return columns
    }

    /// Stock after each step = stock before + entering - leaving, at least 0 and at most what entered within the wait.
    private mutating func addStock(
        _ name: String, wait: Int, entering: (Int) -> [LinearTerm], leaving: (Int) -> [LinearTerm]
    ) {
        var before: Variable?
        for step in first...last {
            let new = entering(step)
            let gone = leaving(step).map { LinearTerm(-$0.coefficient, $0.variable) }
            guard before != nil || !new.isEmpty || !gone.isEmpty else { continue }
            let stock = model.addVariable("\(name)_\(step - first)", upper: step == last ? 0 : .infinity)
            let carried = before.map { [LinearTerm(1, $0)] } ?? []
            _ = addRow(
                "\(name)balance_\(step - first)", carried + new + gone + [LinearTerm(-1, stock)], lower: 0, upper: 0)
            let recent = wait > 0 ? (step - wait + 1...step).flatMap(entering) : []
            _ = addRow(
                "\(name)wait_\(step - first)",
                [LinearTerm(1, stock)] + recent.map { LinearTerm(-$0.coefficient, $0.variable) },
                upper: 0)
            before = stock
        }
    }

    private mutating func addNurseRows() {
        for step in first..<last {
            var terms: [LinearTerm] = []
            for tasks in [intakes, discharges] {
                for length in tasks.keys.sorted() {
                    for start in (step - length + 1)...step {
                        if let column = tasks[length]?[start] { terms.append(LinearTerm(1, column)) }
                    }
                }
            }
            if !terms.isEmpty {
                _ = addRow("nurse_\(step - first)", terms, upper: Double(frame.nursesAtWork(at: step)))
            }
        }
    }

    /// Bays: one from the end of the procedure to the end of the discharge check, or of recovery where there is none.
    private mutating func addBayRows() {
        var before: Variable?
        for step in 0...last {
            var taken: [LinearTerm] = []
            var given: [LinearTerm] = []
            for (number, kind) in kinds.enumerated() where kind.needsBay {
                for column in visits[number][step - kind.setup - kind.procedure] ?? [] {
                    taken.append(LinearTerm(1, column))
                }
                guard kind.discharge == 0 else { continue }
                for column in visits[number][step - kind.toRecovered] ?? [] { given.append(LinearTerm(-1, column)) }
            }
            for length in discharges.keys.sorted() {
                if let column = discharges[length]?[step - length] { given.append(LinearTerm(-1, column)) }
            }
            guard before != nil || !taken.isEmpty else { continue }
            let held = model.addVariable(
                "bays_\(step)", upper: step == last ? 0 : Double(max(0, frame.freeBays(at: step))))
            let carried = before.map { [LinearTerm(1, $0)] } ?? []
            _ = addRow("baybalance_\(step)", carried + taken + given + [LinearTerm(-1, held)], lower: 0, upper: 0)
            before = held
        }
    }
}
