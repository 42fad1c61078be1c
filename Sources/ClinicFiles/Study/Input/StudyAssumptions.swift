import CapacityStudy
import Clinic

/// What a study takes for granted, a row each, and who says so.
struct StudyAssumptions {
    let study: Study
    let notes: AuthorNotes

    /// In the order of the study file.
    var rows: [Assumption] { demand + patients + running + money + investments + uncertain }

    private func row(_ subject: String, _ value: String, _ path: String) -> Assumption {
        Assumption(subject: subject, value: value, source: notes.source(path))
    }

    private var demand: [Assumption] {
        var rows = study.demand.enumerated().map { number, asked in
            row(
                "New requests of \(asked.procedure)",
                Figures.text(asked.perWeek, places: 1) + " a week"
                    + (asked.growthPerYear == 0 ? "" : ", \(percent(asked.growthPerYear)) more each year"),
                "demand[\(number)]")
        }
        if !study.course.isEmpty {
            let course = study.course.map { "\(Figures.text($0.times, places: 2)) times from week \($0.fromWeek)" }
            rows.append(row("Course of the demand", course.joined(separator: ", "), "course"))
        }
        rows.append(
            row(
                "Arrivals", study.arrivals == .poisson ? "by chance (Poisson)" : "evenly, nothing left to chance",
                "arrivals"))
        rows.append(
            row("Second spine visits", "after \(percent(study.repeatProbability)) of the first", "repeat_probability"))
        if let sameDay = study.sameDay {
            rows.append(
                row(
                    "Same-day requests",
                    "\(Figures.text(sameDay.perDay, places: 2)) an open day, \(Instant.clock(sameDay.hours.start)) to "
                        + "\(Instant.clock(sameDay.hours.end)), \(sameDay.procedure)", "same_day"))
        }
        return rows
    }

    private var patients: [Assumption] {
        let mix = study.patients
        func share(_ subject: String, _ value: Double, _ key: String) -> Assumption {
            row(subject, percent(value), "patients.\(key)")
        }
        var rows = [
            share("Urgent requests", mix.urgent, "urgent"), share("Visits not kept", mix.noShow, "no_show"),
            share("Visits cancelled the evening before", mix.lateCancel, "late_cancel"),
            share("Of these, who ask again", mix.rebook, "rebook"),
            share("Patients on a drug that is held", mix.anticoagulant, "anticoagulant"),
        ]
        if mix.anticoagulant > 0 {
            let total = mix.medications.reduce(0) { $0 + $1.share }
            let drugs = mix.medications.map { "\($0.name) \(percent($0.share / total))" }
            rows.append(row("Which drug", drugs.joined(separator: ", "), "patients.medications"))
        }
        rows.append(
            row(
                "Days until an authorization", mix.authorizationDays.map(triangle) ?? "none is needed",
                "patients.authorization_days"))
        let late = mix.unpunctualMinutes.map { minutes in
            "\(Figures.text(minutes.mean, places: 1)) on average (below 0: early), standard deviation "
                + Figures.text(minutes.deviation, places: 1)
        }
        rows.append(row("Minutes late", late ?? "everyone is on time", "patients.unpunctual_minutes"))
        let patience = mix.patienceWeeks.map { "\(Figures.text($0, places: 1)) weeks on average, exponential" }
        rows.append(row("Patience", patience ?? "nobody gives up", "patients.patience_weeks"))
        return rows
    }

    private var running: [Assumption] {
        var rows = [
            row(
                "Minutes of the procedure step",
                study.durationVariation == 0
                    ? "as the clinic's file says, always"
                    : "lognormal around the clinic's, coefficient of variation \(Figures.text(study.durationVariation, places: 2))",
                "durations"),
            row("Weeks ahead that may be booked", "\(study.bookingHorizonWeeks)", "booking_horizon_weeks"),
            row(
                "Staffed week",
                study.staffing == .optimise ? "the best of an integer program" : "as the study file says", "staffing"),
        ]
        if study.staffing == .optimise {
            rows.append(row("Minutes filled at most", percent(study.targetLoad), "target_load"))
        }
        return rows
    }

    private var money: [Assumption] {
        guard let finance = study.finance else { return [] }
        func price(_ value: Double) -> String {
            "\(Figures.text(value, places: value == value.rounded() ? 0 : 2)) \(finance.currency)"
        }
        var rows = [
            row("Years that count", "\(finance.years)", "finance.years"),
            row("Interest", "\(percent(finance.discountRate)) a year", "finance.discount_rate"),
        ]
        for margin in finance.margins {
            let path = "finance.margin.\(margin.procedure)"
            rows.append(row("Margin of \(margin.procedure)", price(margin.margin), path))
        }
        if notes.states("finance.margin.default") {
            rows.append(row("Margin of any other visit", price(finance.defaultMargin), "finance.margin.default"))
        }
        rows += [
            row("A radiologist session", price(finance.radiologistSession), "finance.session_cost.radiologist"),
            row("A technologist session", price(finance.technologistSession), "finance.session_cost.technologist"),
            row("A minute of room overtime", price(finance.overtimePerMinute), "finance.overtime_per_minute"),
        ]
        return rows
    }

    private var investments: [Assumption] {
        guard let currency = study.finance?.currency else { return [] }
        var rows: [Assumption] = []
        func add(_ name: String, _ price: Investment, _ path: String) {
            if price.capital != 0 {
                rows.append(
                    row("\(name): capital", "\(Figures.text(price.capital)) \(currency)", "\(path).capital"))
            }
            if price.costPerYear != 0 {
                rows.append(
                    row(
                        "\(name): cost a year", "\(Figures.text(price.costPerYear)) \(currency)",
                        "\(path).cost_per_year"))
            }
        }
        for (number, option) in study.options.enumerated() {
            add(option.name, option.investment, "options[\(number)]")
            for (position, step) in option.steps.enumerated() {
                add(
                    "\(option.name), from week \(step.fromWeek)", step.investment,
                    "options[\(number)].steps[\(position)]")
            }
        }
        return rows
    }

    private var uncertain: [Assumption] {
        let factors = [
            ("demand", study.uncertain.demand), ("margin", study.uncertain.margin),
            ("capital", study.uncertain.capital),
        ]
        return factors.compactMap { key, factor in
            factor.map { row("Factor of the \(key), not known", triangle($0), "uncertain.\(key)") }
        }
    }

    private func triangle(_ range: Triangular) -> String {
        func text(_ value: Double) -> String { Figures.text(value, places: value == value.rounded() ? 0 : 2) }
        return "\(text(range.min)) to \(text(range.max)), likeliest \(text(range.mode)), triangular"
    }

    private func percent(_ share: Double) -> String {
        let value = share * 100
        return "\(Figures.text(value, places: abs(value - value.rounded()) < 1e-9 ? 0 : 1)) %"
    }
}
