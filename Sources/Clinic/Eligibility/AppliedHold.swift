/// A row of the hold table as it applies to one drug of one request.
public struct AppliedHold: Hashable, Sendable {
    /// The drug, as the request lists it.
    public var medication: Medication
    /// The row that knows it.
    public var row: HoldRow
    /// Minutes of hold after risk and special cases; above 0.
    public var minutes: Int
    /// The instant from which the hold counts: the last dose, or the end of its date.
    public var lastDose: Instant
    /// The first instant at which an injection is allowed.
    public var end: Instant { lastDose + minutes }

    /// From its parts.
    public init(medication: Medication, row: HoldRow, minutes: Int, lastDose: Instant) {
        self.medication = medication
        self.row = row
        self.minutes = minutes
        self.lastDose = lastDose
    }

    /// When the drug restarts after an injection that ends at an instant.
    public func restart(after injection: Instant) -> Instant { injection + row.restartMinutes }

    /// `warfarin held until 2026-12-08 00:00 (5 d after the last dose)`, for people.
    public var text: String {
        "\(medication.name) held until \(end.day) \(end.clock) (\(durationText(minutes)) after the last dose)"
    }
}

/// Minutes as `5 d`, `75 h` or `90 min`: the largest unit that is exact, hours up to four days where days are not.
private func durationText(_ minutes: Int) -> String {
    if minutes % Instant.minutesPerDay == 0 { return "\(minutes / Instant.minutesPerDay) d" }
    if minutes % 60 == 0 { return "\(minutes / 60) h" }
    return "\(minutes) min"
}

extension Eligibility {
    /// The holds that the request must wait for, in the order in which it lists its drugs.
    ///
    /// Empty where the procedure does not follow the hold table. A drug that may continue, or that the table does not
    /// know, has no entry; the latter is a shut gate instead.
    public func holds(_ request: Request) -> [AppliedHold] {
        guard let procedure = procedure(of: request), procedure.followsHolds else { return [] }
        let high = hasHighRisk(request, procedure)
        // Anticoagulants and antiplatelets are what is held at low risk too; beside one, any other drug counts as high.
        let rows = request.medications.map { row(for: $0.name) }
        let heldAtLowRisk = rows.count { ($0?.lowRiskMinutes ?? 0) > 0 }
        return zip(request.medications, rows).compactMap { medication, row in
            guard let row else { return nil }
            let beside = heldAtLowRisk - (row.lowRiskMinutes > 0 ? 1 : 0) > 0
            let variant = row.variants.first { medication.details.contains($0.detail) }
            let minutes = variant?.minutes ?? (high || beside ? row.highRiskMinutes : row.lowRiskMinutes)
            guard minutes > 0 else { return nil }
            return AppliedHold(medication: medication, row: row, minutes: minutes, lastDose: countsFrom(medication))
        }
    }

    /// The hold that ends last; of two that end together, the one listed first.
    public func decidingHold(_ request: Request) -> AppliedHold? {
        holds(request).reduce(nil) { latest, hold in
            guard let latest else { return hold }
            return hold.end > latest.end ? hold : latest
        }
    }

    private func hasHighRisk(_ request: Request, _ procedure: Procedure) -> Bool {
        if request.bleedingRisk == .high || procedure.alwaysHighBleedingRisk { return true }
        guard let oldAge = scenario.policy.oldAge, let age = request.age else { return false }
        return age >= oldAge
    }

    /// A date counts from its end, because nobody knows the hour of the dose.
    private func countsFrom(_ medication: Medication) -> Instant {
        switch medication.lastDose {
        case .today: (scenario.planningDate + 1).midnight
        case .on(let day): (day + 1).midnight
        case .at(let instant): instant
        }
    }
}
