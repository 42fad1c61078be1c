import Clinic

/// Reads what broke from a file's tree.
struct RepairReader {
    private let scenario: Scenario
    private let check: RepairEventCheck

    init(_ scenario: Scenario) {
        self.scenario = scenario
        check = RepairEventCheck(scenario)
    }

    /// The events; nil only where the log says why.
    func order(_ top: Fields) -> RepairOrder? {
        top.allow(["format", "scenario", "now", "events"])
        readHead(top)
        let now = top.required("now", .instant)
        if let now, let wrong = check.wrongNow(now) {
            top.report(
                Complaint(message: wrong.message, fix: wrong.fix), at: top.node("now"), path: top.path("now"))
        }
        guard let rows = top.requiredMappings("events") else { return nil }
        if rows.isEmpty, case .list(let all)? = top.node("events")?.content, all.isEmpty {
            top.report(
                Complaint(message: "the list is empty", fix: "say at least one thing that broke"),
                at: top.node("events"), path: top.path("events"))
        }
        let events = rows.compactMap(event)
        guard let now, events.count == rows.count else { return nil }
        return RepairOrder(now: now, events: events)
    }

    private func readHead(_ top: Fields) {
        if let format = top.required("format", .text), format != RepairFile.format {
            top.report(
                Complaint(
                    message: "\(FileNode.quoted(format)) is no format that is read here",
                    fix: "what broke begins with \"format\": \"\(RepairFile.format)\""),
                at: top.node("format"), path: "format")
        }
        if let name = top.required("scenario", .text), name != scenario.name {
            top.report(
                Complaint(
                    message: "\(FileNode.quoted(name)) is not the scenario that is to be repaired",
                    fix: "its name is \(FileNode.quoted(scenario.name))"),
                at: top.node("scenario"), path: "scenario")
        }
    }

    private func event(_ row: Fields) -> RepairEvent? {
        row.allow(["kind", "id", "from", "to", "reason"])
        return row.ifSound {
            let kind = row.required("kind", Kind<RepairEventKind>.choice)
            let id = row.required("id", .text)
            let reason = row.optional("reason", .identifier)
            if let kind, let id, let finding = check.unknown(kind, id) { report(finding, row) }
            if kind == .session { return id.flatMap { session($0, row, reason) } }
            let from = row.required("from", .instant)
            let to = row.required("to", .instant)
            guard let kind, let id, let from, let to else { return nil }
            if let finding = check.wrongTimes(from: from, to: to) { report(finding, row) }
            return RepairEvent(kind, id, from: from, to: to, reason: reason)
        }
    }

    private func session(_ id: String, _ row: Fields, _ reason: String?) -> RepairEvent? {
        for key in ["from", "to"] where row.node(key) != nil {
            row.report(
                Complaint(message: "a session has its own times", fix: "leave it out, or name the C-arms"),
                at: row.node(key), path: row.path(key))
        }
        return check.session(id).map { RepairEvent(closing: $0, reason: reason) }
    }

    private func report(_ finding: RepairEventCheck.Finding, _ row: Fields) {
        let key = finding.part.rawValue
        row.report(
            Complaint(message: finding.message, fix: finding.fix), at: row.node(key), path: row.path(key))
    }
}
