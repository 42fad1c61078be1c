import Clinic

/// Reads a roster from a file's tree.
struct RosterReader {
    private static let keys = [
        "format", "scenario", "week", "status", "objective", "bound", "terms", "arm_sessions", "appointments",
        "reserves", "unscheduled", "calls", "warnings", "conflict",
    ]

    /// The scenario that the roster will be checked against. With one, what the file's head leaves out is taken from it,
    /// and what the checker tells by itself (sums, reasons or a conflict that are not there) is left to it; without one,
    /// all of that is a fault of the file.
    let scenario: Scenario?

    /// A reader, strict unless the scenario is known.
    init(for scenario: Scenario? = nil) { self.scenario = scenario }

    /// The roster; nil only where the log says why. A row with a fault is left out.
    func roster(_ top: Fields) -> Roster? {
        guard isRoster(top) else { return nil }
        top.allow(RosterReader.keys)
        let name = top.required("scenario", .text) ?? scenario?.name
        let week = top.required("week", .date) ?? scenario?.week
        let status = top.required("status", Kind<RosterStatus>.choice) ?? (scenario == nil ? nil : .feasible)
        guard let name, let week, let status else { return nil }
        var roster = Roster(scenario: name, week: week, status: status)
        let isStaffed = status != .infeasible
        func rows(_ key: String, isRequired: Bool) -> [Fields] {
            (isRequired ? top.requiredMappings(key) : top.mappings(key)) ?? []
        }
        roster.armSessions = rows("arm_sessions", isRequired: isStaffed).compactMap(armSession)
        roster.appointments = rows("appointments", isRequired: isStaffed).compactMap { row in
            placement(row, "request") { .request($0) }
        }
        roster.reserves = rows("reserves", isRequired: false).compactMap { row in
            placement(row, "procedure") { .reserve(procedure: $0) }
        }
        roster.unscheduled = rows("unscheduled", isRequired: isStaffed).compactMap(reasons)
        roster.calls = rows("calls", isRequired: false).compactMap(call)
        roster.warnings = rows("warnings", isRequired: false).compactMap(reasons)
        let isNamed = !isStaffed && scenario == nil
        roster.conflict = (isNamed ? top.requiredList("conflict", .text) : top.list("conflict", .text)) ?? []
        readSums(top, into: &roster)
        return roster
    }

    // MARK: - Sums

    /// Objective, bound and terms. What stands there and cannot be read is taken to be what the rows say, so that it is
    /// told once.
    private func readSums(_ top: Fields, into roster: inout Roster) {
        let isRequired = roster.status != .infeasible && scenario == nil
        let counted = scenario.map { TermCounter($0).terms(of: roster) }
        func points(_ key: String, _ counted: Points?) -> Points? {
            if isRequired { return top.required(key, .points) }
            guard top.node(key) != nil else { return nil }
            return top.optional(key, .points) ?? counted
        }
        roster.objective = points("objective", counted?.total)
        roster.bound = points("bound", roster.objective)
        if isRequired || top.node("terms") != nil {
            roster.terms = top.requiredMapping("terms").map { terms($0, counted) } ?? counted
        }
    }

    func terms(_ fields: Fields, _ counted: TermPoints?) -> TermPoints {
        fields.allowOnly(Term.allCases.map(\.rawValue))
        var points = counted ?? TermPoints()
        for term in Term.allCases {
            if let value = fields.required(term.rawValue, .points) { points[term] = value }
        }
        return points
    }

    // MARK: - Rows

    private func isRoster(_ top: Fields) -> Bool {
        guard let format = top.required("format", .text), format != RosterFile.format else { return true }
        top.report(
            Complaint(
                message: "\(FileNode.quoted(format)) is no format that is read here",
                fix: "a roster begins with \"format\": \"\(RosterFile.format)\""),
            at: top.node("format"), path: "format")
        return !format.hasPrefix("fluoro-") || format.hasPrefix("fluoro-roster")
    }

    func armSession(_ row: Fields) -> ArmSession? {
        row.allow(["session", "c_arm", "radiologist", "technologist", "trainee"])
        return row.ifSound {
            let session = row.required("session", .session(of: KnownNames(noun: "half", [], isComplete: false)))
            let cArm = row.required("c_arm", .text)
            let radiologist = row.required("radiologist", .text)
            let technologist = row.required("technologist", .text)
            let trainee = row.optional("trainee", .text)
            guard let session, let cArm, let radiologist, let technologist else { return nil }
            return ArmSession(
                session: session, cArm: cArm, radiologist: radiologist, technologist: technologist, trainee: trainee)
        }
    }

    func placement(_ row: Fields, _ key: String, _ purpose: (String) -> Purpose) -> Placement? {
        row.allow([key, "c_arm", "start", "radiologist", "technologist", "intake", "discharge", "bay"])
        return row.ifSound {
            let name = row.required(key, .text)
            let cArm = row.required("c_arm", .text)
            let start = row.required("start", .instant)
            let radiologist = row.required("radiologist", .text)
            let technologist = row.required("technologist", .text)
            let intake = row.mapping("intake").flatMap(task)
            let discharge = row.mapping("discharge").flatMap(task)
            let bay = row.optional("bay", .whole(-Kind<Int>.largest...Kind<Int>.largest))
            guard let name, let cArm, let start, let radiologist, let technologist else { return nil }
            return Placement(
                purpose: purpose(name), cArm: cArm, start: start, radiologist: radiologist, technologist: technologist,
                intake: intake, discharge: discharge, bay: bay)
        }
    }

    private func task(_ fields: Fields) -> NurseTask? {
        fields.allow(["nurse", "start"])
        let nurse = fields.required("nurse", .text)
        let start = fields.required("start", .instant)
        guard let nurse, let start else { return nil }
        return NurseTask(nurse: nurse, start: start)
    }

    func reasons(_ row: Fields) -> RequestReasons? {
        row.allow(["request", "reasons"])
        let listed = row.ifSound {
            let request = row.required("request", .text)
            let reasons = row.requiredMappings("reasons")
            return request.flatMap { request in reasons.map { (request: request, reasons: $0) } }
        }
        guard let listed else { return nil }
        if scenario == nil, listed.reasons.isEmpty {
            row.report(
                Complaint(message: "the list is empty", fix: "give at least one reason"), path: row.path("reasons"))
        }
        let reasons = listed.reasons.compactMap(reason)
        return reasons.count == listed.reasons.count ? RequestReasons(request: listed.request, reasons: reasons) : nil
    }

    private func reason(_ row: Fields) -> Reason? {
        row.allow(["code", "text", "until"])
        let code = reasonCode(row)
        return row.ifSound {
            let text = row.required("text", .text)
            let until = row.optional("until", .instant)
            guard let code, let text else { return nil }
            return Reason(code, text, until: until)
        }
    }

    /// A code; one that nobody knows is told, and the lack of room stands in for it, so that the request still counts as
    /// listed with a reason.
    private func reasonCode(_ row: Fields) -> ReasonCode? {
        if let code = row.required("code", Kind<ReasonCode>.choice) { return code }
        guard case .text? = row.node("code")?.content else { return nil }
        return .capacity
    }

    /// A call; it has a nurse and a start, or neither.
    func call(_ row: Fields) -> FollowUpCall? {
        row.allow(["request", "patient", "day", "nurse", "start"])
        return row.ifSound {
            let request = row.required("request", .text)
            let patient = row.required("patient", .text)
            let day = row.required("day", .whole(-Kind<Int>.largest...Kind<Int>.largest))
            let isPlanned = row.node("nurse") != nil || row.node("start") != nil
            let task = isPlanned ? plannedTask(row) : nil
            guard let request, let patient, let day else { return nil }
            return FollowUpCall(request: request, patient: patient, day: day, task: task)
        }
    }

    private func plannedTask(_ call: Fields) -> NurseTask? {
        let nurse = call.required("nurse", .text)
        let start = call.required("start", .instant)
        guard let nurse, let start else { return nil }
        return NurseTask(nurse: nurse, start: start)
    }
}

extension Kind where Value == Points {
    /// A number of points, to the nearest millionth.
    static var points: Kind {
        Kind { (node) throws(Complaint) in
            guard case .number(let text) = node.content else {
                throw Complaint(message: "\(node.shown) is not a number")
            }
            guard let millionths = ExactDecimal(text)?.roundedUnits(decimals: 6), abs(millionths) <= 1 << 60 else {
                throw Complaint(message: "\(node.shown) is out of range")
            }
            return Points(millionths: millionths)
        }
    }
}
