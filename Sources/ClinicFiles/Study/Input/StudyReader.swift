import CapacityStudy
import Clinic

/// Reads a study from a file's tree: section after section, the clinic that it names first.
struct StudyReader {
    let file: String
    /// Where the scenario is looked for.
    let directory: String
    let log: ProblemLog

    /// A hundred years: nobody plans further, and every replication keeps its weeks.
    private static let mostWeeks = 5200
    private static let mostReplications = 100_000
    /// Ten years.
    private static let longestHorizon = 520
    private static let keys = [
        "format", "name", "base", "weeks", "warmup_weeks", "replications", "seed", "booking_horizon_weeks", "arrivals",
        "demand", "course", "repeat_probability", "same_day", "patients", "durations", "staffing", "target_load",
        "arm_sessions", "finance", "uncertain", "options", "grid",
    ]

    /// The study; nil only where the log says why. A part with a fault is left out, for the log to tell of.
    func study(_ root: FileNode) -> Study? {
        guard let top = Fields(root, file: file, path: "", log: log), isStudy(top) else { return nil }
        top.allow(StudyReader.keys)
        let base = top.required("base", .identifier).flatMap { self.base($0, top) }
        var study = Study(
            name: top.required("name", .identifier) ?? "", base: base ?? StudyReader.nowhere,
            weeks: top.required("weeks", .whole(1...StudyReader.mostWeeks)) ?? StudyReader.mostWeeks,
            replications: top.required("replications", .whole(1...StudyReader.mostReplications)) ?? 1,
            seed: top.required("seed", .seed) ?? 0, demand: [], options: [])
        readSettings(top, into: &study)
        let procedures = base.map { FileNames($0).procedures } ?? KnownNames(noun: "procedure", [], isComplete: false)
        StudyDemandReader(procedures: procedures, weeks: study.weeks, log: log).read(top, into: &study)
        if let patients = top.mapping("patients") {
            study.patients = PatientMixReader(holds: base?.policy.holds).mix(patients)
        }
        if let finance = top.mapping("finance") {
            let asked = unique(study.demand.map(\.procedure) + (study.sameDay.map { [$0.procedure] } ?? []))
            study.finance = StudyFinanceReader(procedures: procedures).finance(finance, asked: asked)
        }
        if let uncertain = top.mapping("uncertain") { study.uncertain = self.uncertain(uncertain, study: top) }
        let rows = StudyRowsReader(base: base, staffing: study.staffing, log: log)
        study.armSessions = rows.armSessions(top, add: Addition(), before: [])
        study.options = StudyOptionReader(
            base: base, weeks: study.weeks, hasFinance: top.node("finance") != nil, rows: rows, log: log
        ).options(top, armSessions: study.armSessions)
        return study
    }

    /// Stands in for a clinic that could not be read while the rest of the file is looked at.
    private static let nowhere = Scenario(
        name: "", week: Day(number: 0), planningDate: Day(number: 0),
        site: Site(
            name: "", timeZone: "UTC", gridMinutes: 5, openWeekdays: [], closedDates: [], halves: [], recoveryBays: 0,
            cArms: []),
        staff: Staff(radiologists: [], technologists: [], nurses: []), procedures: [],
        policy: Policy(holds: HoldTable(source: "", version: "", rows: [])), history: [], requests: [])

    private func isStudy(_ top: Fields) -> Bool {
        guard let format = top.required("format", .text), format != StudyFile.format else { return true }
        top.report(
            Complaint(
                message: "\(FileNode.quoted(format)) is no format that is read here",
                fix: "write format: \(StudyFile.format)"),
            at: top.node("format"), path: "format")
        return !format.hasPrefix("fluoro-") || format.hasPrefix("fluoro-study")
    }

    /// The clinic; nil where it cannot be read, which is told with its own path and lines.
    private func base(_ name: String, _ top: Fields) -> Scenario? {
        let path = name.hasPrefix("/") || directory == "." ? name : "\(directory)/\(name)"
        log.noteRead(path)
        do {
            let reading = try ScenarioFile.readWithWarnings(path: path)
            for file in reading.otherFiles { log.noteRead(file) }
            for warning in reading.warnings { log.warn(warning) }
            return reading.scenario
        } catch {
            for problem in error.problems { log.add(problem) }
            if error.problems.contains(where: { $0.line == nil && $0.file == path }) {
                top.report(
                    Complaint(
                        message: "the clinic \(FileNode.quoted(name)) cannot be read",
                        fix: "name a scenario by its path from this file's folder"),
                    at: top.node("base"), path: "base")
            }
            return nil
        }
    }

    /// The keys that stand for themselves.
    private func readSettings(_ top: Fields, into study: inout Study) {
        let weeks = Kind<Int>.whole(0...StudyReader.mostWeeks)
        if let given = top.optional("warmup_weeks", weeks) { study.warmupWeeks = given }
        if let given = top.optional("booking_horizon_weeks", .whole(1...StudyReader.longestHorizon)) {
            study.bookingHorizonWeeks = given
        }
        if let given = top.optional("arrivals", Kind<ArrivalPattern>.choice) { study.arrivals = given }
        if let given = top.optional("repeat_probability", .share) { study.repeatProbability = given }
        if let fields = top.mapping("durations") {
            fields.allow(["cv"])
            if let given = fields.required("cv", .number(0...10)) { study.durationVariation = given }
        }
        if let given = top.optional("staffing", Kind<Staffing>.choice) { study.staffing = given }
        if let given = top.optional("target_load", .positive(most: 1)) { study.targetLoad = given }
        if let given = top.optional("grid", .truth) { study.grid = given }
    }

    private func uncertain(_ fields: Fields, study: Fields) -> Uncertain {
        fields.allow(["demand", "margin", "capital"])
        func factor(_ key: String) -> Triangular? { fields.mapping(key).flatMap { $0.triangular(least: 0) } }
        let uncertain = Uncertain(demand: factor("demand"), margin: factor("margin"), capital: factor("capital"))
        if study.node("finance") == nil {
            for entry in fields.all where ["margin", "capital"].contains(entry.key) {
                fields.warn(Complaint(message: "has no effect: the study has no finance"), at: entry)
            }
        }
        return uncertain
    }
}
