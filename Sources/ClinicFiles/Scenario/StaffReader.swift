import Clinic

/// Reads `staff`: radiologists, technologists, nurses.
struct StaffReader {
    /// The site's halves, for session names.
    let halves: KnownNames

    /// The staff; nil where a list is missing, which is logged.
    func staff(_ fields: Fields) -> Staff? {
        fields.allow(["radiologists", "technologists", "nurses"])
        let radiologists = fields.requiredMappings("radiologists").map { rows(of: $0, read: radiologist) }
        let technologists = fields.requiredMappings("technologists").map { rows(of: $0, read: technologist) }
        let nurses = fields.requiredMappings("nurses").map { rows(of: $0, read: nurse) }
        guard let radiologists, let technologists, let nurses else { return nil }
        return Staff(radiologists: radiologists, technologists: technologists, nurses: nurses)
    }

    private func rows<Person>(of rows: [Fields], read: (Fields, String) -> Person?) -> [Person] {
        var ids = UniqueNames()
        return rows.compactMap { row in
            let id = row.required("id", .identifier)
            let person = read(row, id ?? "")
            guard let id, ids.isNew(id, in: row, key: "id") else { return nil }
            return person
        }
    }

    private func radiologist(_ row: Fields, id: String) -> Radiologist? {
        row.allow(["id", "skills", "sessions", "max_sessions", "max_spine_minutes"])
        let skills = row.requiredList("skills", .identifier)
        let sessions = row.requiredList("sessions", .session(of: halves))
        let maxSessions = row.required("max_sessions", .whole())
        let maxSpineMinutes = row.optional("max_spine_minutes", .whole())
        guard let skills, let sessions, let maxSessions else { return nil }
        return Radiologist(
            id: id, skills: unique(skills), sessions: unique(sessions), maxSessions: maxSessions,
            maxSpineMinutes: maxSpineMinutes)
    }

    private func technologist(_ row: Fields, id: String) -> Technologist? {
        row.allow(["id", "spine", "trainee", "sessions", "max_sessions"])
        let spine = row.required("spine", .truth)
        let trainee = row.optional("trainee", .truth) ?? false
        let sessions = row.requiredList("sessions", .session(of: halves))
        let maxSessions = row.optional("max_sessions", .whole())
        guard let spine, let sessions else { return nil }
        return Technologist(
            id: id, spine: spine, trainee: trainee, sessions: unique(sessions), maxSessions: maxSessions)
    }

    private func nurse(_ row: Fields, id: String) -> Nurse? {
        row.allow(["id", "hours"])
        guard let hours = row.requiredMapping("hours") else { return nil }
        hours.allowOnly(Weekday.allCases.map(\.rawValue))
        return Nurse(id: id, hours: Weekday.allCases.map { hours.list($0.rawValue, .span) ?? [] })
    }
}
