import CapacityStudy
import Clinic

/// Reads `arm_sessions`, the staffed week of a study that keeps one: rows as in a roster file, of a study, an option or a
/// step.
struct StudyRowsReader {
    /// Nil where it could not be read: then nothing is said about what the rows name.
    let base: Scenario?
    let staffing: Staffing
    let log: ProblemLog

    /// The rows that are right.
    ///
    /// - Parameters:
    ///   - add: what stands behind the units of the clinic's file when the rows begin to hold.
    ///   - before: rows that hold already.
    func armSessions(_ fields: Fields, add: Addition, before: [ArmSession]) -> [ArmSession] {
        guard let rows = fields.mappings("arm_sessions") else { return [] }
        let clinic = base.map { ExtendedClinic($0, adding: add).clinic }
        var taken = before
        var read: [ArmSession] = []
        for row in rows {
            guard var new = RosterReader().armSession(row) else { continue }
            new.trainee = nil
            if let clinic, !fits(new, row, clinic, beside: taken) { continue }
            taken.append(new)
            read.append(new)
        }
        if staffing == .optimise, !rows.isEmpty {
            let entry = fields.all.first { $0.key == "arm_sessions" }
            if let entry {
                fields.warn(
                    Complaint(message: "has no effect under staffing: optimise", fix: "staffing: keep takes the rows"),
                    at: entry)
            }
        }
        if let clinic { warnOfLimits(fields, clinic, read: read, all: taken) }
        return read
    }

    /// Whether a row names what the clinic has, and nothing twice.
    private func fits(_ new: ArmSession, _ row: Fields, _ clinic: Scenario, beside taken: [ArmSession]) -> Bool {
        let names = StudyRowNames(clinic)
        let session = row.required("session", .session(of: names.halves))
        let cArm = row.required("c_arm", .reference(to: names.cArms))
        let radiologist = row.required("radiologist", .reference(to: names.radiologists))
        let technologist = row.required("technologist", .reference(to: names.technologists))
        guard session != nil, cArm != nil, radiologist != nil, technologist != nil else { return false }
        func refuse(_ key: String, _ message: String, fix: String) -> Bool {
            row.report(Complaint(message: message, fix: fix), at: row.node(key), path: row.path(key))
            return false
        }
        guard clinic.site.openWeekdays.contains(new.session.weekday) else {
            let days = clinic.site.openWeekdays.map(\.rawValue).joined(separator: ", ")
            return refuse("session", "'\(new.session)' is on a day that is not open", fix: "open are \(days)")
        }
        let there = taken.filter { $0.session == new.session }
        if there.contains(where: { $0.cArm == new.cArm }) {
            return refuse("c_arm", "\(new.cArm) is staffed twice in \(new.session)", fix: "leave one row out")
        }
        if there.contains(where: { $0.technologist == new.technologist }) {
            return refuse(
                "technologist", "\(new.technologist) leads two rooms in \(new.session)",
                fix: "name another technologist")
        }
        let listed = clinic.staff.radiologist(new.radiologist)?.sessions ?? []
        guard listed.contains(new.session) else {
            return refuse(
                "radiologist", "\(new.radiologist) does not list \(new.session)", fix: StudyRowNames.listing(listed))
        }
        let works = clinic.staff.technologist(new.technologist)?.sessions ?? []
        guard works.contains(new.session) else {
            return refuse(
                "technologist", "\(new.technologist) does not list \(new.session)", fix: StudyRowNames.listing(works))
        }
        return true
    }

    /// Given rows are taken as they are; that somebody works more sessions than agreed is only said.
    private func warnOfLimits(_ fields: Fields, _ clinic: Scenario, read: [ArmSession], all: [ArmSession]) {
        guard let entry = fields.all.first(where: { $0.key == "arm_sessions" }), !read.isEmpty else { return }
        func warn(_ id: String, _ sessions: [SessionName], most: Int?) {
            let count = unique(sessions).count
            guard let most, count > most else { return }
            fields.warn(Complaint(message: "\(id) works \(count) sessions, and max_sessions is \(most)"), at: entry)
        }
        for person in clinic.staff.radiologists {
            warn(person.id, all.filter { $0.radiologist == person.id }.map(\.session), most: person.maxSessions)
        }
        for person in clinic.staff.technologists {
            warn(person.id, all.filter { $0.technologist == person.id }.map(\.session), most: person.maxSessions)
        }
    }
}

/// What rows may name: the clinic's units and those added to it.
private struct StudyRowNames {
    let halves: KnownNames
    let cArms: KnownNames
    let radiologists: KnownNames
    let technologists: KnownNames

    init(_ clinic: Scenario) {
        func names(_ noun: String, _ names: [String]) -> KnownNames {
            KnownNames(noun: noun, names, of: "the clinic")
        }
        halves = names("half", clinic.site.halves.map(\.name))
        cArms = names("C-arm", clinic.site.cArms.map(\.id))
        radiologists = names("radiologist", clinic.staff.radiologists.map(\.id))
        technologists = names("technologist", clinic.staff.technologists.map(\.id))
    }

    static func listing(_ sessions: [SessionName]) -> String {
        sessions.isEmpty
            ? "none is listed in the clinic's file"
            : "listed are \(sessions.map(\.description).joined(separator: ", "))"
    }
}
