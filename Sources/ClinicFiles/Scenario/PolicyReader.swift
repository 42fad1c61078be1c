import Clinic

/// Reads `policy`; whatever it leaves out is the contract's default.
struct PolicyReader {
    /// Minutes of the site's grid.
    let grid: Int
    let procedures: KnownNames
    /// The table that `holds` overrides.
    let holds: HoldTable

    private static let keys = [
        "addon_reserve", "intake_max_wait", "discharge_max_wait", "repeat_interval_days", "joint_min_per_week",
        "training_sessions_per_week", "follow_up_calls", "priorities", "old_age", "weights", "holds",
    ]

    /// The policy; the defaults where the file has none.
    func policy(_ fields: Fields?) -> Policy {
        var policy = Policy(holds: holds)
        guard let fields else { return policy }
        fields.allow(PolicyReader.keys)
        func read(_ key: String, into value: inout Int) {
            if let given = fields.optional(key, .whole()) { value = given }
        }
        read("intake_max_wait", into: &policy.intakeMaxWait)
        read("discharge_max_wait", into: &policy.dischargeMaxWait)
        read("repeat_interval_days", into: &policy.repeatIntervalDays)
        read("joint_min_per_week", into: &policy.jointMinPerWeek)
        read("training_sessions_per_week", into: &policy.trainingSessionsPerWeek)
        policy.oldAge = fields.optional("old_age", .whole())
        policy.addonReserve = fields.mapping("addon_reserve").flatMap(reserve)
        policy.followUpCalls = fields.mapping("follow_up_calls").flatMap(calls)
        if let given = fields.mapping("priorities") { policy.priorities = priorities(given) }
        if let given = fields.mapping("weights") { policy.weights = weights(given) }
        if let given = fields.mapping("holds") {
            for entry in given.all {
                if let row = HoldOverride.row(entry, in: given) { policy.holds.apply(row, to: entry.key) }
            }
        }
        return policy
    }

    private func reserve(_ fields: Fields) -> AddonReserve? {
        fields.allow(["procedure", "per_day"])
        let procedure = fields.required("procedure", .reference(to: procedures))
        let perDay = fields.required("per_day", .whole())
        guard let procedure, let perDay else { return nil }
        return AddonReserve(procedure: procedure, perDay: perDay)
    }

    private func calls(_ fields: Fields) -> FollowUpPolicy? {
        fields.allow(["days", "minutes"])
        let days = fields.requiredList("days", .whole(0...10_000))
        let minutes = fields.required("minutes", .minutes(grid: grid))
        guard let days, let minutes else { return nil }
        return FollowUpPolicy(days: unique(days), minutes: minutes)
    }

    private func priorities(_ fields: Fields) -> [Priority] {
        var priorities = Priority.defaults
        for name in fields.keys {
            guard let thousandths = fields.required(name, .thousandths) else { continue }
            let priority = Priority(name: name, factor: PriorityFactor(thousandths: thousandths))
            if let index = priorities.firstIndex(where: { $0.name == name }) {
                priorities[index] = priority
            } else {
                priorities.append(priority)
            }
        }
        return priorities
    }

    private func weights(_ fields: Fields) -> TermPoints {
        fields.allowOnly(Term.allCases.map(\.rawValue))
        var weights = TermPoints.defaultWeights
        for term in Term.allCases where fields.has(term.rawValue) {
            guard let thousandths = fields.required(term.rawValue, .thousandths) else { continue }
            weights[term] = Points(millionths: thousandths * 1000)
        }
        return weights
    }
}
