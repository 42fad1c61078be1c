/// Finds a legal sequence of visits, or proves that there is none, by depth-first search in order of room starts.
///
/// One sequencer serves one problem. Pruned by workload against the last useful ends, by what each team can still
/// pack on its own (``TeamPacker``), by nurses and bays (``NursePlanner``, exact), and by states that failed before. A step limit makes the answer *undecided*, never
/// *impossible*.
final class Sequencer {
    private let problem: SequencingProblem
    private let catalog: KindCatalog
    private let stepLimit: Int
    private let planner: NursePlanner

    private var lanes: [SequencerLane] = []
    private var classes: [SequencerClass] = []
    private var packers: [TeamPacker] = []
    private var classesOfTeam: [[Int]] = []
    private var placed: [SequencedVisit] = []
    private var remaining = 0
    private var failed = Set<[Int16]>()
    private var isCutOff = false
    private var planOfAll: NursePlan?
    private(set) var steps = 0
    /// The caller's clock ended the search.
    private(set) var wasStoppedByClock = false
    private let clock: SearchClock

    init(_ problem: SequencingProblem, catalog: KindCatalog, stepLimit: Int, clock: SearchClock) {
        self.clock = clock
        self.problem = problem
        self.catalog = catalog
        self.stepLimit = stepLimit
        planner = NursePlanner(nurses: problem.frame.nurses, bays: problem.frame.bays)
    }

    /// Searches every way to give the C-arms to the teams.
    func answer() -> SequencingAnswer {
        guard makeClasses() else { return .impossible }
        for lanes in LaneAssignment(problem: problem, catalog: catalog).all() {
            self.lanes = lanes.map { SequencerLane($0, frame: problem.frame) }
            makePackers()
            failed.removeAll(keepingCapacity: true)
            placed.removeAll(keepingCapacity: true)
            planOfAll = NursePlan(entries: [])
            if search(lastStart: Int.min / 2, lastLane: -1) { return .sequence(sequence(lanes)) }
            if steps > stepLimit { return .undecided }
        }
        return isCutOff ? .undecided : .impossible
    }

    private func makePackers() {
        packers = problem.teams.indices.map { team in
            let items = classesOfTeam[team].map { index in
                TeamPacker.Item(
                    visit: classes[index].visit, isStart: classes[index].isStart,
                    promisedArm: classes[index].promisedArm, lastStart: classes[index].lastStart)
            }
            let arms = lanes.filter { $0.team == team }.map {
                TeamPacker.Arm(number: $0.arm, isSpine: $0.isSpine, end: $0.end, closed: $0.closed)
            }
            return TeamPacker(items: items, arms: arms, radiologists: problem.teams[team].radiologists)
        }
    }

    /// Whether every team may still fit on its C-arms and in its hands.
    private func teamsFit(from start: Int) -> Bool {
        problem.teams.indices.allSatisfy { team in
            let remaining = classesOfTeam[team].map { classes[$0].remaining }
            guard remaining.contains(where: { $0 > 0 }) else { return true }
            let busy = placed.compactMap { visit in
                visit.team == team && visit.procedureEnd > start && visit.procedureEnd > visit.procedureStart
                    ? MinuteSpan(visit.procedureStart, visit.procedureEnd) : nil
            }
            let away = problem.teams[team].bonds.away.filter { $0.end > start }
            return packers[team].mayFit(
                remaining: remaining, free: lanes.filter { $0.team == team }.map(\.free), busy: busy + away,
                floor: start)
        }
    }

    /// One class for each team and kind; false where a kind has no possible start at all.
    private func makeClasses() -> Bool {
        classesOfTeam = Array(repeating: [], count: problem.teams.count)
        for (number, team) in problem.teams.enumerated() {
            let part = problem.frame.parts[team.part]
            for item in team.visits {
                let kind = catalog[item.kind]
                let starts = part.frame.starts(of: kind).map { $0 + part.offset }
                guard let last = starts.last else { return false }
                var isStart = Array(repeating: false, count: last + 1)
                for start in starts { isStart[start] = true }
                classes.append(
                    SequencerClass(
                        team: number, kind: item.kind, visit: kind, isStart: isStart, lastStart: last,
                        remaining: item.count,
                        promisedArm: kind.promise?.arm))
                remaining += item.count
            }
        }
        // The tightest first: what must begin early, then what takes long.
        classes.sort {
            ($0.lastStart, -$0.visit.room, $0.team, $0.kind) < ($1.lastStart, -$1.visit.room, $1.team, $1.kind)
        }
        for index in classes.indices { classesOfTeam[classes[index].team].append(index) }
        return true
    }

    // MARK: Search

    private func search(lastStart: Int, lastLane: Int) -> Bool {
        if remaining == 0 { return !lanes.contains(where: \.needsSpineVisit) }
        steps += 1
        if steps % 512 == 0, clock.mustStop {
            wasStoppedByClock = true
            steps = stepLimit + 1
        }
        guard steps <= stepLimit else { return false }
        let earliest = lanes.reduce(Int.max) { min($0, max($1.free, lastStart)) }
        guard earliest < Int.max, hasTime(from: earliest) else { return false }
        guard teamsFit(from: max(earliest, lastStart)) else { return false }
        let key = stateKey(lastStart: lastStart, lastLane: lastLane)
        guard !failed.contains(key) else { return false }
        var latest = Int.max
        for item in classes where item.remaining > 0 { latest = min(latest, item.lastStart) }
        var start = earliest
        while start <= latest, hasTime(from: start) {
            if tryStarts(at: start, lastStart: lastStart, lastLane: lastLane) { return true }
            if steps > stepLimit { return false }
            start += 1
        }
        failed.insert(key)
        return false
    }

    private func tryStarts(at start: Int, lastStart: Int, lastLane: Int) -> Bool {
        for lane in lanes.indices where lanes[lane].free <= start && (start > lastStart || lane > lastLane) {
            if hasTwin(before: lane, at: start, lastStart: lastStart, lastLane: lastLane) { continue }
            for index in classesOfTeam[lanes[lane].team] where classes[index].remaining > 0 {
                guard fits(index, lane: lane, at: start) else { continue }
                if place(index, lane: lane, at: start) { return true }
                if steps > stepLimit { return false }
            }
        }
        return false
    }

    /// An earlier lane that is free too and alike in everything that is still to come.
    private func hasTwin(before lane: Int, at start: Int, lastStart: Int, lastLane: Int) -> Bool {
        guard !lanes[lane].isSpecial else { return false }
        return (0..<lane).contains { other in
            !lanes[other].isSpecial && lanes[other].twin == lanes[lane].twin && lanes[other].free <= start
                && (start > lastStart || other > lastLane)
        }
    }

    private func fits(_ index: Int, lane: Int, at start: Int) -> Bool {
        let item = classes[index]
        guard start < item.isStart.count, item.isStart[start] else { return false }
        if item.visit.isSpine, !lanes[lane].isSpine { return false }
        if let arm = item.promisedArm, arm != lanes[lane].arm { return false }
        let end = start + item.visit.room
        guard lanes[lane].isOpen(from: start, to: end) else { return false }
        // A promised visit still to come on this C-arm must not be overrun.
        for other in classes
        where other.remaining > 0 && other.promisedArm == lanes[lane].arm && other.team == item.team {
            if other.kind != item.kind, other.lastStart < end { return false }
        }
        let from = start + item.visit.setup
        return radiologistsAreFree(team: item.team, from: from, to: from + item.visit.procedure)
    }

    private func radiologistsAreFree(team: Int, from: Int, to: Int) -> Bool {
        let capacity = problem.teams[team].radiologists
        let step = MinuteSpan(from, to)
        if from < to, problem.teams[team].bonds.away.contains(where: { $0.overlaps(step) }) { return false }
        var busy: [MinuteSpan] = []
        for visit in placed.reversed() where visit.team == team {
            // Starts never decrease, so a visit that began a longest room time ago is over.
            if visit.procedureEnd > from, visit.procedureStart < to {
                busy.append(MinuteSpan(visit.procedureStart, visit.procedureEnd))
            }
        }
        guard busy.count >= capacity else { return true }
        // The overlap is greatest at some procedure's begin.
        let peaks = busy.map { max($0.start, from) } + [from]
        return peaks.allSatisfy { instant in busy.count { $0.start <= instant && instant < $0.end } < capacity }
    }

    private func place(_ index: Int, lane: Int, at start: Int) -> Bool {
        let item = classes[index]
        let laneBefore = lanes[lane]
        let planBefore = planOfAll
        placed.append(SequencedVisit(item, arm: lanes[lane].arm, start: start))
        classes[index].remaining -= 1
        remaining -= 1
        lanes[lane].free = start + item.visit.room
        if item.visit.isSpine { lanes[lane].needsSpineVisit = false }
        if nursesAndBaysCan(), search(lastStart: start, lastLane: lane) { return true }
        planOfAll = planBefore
        lanes[lane] = laneBefore
        remaining += 1
        classes[index].remaining += 1
        placed.removeLast()
        return false
    }

    // MARK: Bounds

    /// Whether every team could still do its visits if they could be cut into pieces: by deadlines on its C-arms, by
    /// deadlines of spine visits on those that may take them, and by procedure time of its radiologists.
    private func hasTime(from start: Int) -> Bool {
        problem.teams.indices.allSatisfy { team in
            hasRoom(team, from: start, spineOnly: false) && hasRoom(team, from: start, spineOnly: true)
                && hasHands(team, from: start)
        }
    }

    private func hasRoom(_ team: Int, from start: Int, spineOnly: Bool) -> Bool {
        if spineOnly, problem.teams[team].jointArms == 0 { return true }
        var needed = 0
        // Classes come by last start, but deadlines are ends: the latest end so far can only weaken the test.
        var deadline = 0
        for index in classesOfTeam[team] where classes[index].remaining > 0 {
            let item = classes[index]
            guard item.visit.isSpine || !spineOnly else { continue }
            needed += item.remaining * item.visit.room
            deadline = max(deadline, item.lastStart + item.visit.room)
            var available = 0
            for lane in lanes where lane.team == team && (lane.isSpine || !spineOnly) {
                available += max(0, min(deadline, lane.end) - max(lane.free, start))
            }
            if needed > available { return false }
        }
        return true
    }

    private func hasHands(_ team: Int, from start: Int) -> Bool {
        var needed = 0
        var lastEnd = 0
        var leastSetup = Int.max
        for index in classesOfTeam[team] where classes[index].remaining > 0 {
            let item = classes[index]
            needed += item.remaining * item.visit.procedure
            lastEnd = max(lastEnd, item.lastStart + item.visit.setup + item.visit.procedure)
            leastSetup = min(leastSetup, item.visit.setup)
        }
        guard needed > 0 else { return true }
        let from = start + leastSetup
        var free = problem.teams[team].radiologists * (lastEnd - from)
        for span in problem.teams[team].bonds.away { free -= max(0, min(span.end, lastEnd) - max(span.start, from)) }
        for visit in placed where visit.team == team {
            free -= max(0, min(visit.procedureEnd, lastEnd) - max(visit.procedureStart, from))
        }
        return needed <= free
    }

    /// Plans nurses and bays for what is placed so far; remembers the plan.
    private func nursesAndBaysCan() -> Bool {
        let demand = NurseDemand(placed, frame: problem.frame)
        if demand.orders.isEmpty, let plan = planOfAll,
            let longer = planner.extended(plan, work: demand.work, holds: demand.holds)
        {
            planOfAll = longer
            return true
        }
        switch planner.plan(work: demand.work, holds: demand.holds, orders: demand.orders) {
        case .plan(let plan):
            planOfAll = plan
            return true
        case .impossible:
            return false
        case .undecided:
            isCutOff = true
            return false
        }
    }

    // MARK: Failed states

    /// Everything the rest of the search depends on, and nothing else.
    ///
    /// A visit still to come begins at `lastStart` or later, so its intake begins no earlier than `line`. Where the plan
    /// has all nurses idle at some instant up to `line` with everything due before it done, that part can stay as it is
    /// whatever follows, and is left out of the key.
    private func stateKey(lastStart: Int, lastLane: Int) -> [Int16] {
        var key: [Int16] = []
        key.reserveCapacity(64)
        let now = max(lastStart, -1)
        for item in classes { key.append(Int16(item.remaining)) }
        for lane in lanes { key.append(Int16(max(lane.free, now))) }
        for lane in lanes.indices where lanes[lane].needsSpineVisit { key.append(Int16(lane)) }
        key.append(-1)
        key.append(Int16(now))
        key.append(Int16(lastLane))
        var longestReach = 0
        for item in classes where item.remaining > 0 {
            let part = problem.frame.parts[problem.teams[item.team].part]
            longestReach = max(longestReach, item.visit.intake == 0 ? 0 : item.visit.intake + part.frame.intakeWait)
        }
        let demand = NurseDemand(placed, frame: problem.frame)
        let settled = settledInstant(upTo: now - longestReach, demand)
        appendCounted(&key) { key in
            for (item, entry) in zip(demand.work, planOfAll?.entries ?? []) where entry.start >= settled {
                key += [Int16(item.earliest), Int16(item.latest), Int16(item.length)]
            }
        }
        appendCounted(&key) { key in
            for visit in placed where visit.procedureEnd > now {
                key += [Int16(visit.team), Int16(visit.procedureStart), Int16(visit.procedureEnd)]
            }
        }
        appendCounted(&key) { key in
            for hold in demand.holds where (hold.dischargeWork.map { planEnd($0, demand) } ?? hold.recovered) > settled
            {
                key += [Int16(hold.from), Int16(hold.recovered), hold.dischargeWork == nil ? 0 : 1]
            }
        }
        for visit in placed where visit.kind.patient != nil { key += [Int16(visit.kindNumber), Int16(visit.start)] }
        return key
    }

    /// Appends what `body` appends, with the number of entries before it, so that no two states share a key.
    private func appendCounted(_ key: inout [Int16], _ body: (inout [Int16]) -> Void) {
        let place = key.count
        key.append(0)
        body(&key)
        key[place] = Int16(key.count - place)
    }

    private func planEnd(_ index: Int, _ demand: NurseDemand) -> Int {
        guard let plan = planOfAll, index < plan.entries.count else { return Int.max }
        return plan.entries[index].start + demand.work[index].length
    }

    /// The last instant up to `line` that no planned task spans and before which no later-planned task could begin.
    private func settledInstant(upTo line: Int, _ demand: NurseDemand) -> Int {
        guard let plan = planOfAll, let first = plan.entries.map(\.start).min(), first <= line else {
            return Int.min / 2
        }
        // Changes of the number of tasks that could have begun before an instant and end after it.
        var changes = Array(repeating: 0, count: line - first + 2)
        var isEnd = Array(repeating: false, count: line - first + 1)
        for (index, entry) in plan.entries.enumerated() {
            let end = entry.start + demand.work[index].length
            if end <= line { isEnd[end - first] = true }
            let from = max(demand.work[index].earliest + 1, first)
            guard from < end, from <= line else { continue }
            changes[from - first] += 1
            changes[min(end, line + 1) - first] -= 1
        }
        // Candidates: ends of planned tasks, where all nurses may fall idle.
        var best = Int.min / 2
        var spanning = 0
        for offset in isEnd.indices {
            spanning += changes[offset]
            if isEnd[offset], spanning == 0 { best = first + offset }
        }
        return best
    }

    private func sequence(_ lanes: [Sequence.Lane]) -> Sequence {
        let demand = NurseDemand(placed, frame: problem.frame)
        let entries = planOfAll?.entries ?? []
        let visits = placed.enumerated().map { index, visit in
            Sequence.Visit(
                team: visit.team, kind: visit.kindNumber, arm: visit.arm, start: visit.start,
                intake: demand.intakeOf[index].map { entries[$0] },
                discharge: demand.dischargeOf[index].map { entries[$0] })
        }
        return Sequence(visits: visits, lanes: lanes)
    }
}
