import CapacityStudy

/// What the study's page and summary call things.
enum StudyWords {
    static let visits = ShownMeasure(key: "visits_per_week", name: "Visits a week", places: 1)
    static let lost = ShownMeasure(key: "lost_share", name: "Lost to a competitor", places: 1, isShare: true)
    static let place = ShownMeasure(key: "days_for_place.mean", name: "Days for a place", places: 1)
    static let served = ShownMeasure(
        key: "same_day.served_share", name: "Add-ons served the same day", places: 0, isShare: true)
    static let netPresentValue = ShownMeasure(key: "npv", name: "Net present value", places: 0)
    static let payback = ShownMeasure(key: "payback_years", name: "Payback, years", places: 1)
    static let neverPays = ShownMeasure(
        key: "never_pays_back_share", name: "Never pays back", places: 0, isShare: true)

    /// Waits and throughput, as plots show them, each with its unit.
    static let waits: [(measure: ShownMeasure, unit: String)] = [
        (visits, "done"),
        (lost, "% of requests"),
        (place, "days from ready to the visit"),
        (ShownMeasure(key: "days_to_visit.mean", name: "Days to the visit", places: 1), "days from the request"),
        (
            ShownMeasure(key: "third_next_available_days", name: "Third next available", places: 1),
            "days from Friday's or the last open day's evening"
        ),
        (ShownMeasure(key: "on_site_wait_minutes.mean", name: "Wait on the day", places: 1), "minutes a patient"),
        (ShownMeasure(key: "overtime_minutes_per_week.room", name: "Room overtime", places: 0), "minutes a week"),
        (ShownMeasure(key: "waiting_list.mean", name: "Waiting list", places: 0), "patients with a place, at midnight"),
    ]

    /// Kinds of resources whose busy share is shown.
    static let kinds: [(key: String, name: String)] = [
        ("c_arm", "C-arms"), ("radiologist", "Radiologists"), ("technologist", "Technologists"), ("nurse", "Nurses"),
        ("bay", "Recovery bays"),
    ]

    static func name(_ unit: SingleUnit) -> String {
        switch unit {
        case .cArms: "C-arm"
        case .recoveryBays: "recovery bay"
        case .nurses: "nurse"
        case .technologists: "technologist"
        case .radiologistSessions: "radiologist session each"
        }
    }

    static func words(_ binds: Binding?) -> String {
        switch binds {
        case .unit(.cArms): "C-arms"
        case .unit(.recoveryBays): "recovery bays"
        case .unit(.nurses): "nurses"
        case .unit(.technologists): "technologists"
        case .unit(.radiologistSessions): "radiologist sessions"
        case .demand: "demand"
        case .combination: "a combination"
        case .staffedWeek: "the staffed week"
        case nil: Figures.none
        }
    }

    /// `+1 C-arm, +1 radiologist session each`.
    static func words(_ add: [AddedCount]) -> String {
        let parts = add.map { part in
            let sign = part.count < 0 ? "\u{2212}" : "+"
            let name = SingleUnit(rawValue: part.key).map(name) ?? part.key.split(separator: "_").joined(separator: " ")
            return "\(sign)\(abs(part.count)) \(name)"
        }
        return parts.isEmpty ? Figures.none : parts.joined(separator: ", ")
    }

    /// The verdict, with the option that it needs.
    static func verdict(_ answer: OptionAnswer, in report: StudyReport) -> String {
        guard let verdict = answer.verdict else { return Figures.none }
        if case .withAnotherChange(let other) = verdict, report.options.indices.contains(other) {
            return "\(verdict.words): \(report.options[other].name)"
        }
        return verdict.words
    }

    /// The demand at which the answer turns.
    static func turn(_ answer: OptionAnswer) -> String {
        if let turnsAt = answer.turnsAt { return "\(Figures.text(turnsAt, places: 2)) \u{D7} demand" }
        return answer.demandTried.isEmpty ? Figures.none : "at none tried"
    }

    /// The options of `grid` with their gains in visits a week, the greatest first.
    static func rankedGrid(of report: StudyReport) -> [(name: String, gain: Estimate)] {
        let made = report.options.filter(\.isOfGrid).map { option in
            let gain = option.measure(visits.key)?.difference
            return (name: option.name, gain: gain ?? Estimate(mean: nil, halfWidth: nil))
        }
        return made.enumerated().sorted { a, b in
            let (x, y) = (a.element.gain.mean ?? -.infinity, b.element.gain.mean ?? -.infinity)
            return x == y ? a.offset < b.offset : x > y
        }.map(\.element)
    }

    /// What a gain says: a figure, or that it may be chance.
    static func gain(_ gain: Estimate) -> String {
        let text = Figures.text(gain, places: 1, isSigned: true)
        if gain.isAbove0 || gain.isBelow0 { return text }
        return gain.mean == 0 && gain.halfWidth == 0 ? "no change" : "\(text), not distinguishable"
    }

    /// `Mean of 40 replications of 52 weeks after 12 weeks of warm-up, with 95 % intervals; seed 20261130.`
    static func basis(of report: StudyReport) -> String {
        let warmup = report.warmupWeeks == 0 ? "" : " after \(report.warmupWeeks) weeks of warm-up"
        let count = report.replications == 1 ? "1 replication" : "\(report.replications) replications"
        return "Means of \(count) of \(report.weeks) weeks\(warmup), with 95 % intervals; seed \(report.seed)."
    }
}
