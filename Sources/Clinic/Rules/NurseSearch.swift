/// Finds nurses and times for the intakes and discharge checks of visits whose room starts are given, so that nobody
/// has two tasks at a time, no patient two visits, and the recovery bays suffice.
struct NurseSearch {
    private let index: ScenarioIndex
    /// In time order, so that a dead end is met soon after its cause.
    private let visits: [RosterVisit]
    private var intakes: [Instant?]
    private var leaves: [Instant?]
    private var diary: [String: [Occupation]] = [:]
    private var steps = 0

    init(_ visits: [RosterVisit], _ index: ScenarioIndex) {
        self.index = index
        self.visits = visits.sorted { ($0.times.start, $0.label) < ($1.times.start, $1.label) }
        intakes = Array(repeating: nil, count: visits.count)
        leaves = Array(repeating: nil, count: visits.count)
    }

    /// Groups of visits that are apart in time are searched one by one.
    func verdict() -> PromiseVerdict {
        let policy = index.scenario.policy
        var groups: [[RosterVisit]] = []
        var groupEnds: Instant?
        for visit in visits {
            let begins = visit.times.intakeWindow(maxWait: policy.intakeMaxWait).first
            let ends = visit.times.recovered + policy.dischargeMaxWait + visit.times.steps.discharge
            if let end = groupEnds, begins < end {
                groups[groups.count - 1].append(visit)
                groupEnds = max(end, ends)
            } else {
                groups.append([visit])
                groupEnds = ends
            }
        }
        let verdicts = groups.map { group in
            var search = NurseSearch(group, index)
            return search.place(0)
        }
        if verdicts.contains(.cannotBeKept) { return .cannotBeKept }
        return verdicts.contains(.undecided) ? .undecided : .canBeKept
    }

    /// Places task number `task` and all later ones: intake and discharge check of each visit in turn.
    private mutating func place(_ task: Int) -> PromiseVerdict {
        let number = task / 2
        guard number < visits.count else { return .canBeKept }
        let isIntake = task % 2 == 0
        let times = visits[number].times
        let minutes = isIntake ? times.steps.intake : times.steps.discharge
        guard minutes > 0 else {
            return choose(task, at: isIntake ? times.start : times.recovered, isIntake)
        }
        let window =
            isIntake
            ? times.intakeWindow(maxWait: index.scenario.policy.intakeMaxWait)
            : times.dischargeWindow(maxWait: index.scenario.policy.dischargeMaxWait)
        for start in stride(from: window.first.minutes, through: window.last.minutes, by: 1).map(Instant.init(minutes:))
        where index.isOnGrid(start) {
            for nurse in index.scenario.staff.nurses {
                steps += 1
                guard steps < FixedVisits.stepLimit else { return .undecided }
                guard nurse.isAtWork(from: start, minutes: minutes), isFree(nurse.id, start, start + minutes) else {
                    continue
                }
                diary[nurse.id, default: []].append(Occupation(start: start, end: start + minutes, label: ""))
                let rest = choose(task, at: start, isIntake)
                diary[nurse.id]?.removeLast()
                if rest != .cannotBeKept { return rest }
            }
        }
        return .cannotBeKept
    }

    private mutating func choose(_ task: Int, at start: Instant, _ isIntake: Bool) -> PromiseVerdict {
        let number = task / 2
        if isIntake {
            intakes[number] = start
            return place(task + 1)
        }
        leaves[number] = start + visits[number].times.steps.discharge
        let isGood = patientsAreApart(upTo: number) && baysSuffice(upTo: number)
        return isGood ? place(task + 1) : .cannotBeKept
    }

    private func isFree(_ nurse: String, _ start: Instant, _ end: Instant) -> Bool {
        diary[nurse]?.allSatisfy { $0.end <= start || end <= $0.start } ?? true
    }

    /// Whether the visit overlaps no earlier one of its patient.
    private func patientsAreApart(upTo number: Int) -> Bool {
        guard let comes = intakes[number], let left = leaves[number] else { return true }
        return (0..<number).allSatisfy { other in
            guard visits[other].request?.patient == visits[number].request?.patient,
                let otherComes = intakes[other], let otherLeft = leaves[other]
            else { return true }
            return left <= otherComes || otherLeft <= comes
        }
    }

    /// Whether the first visits never hold more bays than there are: the count is highest where somebody enters one.
    private func baysSuffice(upTo number: Int) -> Bool {
        let entered = (0...number).filter { visits[$0].times.steps.needsBay }
        return entered.allSatisfy { who in
            let instant = visits[who].times.stepEnd
            let held = entered.count { other in
                guard let left = leaves[other] else { return false }
                return visits[other].times.stepEnd <= instant && instant < left
            }
            return held <= index.scenario.site.recoveryBays
        }
    }
}
