import Clinic

/// What stays the same while plans of one week are tried: where each visit could go and what that costs.
///
/// Costs are the master's, in its units. Places kept free are visits too, numbered after the requests.
///
/// A class, so that the hot paths hand on one reference; nothing in it changes once it is made.
final class PlanBoard: Sendable {
    /// A duty on which a visit could be done.
    struct Option: Sendable {
        /// Position of the duty in the master.
        let duty: Int
        let kind: Int
        /// Change of the objective against leaving the visit out; below 0 where placing it pays.
        let cost: Int
        /// Position in ``starts``.
        let starts: Int
    }

    /// What is to be placed.
    struct Item: Sendable {
        /// Cheapest option first.
        let options: [Option]
        let isJoint: Bool
        let isSpine: Bool
        /// Procedure minutes that count towards a radiologist's limit.
        let spineMinutes: Int
        /// The promise to be kept; such a visit never moves.
        let isPromised: Bool
        /// Day for which a place is kept free; nil for a request.
        let reserveDay: Int?
    }

    /// Where a duty lies.
    struct Place: Sendable {
        let radiologist: Int
        let session: Int
        let day: Int
        let group: Int
        /// The lanes of its session among those of the group.
        let lanes: Range<Int>
        /// Whether a C-arm may be led by somebody who does joint visits only.
        let mayLackSpineLead: Bool
    }

    /// A group of sessions that share nurses and bays.
    struct Group: Sendable {
        let frame: GroupFrame
        let sessions: [Int]
        let firstStep: Int
        let lastStep: Int
        let armCount: Int
    }

    let master: MasterModel
    let items: [Item]
    /// Starts that a kind could have if it were alone, in steps of its group.
    let starts: [[Int]]
    let groups: [Group]
    let kinds: [VisitKind]
    /// By duty.
    let places: [Place]
    let radiologists: [WeekRadiologist]
    private let repeatIntervalDays: Int
    let radiologistSession: Int
    let roomSession: Int
    let unfairSession: Int
    let jointShortfall: Int
    let jointTarget: Int
    /// What the week's aims cost where nobody is placed.
    let costOfNoAims: Int
    /// Requests, before the places kept free.
    let requestCount: Int
    /// By item: other requests of the same patient.
    let siblings: [[Int]]

    var layout: WeekLayout { master.layout }
    var problem: WeekProblem { master.problem }

    init(_ master: MasterModel) {
        self.master = master
        let cost = MasterObjective(layout: master.layout, unit: master.unit)
        radiologistSession = Int(cost.radiologistSession)
        roomSession = Int(cost.roomSession)
        unfairSession = Int(cost.unfairSession)
        jointShortfall = Int(cost.jointShortfall)
        jointTarget = cost.jointTarget
        let reserves = (master.problem.reserve?.perDay ?? 0) * (master.problem.reserve?.days.count ?? 0)
        costOfNoAims =
            jointTarget * jointShortfall + reserves * Int(cost.addonShortfall)
            + master.problem.scenario.policy.trainingSessionsPerWeek * Int(cost.trainingShortfall)
        requestCount = master.problem.requests.count
        kinds = master.layout.catalog.kinds
        radiologists = master.problem.radiologists
        repeatIntervalDays = master.problem.scenario.policy.repeatIntervalDays
        var patientItems: [[Int]] = Array(repeating: [], count: requestCount)
        for request in master.problem.requests { patientItems[request.patient].append(request.index) }
        siblings =
            master.problem.requests.map { request in patientItems[request.patient].filter { $0 != request.index } }
            + Array(repeating: [], count: reserves)
        groups = PlanBoard.groups(of: master.layout)
        places = PlanBoard.places(of: master, groups: groups)
        var maker = PlanItemMaker(master: master, groups: groups, places: places, cost: cost)
        maker.addRequests()
        maker.addReserves()
        items = maker.items
        starts = maker.starts
    }

    private static func groups(of layout: WeekLayout) -> [Group] {
        let problem = layout.problem
        // Bays are held beyond the nurses' day by nobody: a discharge check ends them.
        let longestStay =
            layout.catalog.kinds.reduce(1) { max($0, $1.recovery + $1.discharge) }
            + problem.dischargeMaxWait / problem.grid
        return layout.groups.map { sessions in
            let frame = layout.groupFrame(sessions)
            let blocks = frame.nurses.flatMap { $0 }
            let ends = frame.parts.map { $0.offset + $0.frame.length } + blocks.map(\.end)
            return Group(
                frame: frame, sessions: sessions, firstStep: min(0, blocks.map(\.start).min() ?? 0),
                lastStep: (ends.max() ?? 0) + longestStay, armCount: problem.arms.count)
        }
    }

    private static func places(of master: MasterModel, groups: [Group]) -> [Place] {
        master.duties.map { duty in
            let group = groups.firstIndex { $0.sessions.contains(duty.session) } ?? 0
            let part = groups[group].sessions.firstIndex(of: duty.session) ?? 0
            let first = part * groups[group].armCount
            return Place(
                radiologist: duty.radiologist, session: duty.session,
                day: master.problem.sessions[duty.session].dayIndex, group: group,
                lanes: first..<first + groups[group].armCount, mayLackSpineLead: duty.jointArms != nil)
        }
    }

    // MARK: Patients

    /// Whether two visits of one patient may stand on two duties: spine injections keep the repeat interval, and none
    /// share a group of sessions, where one could run into the other.
    func mayMeet(_ item: Int, on duty: Int, _ other: Int, on otherDuty: Int) -> Bool {
        if places[duty].group == places[otherDuty].group { return false }
        guard items[item].isSpine, items[other].isSpine, !items[other].isPromised else { return true }
        return abs(places[duty].day - places[otherDuty].day) >= repeatIntervalDays
    }
}
