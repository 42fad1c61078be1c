import Clinic

/// Reads a scenario from a file's tree: section after section, in the order in which they refer to one another.
struct ScenarioReader {
    let file: String
    /// Where a CSV table of requests is looked for.
    let directory: String?
    /// The hold table that the policy may override.
    let holds: HoldTable
    let log: ProblemLog

    private static let keys = [
        "format", "name", "week", "planning_date", "site", "staff", "procedures", "policy", "history", "requests",
    ]

    /// The scenario; nil only where the log says why.
    func scenario(_ root: FileNode) -> Scenario? {
        if case .nothing = root.content {
            log.add(InputProblem(file: file, message: "is empty", fix: "it begins with format: \(ScenarioFile.format)"))
            return nil
        }
        guard let top = Fields(root, file: file, path: "", log: log), isScenario(top) else { return nil }
        top.allow(ScenarioReader.keys)
        let name = top.required("name", .identifier)
        let week = self.week(top)
        let planningDate = self.planningDate(top, week: week)
        let names = FileNames(top)
        let site = top.requiredMapping("site").flatMap { SiteReader().site($0) }
        let staff = top.requiredMapping("staff").flatMap { StaffReader(halves: names.halves).staff($0) }
        let procedures = top.requiredMappings("procedures").map {
            ProcedureReader(grid: names.grid).procedures($0)
        }
        let policy = PolicyReader(grid: names.grid, procedures: names.procedures, holds: holds)
            .policy(top.node("policy") == nil ? nil : top.mapping("policy"))
        let history = (top.mappings("history") ?? []).compactMap(pastVisit)
        let requests = RequestReader(
            week: week, names: names,
            priorities: KnownNames(noun: "priority", policy.priorities.map(\.name))
        ).requests(requestRows(top))
        guard let name, let week, let planningDate, let site, let staff, let procedures else { return nil }
        return Scenario(
            name: name, week: week, planningDate: planningDate, site: site, staff: staff, procedures: procedures,
            policy: policy, history: history, requests: requests)
    }

    /// Checks the line that says what the file is; false where it is another kind of file, of which nothing more is to
    /// be said.
    private func isScenario(_ top: Fields) -> Bool {
        guard let format = top.required("format", .text), format != ScenarioFile.format else { return true }
        top.report(
            Complaint(
                message: "\(FileNode.quoted(format)) is no format that is read here",
                fix: "write format: \(ScenarioFile.format)"),
            at: top.node("format"), path: "format")
        return !format.hasPrefix("fluoro-") || format.hasPrefix("fluoro-scenario")
    }

    private func week(_ top: Fields) -> Day? {
        guard let week = top.required("week", .date) else { return nil }
        guard week.weekday == .mon else {
            top.report(
                Complaint(
                    message: "\(week) is a \(week.weekday.fullName), and a week begins on a Monday",
                    fix: "the Monday before is \(week - week.weekday.index)"),
                at: top.node("week"), path: "week")
            return nil
        }
        return week
    }

    private func planningDate(_ top: Fields, week: Day?) -> Day? {
        guard let date = top.required("planning_date", .date) else { return nil }
        if let week, date > week + 6 {
            top.report(
                Complaint(
                    message: "\(date) is after the week",
                    fix: "it lies before the week or in it: \(week + 6) at the latest"),
                at: top.node("planning_date"), path: "planning_date")
        }
        return date
    }

    private func pastVisit(_ row: Fields) -> PastVisit? {
        row.allow(["patient", "request", "service", "date"])
        let patient = row.required("patient", .identifier)
        let request = row.required("request", .identifier)
        let service = row.required("service", Kind<Service>.choice)
        let date = row.required("date", .date)
        guard let patient, let request, let service, let date else { return nil }
        return PastVisit(patient: patient, request: request, service: service, date: date)
    }

    /// The requests of the file itself, or of the table that it names.
    private func requestRows(_ top: Fields) -> [Fields] {
        guard let node = top.node("requests"), case .text(let name) = node.content, name.lowercased().hasSuffix(".csv")
        else { return top.requiredMappings("requests") ?? [] }
        guard let directory else {
            top.report(
                Complaint(message: "the table \(node.shown) cannot be looked for: this scenario is not in a file"),
                at: node, path: "requests")
            return []
        }
        let path = name.hasPrefix("/") || directory == "." ? name : "\(directory)/\(name)"
        log.noteRead(path)
        do {
            return try OrderSheet.rows(text: InputFile.text(path: path), name: path, log: log)
        } catch {
            for problem in error.problems { log.add(problem) }
            return []
        }
    }
}
