import CapacityStudy
import ClinicSimulation

/// Puts together what a study found.
struct StudyReportWriter {
    let study: Study
    /// Those of the file, then those of `grid`.
    let options: [StudyOption]
    let phases: [[ClinicPhase]]
    /// Of all options.
    let tally: StudyTally
    /// Of all options.
    let answers: [OptionAnswer]
    let tornados: [[TornadoBar]]
    /// The sweep whose values the options are.
    let sweep: StudySweep?
    /// Whether somebody ended the study before it was done.
    let isStopped: Bool

    func report() -> StudyReport {
        let effect = AdditionEffect(study)
        let reports = options.indices.map { number -> OptionReport in
            let option = options[number]
            var report = OptionReport(
                name: option.name, add: option.add.counts, isOfGrid: option.isOfGrid,
                withoutEffect: effect.withoutEffect(of: option),
                staffedWeeks: phases[number].map {
                    StaffedWeekReport(fromWeek: $0.fromWeek, armSessions: $0.armSessions)
                },
                answer: sweep == nil && number < answers.count ? answers[number] : OptionAnswer(),
                quarters: tally.options[number].quarterReports, measures: tally.options[number].measures)
            if number < tornados.count { report.tornado = tornados[number] }
            return report
        }
        var report = StudyReport(
            study: study.name, seed: study.seed, replications: tally.replications, weeks: study.weeks,
            warmupWeeks: study.warmupWeeks, answer: answer(reports), options: reports,
            currency: study.finance?.currency)
        report.cautions = cautions(reports)
        return report
    }

    private func answer(_ reports: [OptionReport]) -> String {
        if let sweep { return SweepSentence(sweep, options: reports).text }
        let named = reports.filter { !$0.isOfGrid }.enumerated().map { number, report in
            AnswerSentence.Named(
                name: report.name, answer: report.answer,
                moreVisits: number == 0 ? nil : report.measure("visits_per_week")?.difference)
        }
        let text = AnswerSentence(options: named).text
        if !text.isEmpty { return text }
        let visits = Estimate(of: tally.samples[0].map(\.visits))
        return "\(reports.first?.name ?? study.name) does \(AnswerSentence.hundredths(visits.mean ?? 0)) visits a week."
    }

    private func cautions(_ reports: [OptionReport]) -> [String] {
        var cautions: [String] = []
        let finished = tally.replications
        if isStopped {
            let intervals = finished < 2 ? " One replication has no intervals." : ""
            cautions.append(
                "The study was stopped: this is what \(finished) of \(study.replications) replications say"
                    + (sweep == nil ? "; what binds and where the answer turns was not looked for to the end." : ".")
                    + intervals)
        }
        for report in reports where !report.withoutEffect.isEmpty && !report.isOfGrid {
            for key in report.withoutEffect {
                cautions.append(
                    "\(report.name): \(key) has no effect, \(StudyReportWriter.reason(key, study.staffing)).")
            }
        }
        cautions.append(
            "Places are given first come, first served; the weekly program can pack better, so that the study may "
                + "understate what a week holds, under every option alike.")
        cautions.append("MRI, way home and the prescriber's consent are taken as given.")
        if study.finance != nil, !study.uncertain.isAnything {
            cautions.append(
                "Nothing is stated as uncertain: intervals and the share that never pays back speak only of the luck of "
                    + "patients' arrivals, not of a wrong forecast.")
        }
        return cautions
    }

    private static func reason(_ key: String, _ staffing: Staffing) -> String {
        switch SingleUnit(rawValue: key) {
        case .cArms?:
            staffing == .keep ? "no row of the kept week uses it" : "since nobody can lead a further room"
        case .technologists?:
            staffing == .keep ? "no row of the kept week names one" : "since every room has its lead"
        case .radiologistSessions?:
            staffing == .keep ? "the staffed week is kept" : "since nobody lists a further session"
        case .nurses?, .recoveryBays?: "since no visit asked for needs one"
        case nil: "since the clinic keeps no places free, or no fewer"
        }
    }
}
