import MILP

/// Turns between plans and points of the master.
struct PlanWriter {
    let board: PlanBoard
    let desk: SequencingDesk

    private var master: MasterModel { board.master }

    // MARK: From a point

    /// The promised visits of a point whose sessions were all put in sequence; nil where one was not.
    func promises(at point: [Double]) -> WeekPlan? {
        var plan = WeekPlan(board)
        for (number, group) in board.groups.enumerated() {
            let question = SequencingQuestion(master: master, group: group.sessions, values: point)
            guard !question.problem.teams.isEmpty else { continue }
            guard case .sequence(let sequence) = desk.answer(question.problem) else { return nil }
            for lane in sequence.lanes where lane.hasPromise {
                plan.keepOpen(
                    lane.part * board.groups[number].armCount + lane.arm, duty: question.duties[lane.team],
                    isSpine: lane.isSpine)
            }
            for visit in sequence.visits {
                guard let request = master.layout.catalog[visit.kind].request else { continue }
                plan.enter(
                    PlannedVisit(
                        item: request, kind: visit.kind, duty: question.duties[visit.team],
                        lane: question.problem.teams[visit.team].part * board.groups[number].armCount + visit.arm,
                        start: visit.start, intake: visit.intake, discharge: visit.discharge))
            }
        }
        return plan
    }

    // MARK: To a point

    /// The plan as a point of the master, indicators left at 0; nil where the technologists do not suffice, or something
    /// is left out that must have a place.
    /// The desk is told the sequences, so that it need not look for them.
    func point(of plan: WeekPlan) -> [Double]? {
        guard board.problem.requests.allSatisfy({ !$0.mustBe || plan.visits[$0.index] != nil }) else { return nil }
        var values = Array(repeating: 0.0, count: master.model.columns.count)
        for day in plan.days {
            for lane in day.lanes {
                guard let duty = lane.duty else { continue }
                let columns = master.duties[duty]
                values[columns.isOn.index] = 1
                values[(lane.isSpine ? columns.spineArms : columns.jointArms ?? columns.spineArms).index] += 1
                for item in lane.items {
                    guard let visit = plan.visits[item] else { return nil }
                    setVisit(visit, columns, &values)
                }
            }
        }
        guard setTechnologists(plan, &values) else { return nil }
        setAims(plan, &values)
        for sum in master.derivedColumns { values[sum.column.index] = sum.parts.reduce(0) { $0 + values[$1.index] } }
        tellDesk(plan, values)
        return values
    }

    private func setVisit(_ visit: PlannedVisit, _ duty: MasterModel.Duty, _ values: inout [Double]) {
        if let count = duty.counts.first(where: { $0.kind == visit.kind }) { values[count.count.index] += 1 }
        if let total = duty.total { values[total.index] += 1 }
        if visit.item < board.requestCount {
            if let place = duty.requests.first(where: { $0.request == visit.item }) { values[place.isPlaced.index] = 1 }
        } else if let reserves = duty.reserves {
            values[reserves.index] += 1
        }
    }

    /// Names leads, and a trainee as second where that makes a training session, as long as the aim asks for one.
    private func setTechnologists(_ plan: WeekPlan, _ values: inout [Double]) -> Bool {
        var places = plan.staffing.places
        guard var chosen = assigned(places) else { return false }
        var trained = 0
        let target = board.problem.scenario.policy.trainingSessionsPerWeek
        for session in master.training.indices where trained < target && master.training[session] != nil {
            guard hasSpineVisit(session, plan) else { continue }
            let more = places + [TechnologistAssignment.Place(session: session, role: .second)]
            guard let people = assigned(more) else { continue }
            places = more
            chosen = people
            trained += 1
            if let training = master.training[session] { values[training.index] = 1 }
        }
        for (place, person) in zip(places, chosen) {
            guard let day = board.problem.technologists[person].sessions.firstIndex(of: place.session) else {
                return false
            }
            let column = place.role == .second ? master.seconds[person][day] : master.leads[person][day]
            guard let column else { return false }
            values[column.index] = 1
        }
        if let shortfall = master.trainingShortfall { values[shortfall.index] = Double(target - trained) }
        return true
    }

    private func assigned(_ places: [TechnologistAssignment.Place]) -> [Int]? {
        var assignment = TechnologistAssignment(technologists: board.problem.technologists, places: places)
        return assignment.assign()
    }

    private func hasSpineVisit(_ session: Int, _ plan: WeekPlan) -> Bool {
        plan.visits.contains { visit in
            guard let visit, master.duties[visit.duty].session == session else { return false }
            return master.layout.catalog[visit.kind].isSpine
        }
    }

    private func setAims(_ plan: WeekPlan, _ values: inout [Double]) {
        if let reserve = board.problem.reserve {
            for (number, day) in reserve.days.enumerated() {
                let held = plan.visits.indices.count { plan.visits[$0] != nil && board.items[$0].reserveDay == day }
                values[master.reserveShortfall[number].index] = Double(reserve.perDay - held)
            }
        }
        let counts = board.problem.radiologists.indices.filter { board.problem.radiologists[$0].countsForFairness }
            .map { person in
                master.dutiesOfRadiologist[person].reduce(0) { $0 + values[master.duties[$1].isOn.index] }
            }
        if let most = master.mostSessions, let least = master.leastSessions {
            values[most.index] = counts.max() ?? 0
            values[least.index] = counts.min() ?? 0
        }
        if let shortfall = master.jointShortfall {
            let placed = plan.visits.indices.count { plan.visits[$0] != nil && board.items[$0].isJoint }
            values[shortfall.index] = Double(max(0, board.jointTarget - placed))
        }
    }

    // MARK: Sequences

    private func tellDesk(_ plan: WeekPlan, _ values: [Double]) {
        for (number, group) in board.groups.enumerated() {
            let question = SequencingQuestion(master: master, group: group.sessions, values: values)
            guard !question.problem.teams.isEmpty else { continue }
            var teamOf: [Int: Int] = [:]
            for (team, duty) in question.duties.enumerated() { teamOf[duty] = team }
            var sequence = Sequence(visits: [], lanes: [])
            for (index, lane) in plan.days[number].lanes.enumerated() {
                guard let duty = lane.duty, let team = teamOf[duty] else { continue }
                let arm = index % group.armCount
                sequence.lanes.append(
                    Sequence.Lane(
                        part: index / group.armCount, arm: arm, team: team, isSpine: lane.isSpine,
                        hasPromise: lane.isPromised))
                for item in lane.items {
                    guard let visit = plan.visits[item] else { continue }
                    sequence.visits.append(
                        Sequence.Visit(
                            team: team, kind: visit.kind, arm: arm, start: visit.start, intake: visit.intake,
                            discharge: visit.discharge))
                }
            }
            desk.learn(question.problem, sequence)
        }
    }
}
