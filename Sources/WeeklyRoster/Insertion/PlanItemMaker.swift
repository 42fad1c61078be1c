import Clinic

/// Writes down what is to be placed and where each could go; see ``PlanBoard``.
struct PlanItemMaker {
    let master: MasterModel
    let groups: [PlanBoard.Group]
    let places: [PlanBoard.Place]
    let cost: MasterObjective
    private(set) var items: [PlanBoard.Item] = []
    private(set) var starts: [[Int]] = []
    private var known: [StartQuestion: Int] = [:]

    private struct StartQuestion: Hashable {
        let kind: Int
        let session: Int
    }

    /// More than any plan costs: what must be placed always pays.
    private static let worthOfDemand = 1 << 48

    init(master: MasterModel, groups: [PlanBoard.Group], places: [PlanBoard.Place], cost: MasterObjective) {
        self.master = master
        self.groups = groups
        self.places = places
        self.cost = cost
    }

    mutating func addRequests() {
        var options: [[PlanBoard.Option]] = Array(repeating: [], count: master.problem.requests.count)
        for (number, duty) in master.duties.enumerated() {
            for column in duty.requests {
                let request = master.problem.requests[column.request]
                options[column.request].append(
                    PlanBoard.Option(
                        duty: number, kind: column.kind,
                        cost: Int(cost.placing(request, session: duty.session, radiologist: duty.radiologist))
                            - (request.demand == nil ? 0 : Self.worthOfDemand),
                        starts: startList(column.kind, number)))
            }
        }
        for request in master.problem.requests {
            let isSpine = request.service == .spine
            items.append(
                PlanBoard.Item(
                    options: options[request.index].sorted { ($0.cost, $0.duty) < ($1.cost, $1.duty) },
                    isJoint: !isSpine, isSpine: isSpine, spineMinutes: isSpine ? request.steps.procedure : 0,
                    isPromised: request.fixed != nil, reserveDay: nil))
        }
    }

    mutating func addReserves() {
        guard let reserve = master.problem.reserve else { return }
        for day in reserve.days {
            var options: [PlanBoard.Option] = []
            for (number, duty) in master.duties.enumerated() where duty.reserves != nil && places[number].day == day {
                guard let kind = master.layout.reserveKind[duty.session] else { continue }
                options.append(
                    PlanBoard.Option(
                        duty: number, kind: kind, cost: -Int(cost.addonShortfall), starts: startList(kind, number)))
            }
            let isSpine = reserve.service == .spine
            let item = PlanBoard.Item(
                options: options, isJoint: false, isSpine: isSpine,
                spineMinutes: isSpine ? reserve.steps.procedure : 0, isPromised: false, reserveDay: day)
            items += Array(repeating: item, count: reserve.perDay)
        }
    }

    /// Starts of a kind in a duty's session, in steps of the group.
    private mutating func startList(_ kind: Int, _ duty: Int) -> Int {
        let place = places[duty]
        let question = StartQuestion(kind: kind, session: place.session)
        if let number = known[question] { return number }
        let group = groups[place.group]
        let part = group.frame.parts[place.lanes.lowerBound / group.armCount]
        starts.append(part.frame.starts(of: master.layout.catalog[kind]).map { $0 + part.offset })
        known[question] = starts.count - 1
        return starts.count - 1
    }
}
