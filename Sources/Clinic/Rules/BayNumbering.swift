/// Deals numbers of recovery bays: in order of beginning, then of C-arms, each visit gets the lowest free number.
///
/// Where never more bays are needed than there are, no number exceeds them; a higher number shows where they are too
/// few.
public struct BayNumbering: Sendable {
    private let index: ScenarioIndex
    private let positionOfCArm: [String: Int]

    /// The bays of a scenario's site.
    public init(_ scenario: Scenario) {
        index = ScenarioIndex(scenario)
        let positions = scenario.site.cArms.enumerated().map { ($1.id, $0) }
        positionOfCArm = Dictionary(positions, uniquingKeysWith: { first, _ in first })
    }

    /// The same places in the same order, with their bays dealt anew; nil where a visit needs none.
    ///
    /// A place whose request or procedure the scenario does not have keeps what it has.
    ///
    /// - Parameter keeps: Whether a place keeps the bay that it has, given the instant from which it needs one.
    public func deal(
        _ placements: [Placement], keeping keeps: (Placement, Instant) -> Bool = { _, _ in false }
    ) -> [Placement] {
        var dealt = placements
        var positions: [Int] = []
        var stays: [BayStay] = []
        for (position, placement) in placements.enumerated() {
            guard let times = times(placement) else { continue }
            guard times.steps.needsBay else {
                dealt[position].bay = nil
                continue
            }
            positions.append(position)
            stays.append(
                BayStay(
                    begins: times.stepEnd.minutes, ends: times.leaves.minutes, cArm: armPosition(placement),
                    kept: keeps(placement, times.stepEnd) ? placement.bay : nil))
        }
        for (position, number) in zip(positions, BayStay.numbers(of: stays)) { dealt[position].bay = number }
        return dealt
    }

    private func armPosition(_ placement: Placement) -> Int { positionOfCArm[placement.cArm] ?? positionOfCArm.count }

    private func times(_ placement: Placement) -> VisitTimes? {
        index.steps(for: placement.purpose).map {
            VisitTimes(
                start: placement.start, steps: $0, intake: placement.intake?.start,
                discharge: placement.discharge?.start)
        }
    }
}

/// A patient's time in a recovery bay.
public struct BayStay: Hashable, Sendable {
    /// When it begins, in minutes, from whatever instant all stays are counted.
    public var begins: Int
    /// When the bay is free again.
    public var ends: Int
    /// Position of the C-arm in the site's order.
    public var cArm: Int
    /// Number of the bay that it has and keeps; nil: one is dealt.
    public var kept: Int?

    /// From its parts.
    public init(begins: Int, ends: Int, cArm: Int, kept: Int? = nil) {
        self.begins = begins
        self.ends = ends
        self.cArm = cArm
        self.kept = kept
    }

    /// A bay for each stay: in order of beginning, then of C-arms, then as listed, the lowest number that is free.
    public static func numbers(of stays: [BayStay]) -> [Int] {
        var numbers = Array(repeating: 0, count: stays.count)
        var freeFrom: [Int] = []
        let order = stays.indices.sorted {
            (stays[$0].begins, stays[$0].cArm, $0) < (stays[$1].begins, stays[$1].cArm, $1)
        }
        for position in order {
            let stay = stays[position]
            let kept = stay.kept.flatMap { $0 > 0 ? $0 - 1 : nil }
            let bay = kept ?? freeFrom.firstIndex { $0 <= stay.begins } ?? freeFrom.count
            while freeFrom.count <= bay { freeFrom.append(Int.min) }
            freeFrom[bay] = stay.ends
            numbers[position] = bay + 1
        }
        return numbers
    }
}
