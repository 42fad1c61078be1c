import Clinic
import ClinicFiles

/// What is different from the published roster, and which rosters there are.
struct DifferenceReport {
    private let told: StoredRoster
    private let difference: RosterDifference
    private let rosters: [StoredRoster]

    /// - Parameter told: the published roster that changed since, or the draft that would change the newest one.
    init(_ told: StoredRoster, _ difference: RosterDifference, _ rosters: [StoredRoster]) {
        self.told = told
        self.difference = difference
        self.rosters = rosters
    }

    /// A line for each difference.
    func text() -> String {
        let drafts = rosters.filter { !$0.isPublished }.map { draft in
            "draft \(draft.name ?? "\(draft.number)"), by \(draft.by), \(draft.at)"
        }
        let kind = told.isPublished ? "published" : "draft \(told.name ?? ""), kept"
        let head = "roster \(told.number), \(kind) \(told.at) by \(told.by)"
        let rows = difference.rows.map(line)
        let rooms =
            difference.opened.map { "\($0.cArm) staffed in \($0.session) by \($0.radiologist), \($0.technologist)" }
            + difference.closed.map { "\($0.cArm) no longer staffed in \($0.session) by \($0.radiologist)" }
        let changes = rows + rooms
        return
            ([head]
            + (changes.isEmpty ? [told.isPublished ? "nothing has changed since" : "it would change nothing"] : changes)
            + drafts)
            .map(VerifyReport.plain).joined(separator: "\n")
    }

    private func line(_ row: RosterDifference.Row) -> String {
        let what = row.request ?? "kept free"
        func place(_ place: Placement?) -> String { place.map { "\($0.cArm) \($0.start)" } ?? "no place" }
        switch row.kind {
        case .staff: return "\(what): \(place(row.new)), other staff or nurse times"
        case .added, .removed, .moved: return "\(what): \(place(row.old)) -> \(place(row.new))"
        }
    }

    /// One JSON object.
    func json() -> String {
        DayFile.json(difference, from: told, drafts: rosters.filter { !$0.isPublished })
    }
}
