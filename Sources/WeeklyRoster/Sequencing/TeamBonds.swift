/// What binds one team of a week under way and nobody else, in grid steps from the group's beginning. Empty for pools of
/// radiologists, and before the week.
struct TeamBonds: Hashable, Sendable {
    /// When the radiologist's hands are taken or away.
    var away: [MinuteSpan] = []
    /// C-arms that are this team's, whatever it does there.
    var arms: [SettledArm] = []
    /// Technologists who are away for a while and work here.
    var limits: [LaneLimit] = []

    var isEmpty: Bool { self == TeamBonds() }

    /// A C-arm whose staff is settled.
    struct SettledArm: Hashable, Sendable {
        let arm: Int
        let isSpine: Bool
        /// When begun visits hold the room.
        let busy: [MinuteSpan]
        let hasSpineVisit: Bool
    }
}

/// A technologist who is away for a while: the C-arm that they run is idle then.
struct LaneLimit: Hashable, Sendable {
    let technologist: Int
    let role: Role
    /// When they are away.
    let away: [MinuteSpan]

    enum Role: Hashable, Sendable {
        case spineLead, jointLead
        /// Second to a lead for spine visits, where at least one spine visit is.
        case second
    }
}

/// What binds one staffed C-arm.
struct LaneBonds: Hashable, Sendable {
    /// Its staff is settled.
    var isSettled = false
    /// The lead, where it is one who is away for a while.
    var lead: Int?
    /// The second, likewise.
    var second: Int?
    /// When it is idle because of them.
    var idle: [MinuteSpan] = []
    /// A spine visit must come to be here, for the second's sake.
    var needsSpineVisit = false
}

extension LaneAssignment {
    /// The ways to give technologists who are away for a while to the lanes of their teams.
    func limited(_ lanes: [Sequence.Lane]) -> [[Sequence.Lane]] {
        var ways = [lanes]
        for (team, limits) in problem.teams.map(\.bonds.limits).enumerated() {
            for limit in limits {
                ways = ways.flatMap { way in
                    way.indices.compactMap { lane in
                        guard way[lane].team == team, let bonds = bonds(of: way[lane], with: limit) else { return nil }
                        var next = way
                        next[lane].bonds = bonds
                        return next
                    }
                }
            }
        }
        return ways
    }

    /// The lane's bonds with one technologist more; nil where that does not go.
    private func bonds(of lane: Sequence.Lane, with limit: LaneLimit) -> LaneBonds? {
        var bonds = lane.bonds
        let settled = problem.teams[lane.team].bonds.arms.first { $0.arm == lane.arm }
        switch limit.role {
        case .spineLead, .jointLead:
            guard settled == nil, bonds.lead == nil, lane.isSpine == (limit.role == .spineLead) else { return nil }
            bonds.lead = limit.technologist
        case .second:
            guard lane.isSpine, bonds.second == nil else { return nil }
            let busy = settled?.busy ?? []
            guard !limit.away.contains(where: { span in busy.contains { $0.overlaps(span) } }) else { return nil }
            bonds.second = limit.technologist
            bonds.needsSpineVisit = !(settled?.hasSpineVisit ?? false)
        }
        bonds.idle += limit.away
        return bonds
    }

    /// Whether a C-arm with settled staff goes to the team whose it is, and as what it is.
    func keepsStaff(_ arm: Int, part: Int, team: Int?, isSpine: Bool) -> Bool {
        for (number, other) in problem.teams.enumerated() where other.part == part {
            guard let settled = other.bonds.arms.first(where: { $0.arm == arm }) else { continue }
            return team == number && isSpine == settled.isSpine
        }
        return true
    }

    /// Whether the staff of a C-arm is settled.
    func isSettled(_ arm: Int, part: Int) -> Bool {
        problem.teams.contains { $0.part == part && $0.bonds.arms.contains { $0.arm == arm } }
    }
}
