import Clinic

/// A place that every rule allows, in steps of its day, before it is written out as a proposal.
struct Insertion: Sendable {
    var day: Day
    var session: Int
    var visit: Holding
    var parts: ProposalParts
    /// The places kept free that give way, and where they go.
    var givesWay: GivingWay
    var moves: ReserveMoves
    var opensRoom: Bool
    /// Where it stands among the others.
    var rank: ProposalRank
}

/// The order in which proposals are listed: cost, then room start, then C-arm in order.
///
/// Whoever wants another order changes `points` alone. The search stops early where no start that is left can have
/// fewer points than those listed, so that points must not fall below the sum of wait, opened room, gap and preference.
struct ProposalRank: Comparable, Sendable {
    var points: Points
    var start: Instant
    /// Position of the C-arm.
    var arm: Int

    static func < (a: ProposalRank, b: ProposalRank) -> Bool {
        if a.points != b.points { return a.points < b.points }
        if a.start != b.start { return a.start < b.start }
        return a.arm < b.arm
    }
}

/// The insertions that are to be proposed, the best first.
struct ProposalListing: Sendable {
    private let options: AddOnOptions
    private(set) var insertions: [Insertion] = []

    init(_ options: AddOnOptions) { self.options = options }

    /// Points above which nothing is listed any more; nil while there is room.
    var ceiling: Points? {
        guard options.limit > 0, insertions.count == options.limit else { return nil }
        return insertions.last?.rank.points
    }

    /// Lists an insertion where it is good enough: of one C-arm and clock hour only the best, unless all are wanted.
    mutating func add(_ insertion: Insertion) {
        if !options.listsAll, let rival = insertions.firstIndex(where: { isSameHour($0, insertion) }) {
            guard insertion.rank < insertions[rival].rank else { return }
            insertions.remove(at: rival)
        }
        let place = insertions.partitioningIndex { insertion.rank < $0.rank }
        insertions.insert(insertion, at: place)
        if options.limit > 0, insertions.count > options.limit { insertions.removeLast() }
    }

    private func isSameHour(_ a: Insertion, _ b: Insertion) -> Bool {
        a.rank.arm == b.rank.arm && a.day == b.day && a.rank.start.minuteOfDay / 60 == b.rank.start.minuteOfDay / 60
    }
}

extension Array {
    /// The first position from which on a property holds, which holds for no element before it.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
