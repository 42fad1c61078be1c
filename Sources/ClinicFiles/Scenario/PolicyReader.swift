import Clinic

/// Reads `policy`; whatever it leaves out is the contract's default.
struct PolicyReader {
    /// Minutes of the site's grid.
    let grid: Int
    let procedures: KnownNames
    /// The table that `holds` overrides.
    let holds: HoldTable

    /// Rows of the hold table that a site may set: more than there are drugs to hold, and quickly searched.
    private static let mostOverrides = 1000
    private static let keys = [
        "addon_reserve", "addon_arrivals", "intake_max_wait", "discharge_max_wait", "repeat_interval_days",
        "joint_min_per_week", "training_sessions_per_week", "follow_up_calls", "priorities", "old_age", "weights",
        "repair", "holds",
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
        if let given = fields.mapping("addon_arrivals") {
            policy.addonArrivals = arrivals(given, priorities: policy.priorities.map(\.name))
        }
        if let given = fields.mapping("weights") { policy.weights = weights(given) }
        if let given = fields.mapping("repair") { policy.repair = repair(given) }
        if let given = fields.mapping("holds") { override(&policy.holds, by: given) }
        return policy
    }

    private func override(_ table: inout HoldTable, by holds: Fields) {
        guard holds.all.count <= PolicyReader.mostOverrides else {
            return holds.report(
                Complaint(
                    message: "\(holds.all.count) drugs are too many", fix: "at most \(PolicyReader.mostOverrides)"))
        }
        for entry in holds.all {
            if let row = HoldOverride.row(entry, in: holds) { table.apply(row, to: entry.key) }
        }
    }

    private func reserve(_ fields: Fields) -> AddonReserve? {
        fields.allow(["procedure", "per_day"])
        let procedure = fields.required("procedure", .reference(to: procedures))
        let perDay = fields.required("per_day", .whole())
        guard let procedure, let perDay else { return nil }
        return AddonReserve(procedure: procedure, perDay: perDay)
    }

    /// More than one a minute cannot be told apart by a clock that shows minutes.
    private static let mostArrivals = 60

    private func arrivals(_ fields: Fields, priorities: [String]) -> [AddonRate] {
        fields.allowOnly(priorities)
        return fields.all.filter { priorities.contains($0.key) }.compactMap { entry in
            fields.read(
                entry.value, .thousandths(atMost: PolicyReader.mostArrivals), path: fields.path(of: entry)
            ).map { AddonRate(priority: entry.key, perHourThousandths: $0) }
        }
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
        for entry in fields.all {
            guard let thousandths = fields.read(entry.value, .thousandths, path: fields.path(of: entry)) else {
                continue
            }
            let priority = Priority(name: entry.key, factor: PriorityFactor(thousandths: thousandths))
            // No key stands there twice, so that only a default can have the name already.
            if let index = Priority.defaults.firstIndex(where: { $0.name == entry.key }) {
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

    private func repair(_ fields: Fields) -> RepairPrices {
        fields.allow(["moved_day", "moved_time", "changed_radiologist"])
        func points(_ key: String, or standard: Points) -> Points {
            fields.optional(key, .thousandths).map { Points(millionths: $0 * 1000) } ?? standard
        }
        let standard = RepairPrices.defaults
        return RepairPrices(
            movedDay: points("moved_day", or: standard.movedDay),
            movedTime: points("moved_time", or: standard.movedTime),
            changedRadiologist: points("changed_radiologist", or: standard.changedRadiologist))
    }
}
