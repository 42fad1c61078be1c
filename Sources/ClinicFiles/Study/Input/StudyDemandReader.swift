import CapacityStudy
import Clinic

/// Reads what is asked of the clinic: `demand`, `course`, `same_day`.
struct StudyDemandReader {
    /// Procedures of the clinic.
    let procedures: KnownNames
    /// Measured weeks.
    let weeks: Int
    let log: ProblemLog

    /// More than this many requests a week or a day no clinic is asked for.
    private static let mostRequests = 10_000.0

    func read(_ top: Fields, into study: inout Study) {
        study.demand = demand(top)
        study.course = course(top)
        study.sameDay = top.mapping("same_day").flatMap(sameDay)
    }

    private func demand(_ top: Fields) -> [ProcedureDemand] {
        guard let rows = top.requiredMappings("demand") else { return [] }
        if rows.isEmpty, case .list(let elements)? = top.node("demand")?.content, elements.isEmpty {
            top.report(
                Complaint(
                    message: "the list is empty", fix: "name a procedure: {procedure: lumbar-tfesi, per_week: 6}"),
                at: top.node("demand"), path: "demand")
        }
        var names = UniqueNames()
        return rows.compactMap { row in
            row.allow(["procedure", "per_week", "growth_per_year"])
            let procedure = row.required("procedure", .reference(to: procedures))
            let perWeek = row.required("per_week", .number(0...StudyDemandReader.mostRequests))
            let growth = row.optional("growth_per_year", .number(-0.99...10)) ?? 0
            guard let procedure, names.isNew(procedure, in: row, key: "procedure"), let perWeek else { return nil }
            return ProcedureDemand(procedure: procedure, perWeek: perWeek, growthPerYear: growth)
        }
    }

    private func course(_ top: Fields) -> [DemandCourse] {
        var rising = RisingWeeks()
        return (top.mappings("course") ?? []).compactMap { row in
            row.allow(["from_week", "times"])
            let week = rising.week(of: row)
            let times = row.required("times", .number(0...1000))
            guard let week, let times else { return nil }
            if week > weeks { log.warn(row.isLate("from_week", week, after: weeks)) }
            return DemandCourse(fromWeek: week, times: times)
        }
    }

    private func sameDay(_ fields: Fields) -> SameDayDemand? {
        fields.allow(["per_day", "from", "until", "procedure"])
        let perDay = fields.required("per_day", .number(0...StudyDemandReader.mostRequests))
        let from = fields.required("from", .clock)
        let until = fields.required("until", .clock)
        let procedure = fields.required("procedure", .reference(to: procedures))
        if let from, let until, from >= until {
            fields.report(
                Complaint(
                    message: "\(Instant.clock(from)) is not before \(Instant.clock(until))",
                    fix: "begin before the end"),
                at: fields.node("until"), path: fields.path("until"))
            return nil
        }
        guard let perDay, let from, let until, let procedure else { return nil }
        return SameDayDemand(perDay: perDay, hours: ClockSpan(from, until), procedure: procedure)
    }
}

extension Fields {
    /// What is to be said of a row whose week no run reaches.
    func isLate(_ key: String, _ week: Int, after weeks: Int) -> InputProblem {
        let node = node(key)
        return InputProblem(
            file: file, line: node?.line ?? line, column: node?.column, path: path(key),
            message: "week \(week) has no effect: \(weeks) are measured")
    }
}

/// Reads `patients`; whatever it leaves out does not happen.
struct PatientMixReader {
    /// The hold table, the site's own rows included; nil where the clinic could not be read.
    let holds: HoldTable?

    private static let keys = [
        "urgent", "no_show", "late_cancel", "rebook", "anticoagulant", "medications", "authorization_days",
        "unpunctual_minutes", "patience_weeks",
    ]
    /// A week; who comes later has another day in mind.
    private static let mostMinutes = 7.0 * 24 * 60

    func mix(_ fields: Fields) -> PatientMix {
        fields.allow(PatientMixReader.keys)
        var mix = PatientMix()
        func read(_ key: String, into value: inout Double) {
            if let given = fields.optional(key, .share) { value = given }
        }
        read("urgent", into: &mix.urgent)
        read("no_show", into: &mix.noShow)
        read("late_cancel", into: &mix.lateCancel)
        read("rebook", into: &mix.rebook)
        read("anticoagulant", into: &mix.anticoagulant)
        if let given = fields.mapping("medications") { mix.medications = medications(given) }
        if mix.anticoagulant > 0, fields.node("medications") == nil {
            fields.report(
                Complaint(
                    message: "is missing, and anticoagulant is above 0",
                    fix: "say which drugs: medications: {aspirin: 0.5, warfarin: 0.5}"),
                path: fields.path("medications"))
        }
        mix.authorizationDays = fields.mapping("authorization_days").flatMap { $0.triangular(least: 0) }
        mix.unpunctualMinutes = fields.mapping("unpunctual_minutes").flatMap(minutes)
        mix.patienceWeeks = fields.optional("patience_weeks", .positive(most: Double(Kind<Int>.largest)))
        return mix
    }

    private func medications(_ fields: Fields) -> [MedicationShare] {
        let shares = fields.all.compactMap { entry -> MedicationShare? in
            let share = fields.read(entry.value, Kind<Double>.count, path: fields.path(of: entry))
            guard isKnown(entry, in: fields), let share else { return nil }
            return MedicationShare(name: entry.key, share: share)
        }
        if shares.count == fields.all.count, shares.reduce(0, { $0 + $1.share }) == 0 {
            fields.report(Complaint(message: "the shares sum to 0", fix: "give at least one drug a share above 0"))
        }
        return shares
    }

    private func isKnown(_ entry: FileEntry, in fields: Fields) -> Bool {
        guard let holds, holds.row(for: entry.key) == nil else { return true }
        let near = NearestName.nearest(to: entry.key, among: holds.rows.flatMap(\.names))
        fields.report(
            Complaint(
                message: "\(FileNode.quoted(entry.key)) is no drug of the hold table",
                fix: near.map { "did you mean '\($0)'?" } ?? "add it to the clinic's file under policy: holds:"),
            at: FileNode(content: .nothing, line: entry.line, column: entry.column), path: fields.path(of: entry))
        return false
    }

    private func minutes(_ fields: Fields) -> NormalMinutes? {
        fields.allow(["mean", "sd"])
        let mean = fields.required("mean", .number(-PatientMixReader.mostMinutes...PatientMixReader.mostMinutes))
        let deviation = fields.required("sd", .number(0...PatientMixReader.mostMinutes))
        guard let mean, let deviation else { return nil }
        return NormalMinutes(mean: mean, deviation: deviation)
    }
}
