import Clinic

/// Finds the cheapest changes with which clashing promises can be kept, each solved anew.
///
/// Only changes that touch a fact of the conflict can help: all others leave it as it is.
struct RepairSearch {
    let scenario: Scenario
    /// Ids of the promises that clash.
    let promises: [String]
    let solver: VariantSolver

    /// How many are looked for.
    static let most = 3

    /// What was found.
    struct Finding {
        var repairs: [Repair]
        /// Changes that may be cheaper than the dearest repair and stayed undecided.
        var untried: [ProposedChange]
    }

    /// The repairs of a conflict, the cheapest first: such as mend the whole week, unless another conflict is left.
    func repairs() throws -> Finding {
        let all = scenario.requests.filter { $0.fixed != nil }.map(\.id)
        let rest = scenario.keeping { $0.fixed != nil && !promises.contains($0.id) }
        switch try solver.verdict(rest) {
        case .canBeKept:
            let finding = try repairs(of: all, mendsWeek: true)
            if !finding.repairs.isEmpty || !finding.untried.isEmpty { return finding }
        case .cannotBeKept: break
        case .undecided:
            // Whether another conflict is left is not known, so nothing can be said of any repair.
            let options = RepairOptions(scenario: scenario, promises: promises).all()
            return Finding(repairs: [], untried: options.compactMap { $0.steps.first?.proposed(in: scenario) })
        }
        // Every single change was tried on the whole week in vain, or the rest of it clashes as well.
        return try repairs(of: promises, mendsWeek: false)
    }

    private func repairs(of ids: [String], mendsWeek: Bool) throws -> Finding {
        // Of two options of one price the one that is listed first.
        let options = RepairOptions(scenario: scenario, promises: promises).all().enumerated().map { number, option in
            (option: option, price: option.leastPrice(in: scenario), number: number)
        }.sorted { ($0.price, $0.number) < ($1.price, $1.number) }
        var found: [(change: WeekChange, proposed: ProposedChange)] = []
        var untried: [ProposedChange] = []
        for (option, price, _) in options {
            let worst = found.count < Self.most ? nil : found.last?.proposed.price
            if let worst, worst <= price { break }
            switch try first(of: option, below: worst, on: ids) {
            case .helps(let change):
                let proposed = change.proposed(in: scenario)
                let place = found.firstIndex { proposed.price < $0.proposed.price } ?? found.count
                found.insert((change, proposed), at: place)
                found = Array(found.prefix(Self.most))
            case .doesNot: break
            case .undecided(let change): untried.append(change.proposed(in: scenario))
            }
        }
        return Finding(
            repairs: found.map { Repair(change: $0.proposed, mendsWeek: mendsWeek) }, untried: untried)
    }

    private enum Outcome {
        case helps(WeekChange)
        case doesNot
        case undecided(WeekChange)
    }

    /// The cheapest step of an option that helps; steps as dear as a price that is given, or dearer, are not tried.
    private func first(of option: RepairOption, below price: Points?, on ids: [String]) throws -> Outcome {
        for change in option.steps {
            if let price, price <= change.proposed(in: scenario).price { return .doesNot }
            switch try verdict(change, on: ids) {
            case .canBeKept: return .helps(change)
            case .undecided: return .undecided(change)
            case .cannotBeKept: continue
            }
        }
        return .doesNot
    }

    private func verdict(_ change: WeekChange, on ids: [String]) throws -> PromiseVerdict {
        let kept = Set(ids)
        return try solver.verdict(change.applied(to: scenario).keeping { kept.contains($0.id) && $0.fixed != nil })
    }
}

/// Changes of one kind and subject, the cheapest first: the first that helps is the one to be named.
struct RepairOption {
    let steps: [WeekChange]

    /// The price of the cheapest.
    func leastPrice(in scenario: Scenario) -> Points {
        steps.first?.proposed(in: scenario).price ?? .zero
    }
}

/// What could be changed about clashing promises, the people and the rooms that they need.
struct RepairOptions {
    let scenario: Scenario
    private let visits: [Request]
    private let sessions: [Session]
    private let calendar: SessionCalendar

    init(scenario: Scenario, promises: [String]) {
        self.scenario = scenario
        visits = scenario.requests.filter { $0.fixed != nil && promises.contains($0.id) }
        calendar = SessionCalendar(scenario)
        let (visits, calendar) = (visits, calendar)
        sessions = calendar.sessions.filter { session in
            visits.contains { $0.fixed.flatMap { calendar.session(at: $0.start) } == session }
        }
    }

    /// All options; those without a step are left out.
    func all() -> [RepairOption] {
        let catalogue = ChangeCatalogue(scenario)
        let names = sessions.map(\.name)
        let procedures = scenario.procedures.filter { procedure in visits.contains { $0.procedure == procedure.code } }
        var options: [[WeekChange]] = visits.map { PromiseMoves(scenario: scenario, request: $0).steps() }
        options += visits.map { [.dropPromise($0.id)] }
        options += sessions.map(\.day.weekday).reduce(into: [Weekday]()) { days, day in
            if !days.contains(day) { days.append(day) }
        }.flatMap { catalogue.nurseHours(on: $0) }
        options += names.flatMap { catalogue.technologistSessions($0) + catalogue.radiologistSessions($0) }
            .map { [$0] }
        options += catalogue.limits().map { [$0] }
        options += catalogue.spineMinutes()
        options += catalogue.skills(procedures).map { [$0] } + catalogue.spineLeads().map { [$0] }
        options += catalogue.closures(in: sessions).map { [$0] } + [[.bay]]
        return options.filter { !$0.isEmpty }.map(RepairOption.init)
    }
}
