import Clinic

/// What the terminal and the page say alike, in the same words.
enum RosterWords {
    /// What is known of the roster, as a sentence.
    static func headline(of roster: Roster) -> String {
        switch roster.status {
        case .optimal: "Proven optimal: no better roster exists."
        case .feasible: "Best found, \(distance(of: roster))."
        case .infeasible: "Impossible: \(conflict(roster.conflict))."
        }
    }

    private static func distance(of roster: Roster) -> String {
        guard let objective = roster.objective, let bound = roster.bound else {
            return "and how far it is from the best possible is not known"
        }
        let gap = objective - bound
        if gap <= .zero { return "and nothing better is possible" }
        // A share of nothing is no share, and one of more than all is no help either.
        guard bound > .zero, gap < bound else { return "at most \(gap) points above the best possible" }
        // Tenths of a per cent, rounded up: "at most" must stay true.
        let tenths = (gap.millionths * 1000 + bound.millionths - 1) / bound.millionths
        return "at most \(tenths / 10).\(tenths % 10) % above the best possible"
    }

    private static func conflict(_ requests: [String]) -> String {
        switch requests.count {
        case 0: "no legal roster exists"
        case 1: "the fixed visit \(requests[0]) cannot be kept"
        default: "the fixed visits \(list(requests)) cannot be kept together"
        }
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// How many of something: `1 visit`, `2 visits`.
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// How many requests have a place and how many have none; of an impossible week, that nobody has.
    static func summary(of roster: Roster) -> String {
        if roster.status == .infeasible {
            switch roster.conflict.count {
            case 0: return "Nobody is placed"
            case 1: return "Nobody is placed until this promise is changed"
            default: return "Nobody is placed until one of these promises is changed"
            }
        }
        return [
            "\(count(roster.appointments.count, "visit")) placed",
            "\(count(roster.reserves.count, "place")) kept free for add-ons",
            "\(count(roster.unscheduled.count, "request")) not scheduled",
        ].joined(separator: ", ")
    }

    /// What was promised to the requests of a conflict: `q2: P-0002, lumbar-tfesi, c1, Mon 2026-12-07 09:00`.
    static func promises(of roster: Roster, in scenario: Scenario) -> [String] {
        roster.conflict.compactMap { id in
            guard let request = scenario.requests.first(where: { $0.id == id }), let fixed = request.fixed else {
                return nil
            }
            return "\(id): \(request.patient), \(request.procedure), \(fixed.cArm), \(moment(fixed.start))"
        }
    }

    /// What a term counts, for people.
    static func name(of term: Term) -> String {
        switch term {
        case .unscheduled: "eligible requests left out"
        case .overdueUnscheduled: "left out though due this week"
        case .waitDay: "days of waiting"
        case .lateDay: "days past the due date"
        case .addonShortfall: "places for add-ons missing"
        case .radiologistSession: "radiologist sessions"
        case .roomSession: "C-arm sessions"
        case .notPreferredRadiologist: "not the preferred radiologist"
        case .notPreferredHalf: "not the preferred half-day"
        case .unfairSession: "uneven sessions among radiologists"
        case .jointShortfall: "joint injections below the minimum"
        case .trainingShortfall: "training sessions missing"
        }
    }

    /// Which sites a visit has: `1 site`, `2 levels`, `2 joints`, `both sides`.
    static func sites(of request: Request, service: Service) -> String {
        if request.sites == 1 { return "1 site" }
        if request.levels == 1 { return "both sides" }
        let several = "\(request.levels) \(service == .spine ? "levels" : "joints")"
        return request.bilateral ? "\(several), both sides" : several
    }

    /// `Tue 2026-12-08`.
    static func date(_ day: Day) -> String { "\(shortName(of: day.weekday)) \(day)" }

    /// `Tue 2026-12-08 14:00`, and without the clock at midnight.
    static func moment(_ instant: Instant) -> String {
        instant.minuteOfDay == 0 ? date(instant.day) : "\(date(instant.day)) \(instant.clock)"
    }

    /// `Mon`.
    static func shortName(of weekday: Weekday) -> String { String(weekday.fullName.prefix(3)) }

    /// `8 December 2026`.
    static func longDate(_ day: Day) -> String {
        let (year, month, number) = day.civil
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(number) \(months[month - 1]) \(year)"
    }

    /// That the holds are defaults, whose, and who must look at them.
    static func review(of holds: HoldTable) -> String {
        let overrides = holds.rows.filter(\.isOverride).map { $0.names.joined(separator: "/") }
        let own = overrides.isEmpty ? "" : " The site has set its own rows for \(list(overrides))."
        return "All holds, restarts, doses and hints are scheduling defaults, not medical advice: the site's "
            + "physicians must review them before use. Hold table: \(holds.source), version \(holds.version)."
            + own
    }
}
