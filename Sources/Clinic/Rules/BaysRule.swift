extension RosterReading {
    /// `bays`: each visit that needs a bay has one, none is held twice at a time, and no more than there are.
    func brokenBays() -> [Violation] {
        let bays = scenario.site.recoveryBays
        let needing = visits.filter(\.times.steps.needsBay)
        var violations: [Violation] = []
        var byBay = Array(repeating: [Occupation](), count: max(0, bays))
        for visit in needing {
            guard let bay = visit.placement.bay else {
                violations.append(Violation(.bays, "\(visit.label): no bay is named"))
                continue
            }
            guard (1...max(1, bays)).contains(bay), bay <= bays else {
                violations.append(Violation(.bays, "\(visit.label): there is no bay \(bay), only 1 to \(bays)"))
                continue
            }
            byBay[bay - 1].append(
                Occupation(start: visit.times.stepEnd, end: visit.times.leaves, label: visit.label))
        }
        for (offset, held) in byBay.enumerated() {
            violations += overlaps(held, of: "bay \(offset + 1)", breaking: .bays)
        }
        return violations + crowding(needing)
    }

    /// Instants at which more bays are held than ever before and than there are.
    private func crowding(_ needing: [RosterVisit]) -> [Violation] {
        // At a tie leaving comes first: a bay is free from the instant at which the check ends.
        let changes = needing.flatMap { [($0.times.stepEnd, 1), ($0.times.leaves, -1)] }.sorted(by: <)
        var violations: [Violation] = []
        var held = 0
        var most = scenario.site.recoveryBays
        for (instant, change) in changes {
            held += change
            guard held > most else { continue }
            most = held
            violations.append(
                Violation(
                    .bays, "\(held) patients need a bay at \(instant); there are \(scenario.site.recoveryBays) bays"))
        }
        return violations
    }
}
