/// The ways to give the C-arms of a group's sessions to the teams that staff them.
///
/// C-arms without downtime and without a promised visit are alike, so that only the order of the others matters.
struct LaneAssignment {
    let problem: SequencingProblem
    let catalog: KindCatalog

    /// All assignments, one list of lanes each; each team gets exactly the C-arms it staffs.
    func all() -> [[Sequence.Lane]] {
        var result: [[Sequence.Lane]] = [[]]
        for part in problem.frame.parts.indices {
            let choices = assignments(ofPart: part)
            result = result.flatMap { lanes in choices.map { lanes + $0 } }
        }
        return result.flatMap(limited)
    }

    private struct Slot: Hashable {
        let team: Int
        let isSpine: Bool
    }

    private func assignments(ofPart part: Int) -> [[Sequence.Lane]] {
        let frame = problem.frame.parts[part].frame
        var slots: [Slot] = []
        var promises: [Int: [(team: Int, isSpine: Bool)]] = [:]
        for (number, team) in problem.teams.enumerated() where team.part == part {
            slots += Array(repeating: Slot(team: number, isSpine: true), count: team.spineArms)
            slots += Array(repeating: Slot(team: number, isSpine: false), count: team.jointArms)
            for item in team.visits {
                if let promise = catalog[item.kind].promise {
                    promises[promise.arm, default: []].append((number, catalog[item.kind].isSpine))
                }
            }
        }
        let arms = Array(frame.closed.indices)
        guard slots.count <= arms.count else { return [] }
        // Staffed slots first, then the C-arms that stay empty.
        var open: [Slot?] = slots
        open += Array(repeating: nil, count: arms.count - slots.count)
        var result: [[Sequence.Lane]] = []
        var chosen: [Slot?] = []
        func extend() {
            guard chosen.count < arms.count else {
                result.append(lanes(chosen, part: part, promises: promises))
                return
            }
            let arm = chosen.count
            var tried: [Slot?] = []
            for (index, slot) in open.enumerated() where !tried.contains(slot) {
                tried.append(slot)
                guard keepsPromises(promises[arm], slot),
                    keepsStaff(arm, part: part, team: slot?.team, isSpine: slot?.isSpine ?? false)
                else { continue }
                if !isSettled(arm, part: part),
                    isOutOfOrder(
                        slot, arm: arm, chosen: chosen, part: part, frame: frame, promises: promises, slots: slots)
                {
                    continue
                }
                open.remove(at: index)
                chosen.append(slot)
                extend()
                chosen.removeLast()
                open.insert(slot, at: index)
            }
        }
        extend()
        return result
    }

    private func keepsPromises(_ promised: [(team: Int, isSpine: Bool)]?, _ slot: Slot?) -> Bool {
        guard let promised else { return true }
        guard let slot else { return false }
        return promised.allSatisfy { $0.team == slot.team && (slot.isSpine || !$0.isSpine) }
    }

    /// Among C-arms that are alike, slots come in one order only.
    private func isOutOfOrder(
        _ slot: Slot?, arm: Int, chosen: [Slot?], part: Int, frame: SessionFrame,
        promises: [Int: [(team: Int, isSpine: Bool)]], slots: [Slot]
    ) -> Bool {
        guard promises[arm] == nil else { return false }
        let rank = { (slot: Slot?) in slot.map { slots.firstIndex(of: $0) ?? slots.count } ?? slots.count }
        return (0..<arm).contains { other in
            promises[other] == nil && !isSettled(other, part: part) && frame.closed[other] == frame.closed[arm]
                && rank(chosen[other]) > rank(slot)
        }
    }

    private func lanes(
        _ chosen: [Slot?], part: Int, promises: [Int: [(team: Int, isSpine: Bool)]]
    ) -> [Sequence.Lane] {
        chosen.enumerated().compactMap { arm, slot in
            slot.map {
                Sequence.Lane(
                    part: part, arm: arm, team: $0.team, isSpine: $0.isSpine, hasPromise: promises[arm] != nil,
                    bonds: LaneBonds(isSettled: isSettled(arm, part: part)))
            }
        }
    }
}
