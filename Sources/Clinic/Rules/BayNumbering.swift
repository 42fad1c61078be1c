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
    public func deal(_ placements: [Placement]) -> [Placement] {
        let stays = placements.enumerated().compactMap { position, placement in
            times(placement).map { Stay(position: position, cArm: armPosition(placement), times: $0) }
        }
        var dealt = placements
        var freeFrom: [Instant] = []
        let ordered = stays.sorted {
            ($0.times.stepEnd, $0.cArm, $0.position) < ($1.times.stepEnd, $1.cArm, $1.position)
        }
        for stay in ordered {
            guard stay.times.steps.needsBay else {
                dealt[stay.position].bay = nil
                continue
            }
            let free = freeFrom.firstIndex { $0 <= stay.times.stepEnd } ?? freeFrom.count
            if free == freeFrom.count { freeFrom.append(stay.times.leaves) } else { freeFrom[free] = stay.times.leaves }
            dealt[stay.position].bay = free + 1
        }
        return dealt
    }

    private struct Stay {
        var position: Int
        var cArm: Int
        var times: VisitTimes
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
