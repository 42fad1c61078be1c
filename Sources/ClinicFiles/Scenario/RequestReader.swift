import Clinic

/// Reads `requests`, or the rows of a table of orders.
struct RequestReader {
    /// The Monday, where it is known.
    let week: Day?
    let names: FileNames
    let priorities: KnownNames

    /// Every key of a request.
    static let keys = [
        "id", "patient", "procedure", "levels", "bilateral", "priority", "guidance", "received", "due", "not_before",
        "mri", "authorization", "driver", "sessions", "preferred_radiologist", "preferred_half", "age",
        "bleeding_risk", "medications", "fixed",
    ]

    /// The requests that are right, in file order.
    func requests(_ rows: [Fields]) -> [Request] {
        var ids = UniqueNames()
        return rows.compactMap { row in
            row.allow(RequestReader.keys)
            guard let request = request(row), ids.isNew(request.id, in: row, key: "id") else { return nil }
            return request
        }
    }

    /// One request; nil where a part that must be there is missing or wrong, which is logged.
    func request(_ row: Fields) -> Request? {
        let id = row.required("id", .identifier)
        let patient = row.required("patient", .identifier)
        let procedure = row.required("procedure", .reference(to: names.procedures))
        let request = self.request(Request(id: id ?? "", patient: patient ?? "", procedure: procedure ?? ""), row)
        return id == nil || patient == nil || procedure == nil ? nil : request
    }

    /// The request with everything that is optional.
    private func request(_ base: Request, _ row: Fields) -> Request {
        var request = base
        request.levels = row.optional("levels", .whole(1...Kind<Int>.largest)) ?? 1
        request.bilateral = row.optional("bilateral", .truth) ?? false
        if request.sites > 2 {
            row.report(
                Complaint(
                    message: "\(request.sites) sites in one visit", fix: "at most 2: make two requests of it"),
                at: row.node("levels") ?? row.node("bilateral"), path: row.path("levels"))
        }
        request.priority = row.optional("priority", .reference(to: priorities)) ?? "routine"
        request.guidance = row.optional("guidance", Kind<Guidance>.choice) ?? .fluoroscopy
        request.received = row.optional("received", .date)
        request.due = row.optional("due", .date)
        request.notBefore = row.optional("not_before", .date)
        request.mri = row.optional("mri", .date)
        request.authorization = row.optional("authorization", .authorization) ?? .notNeeded
        request.driver = driver(row)
        request.sessions = row.list("sessions", .session(of: names.halves)).map(unique)
        request.preferredRadiologist = row.optional("preferred_radiologist", .reference(to: names.radiologists))
        request.preferredHalf = row.optional("preferred_half", .reference(to: names.halves))
        request.age = row.optional("age", .whole(0...150))
        request.bleedingRisk = row.optional("bleeding_risk", Kind<BleedingRisk>.choice) ?? .low
        request.medications = (row.mappings("medications") ?? []).compactMap { MedicationReader().medication($0) }
        request.fixed = row.mapping("fixed").flatMap(fixed)
        return request
    }

    /// Who takes the patient home. An empty value is refused: whether it means nobody or any day nobody can tell.
    private func driver(_ row: Fields) -> Driver {
        guard row.has("driver") else { return .none }
        guard let node = row.node("driver") else {
            row.report(
                Complaint(message: "has no value", fix: "write true, false or a list of days"), path: row.path("driver")
            )
            return .none
        }
        switch node.content {
        case .truth, .unclear: return row.optional("driver", .truth) == true ? .anyDay : .none
        case .list: return .on(unique(row.list("driver", .weekday) ?? []))
        default:
            row.report(
                Complaint(
                    message: "\(node.shown) does not say when there is a way home",
                    fix: "write true, false or a list of days such as [mon, tue]"),
                at: node, path: row.path("driver"))
            return .none
        }
    }

    private func fixed(_ fields: Fields) -> FixedPlace? {
        fields.allow(["c_arm", "start"])
        let cArm = fields.required("c_arm", .reference(to: names.cArms))
        let start = fields.required("start", .instant)
        if let start, let complaint = misplaced(start) {
            fields.report(complaint, at: fields.node("start"), path: fields.path("start"))
        }
        guard let cArm, let start else { return nil }
        return FixedPlace(cArm: cArm, start: start)
    }

    /// What is wrong with a promised start. On a closed day it is well-formed, though nobody can keep it.
    private func misplaced(_ start: Instant) -> Complaint? {
        if let week, start.day < week || start.day > week + 6 {
            return Complaint(message: "\(start) is not in the week", fix: "the week goes from \(week) to \(week + 6)")
        }
        if start.minuteOfDay % names.grid != 0 {
            return .offGrid("'\(start.clock)'", start.minuteOfDay, names.grid)
        }
        return nil
    }
}

extension Kind where Value == Authorization {
    /// A date, or `pending`.
    fileprivate static var authorization: Kind {
        Kind { (node) throws(Complaint) in
            guard case .text(let text) = node.content else {
                throw Complaint(message: "\(node.shown) is no date", fix: "write the date of approval, or pending")
            }
            if text == "pending" { return .pending }
            guard let day = Day(text) else {
                throw Complaint(
                    message: "\(node.shown) is no date",
                    fix: "write the date of approval, such as 2026-03-01, or pending")
            }
            return .approved(day)
        }
    }
}
