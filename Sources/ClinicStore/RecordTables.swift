import Clinic
import ClinicFiles
import ClinicService
import GRDB

/// The tables of a week's record: what the database guards has rows, the rest is text.
struct RecordTables {
    private let db: Database
    private let path: String
    private let week: Day
    private var key: String { "\(week)" }

    init(_ db: Database, _ path: String, _ week: Day) {
        self.db = db
        self.path = path
        self.week = week
    }

    // MARK: Reading

    /// The record; nil where the store does not have the week.
    func read() throws -> WeekRecord? {
        guard let head = try Row.fetchOne(db, sql: "SELECT scenario, rest FROM week WHERE week = ?", arguments: [key])
        else { return nil }
        let requests = try String.fetchAll(
            db, sql: "SELECT row FROM request WHERE week = ? ORDER BY position", arguments: [key])
        var rows = try RecordText.rows(head["rest"], name: path)
        let scenario = try RecordText.scenario(frame: head["scenario"], requests: requests, name: path)
        rows.frame = scenario
        rows.requests = scenario.requests
        rows.armSessions = try rowsOf("arm_session").map(armSession)
        let places = try rowsOf("place").map(placement)
        rows.appointments = places.filter { $0.request != nil }
        rows.reserves = places.filter { $0.request == nil }
        rows.progress = try Row.fetchAll(
            db, sql: "SELECT * FROM progress WHERE week = ? ORDER BY request", arguments: [key]
        ).map(progress)
        return WeekRecord(rows)
    }

    private func rowsOf(_ table: String) throws -> [Row] {
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE week = ? ORDER BY position", arguments: [key])
    }

    private func armSession(_ row: Row) throws -> ArmSession {
        ArmSession(
            session: try session(row["session"]), cArm: row["c_arm"], radiologist: row["radiologist"],
            technologist: row["technologist"], trainee: row["trainee"])
    }

    private func placement(_ row: Row) throws -> Placement {
        let request: String? = row["request"]
        let procedure: String? = row["procedure"]
        let starts: Instant = try instant(row["starts"])
        return Placement(
            purpose: request.map { .request($0) } ?? .reserve(procedure: procedure ?? ""), cArm: row["c_arm"],
            start: starts, radiologist: row["radiologist"], technologist: row["technologist"],
            intake: try task(row["intake_nurse"], row["intake_starts"]),
            discharge: try task(row["discharge_nurse"], row["discharge_starts"]), bay: row["bay"])
    }

    private func task(_ nurse: String?, _ starts: String?) throws -> NurseTask? {
        guard let nurse, let starts else { return nil }
        return NurseTask(nurse: nurse, start: try instant(starts))
    }

    private func progress(_ row: Row) throws -> RequestProgress {
        guard let status = VisitStatus(rawValue: row["status"]) else {
            throw damaged("'\(row["status"] as String)' is no status of a visit")
        }
        func time(_ column: String) throws -> Instant? { try (row[column] as String?).map(instant) }
        return RequestProgress(
            request: row["request"],
            progress: VisitProgress(
                status, arrived: try time("arrived"), started: try time("started"), finished: try time("finished"),
                ended: try time("ended")))
    }

    private func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(text) else { throw damaged("'\(text)' is no date with a time") }
        return instant
    }

    private func session(_ text: String) throws -> SessionName {
        guard let session = SessionName(text) else { throw damaged("'\(text)' is no session") }
        return session
    }

    private func damaged(_ reason: String) -> ServiceError { .store(.damaged(path: path, reason: reason)) }
}

// MARK: - Writing

extension RecordTables {
    /// Writes a record in the place of another, or of none; only tables with changed rows are touched.
    func write(_ record: WeekRecord, over old: WeekRecord?) throws {
        let (new, before) = (record.rows, old?.rows)
        let isMoved = new.appointments != before?.appointments || new.reserves != before?.reserves
        let isStaffed = new.armSessions != before?.armSessions
        try writeHead(record, old)
        // What refers to other rows goes first and comes last.
        if isMoved || isStaffed { try delete("place") }
        if new.progress != before?.progress { try delete("progress") }
        if isStaffed {
            try delete("arm_session")
            try insertArmSessions(new.armSessions)
        }
        try writeRequests(new.requests, over: before?.requests ?? [])
        if isMoved || isStaffed { try insertPlaces(new.appointments + new.reserves, of: record.scenario) }
        if new.progress != before?.progress { try insertProgress(new.progress) }
    }

    private func delete(_ table: String) throws {
        try db.execute(sql: "DELETE FROM \(table) WHERE week = ?", arguments: [key])
    }

    private func writeHead(_ record: WeekRecord, _ old: WeekRecord?) throws {
        let rest = rest(record)
        guard let old else {
            return try db.execute(
                sql: "INSERT INTO week (week, time_zone, scenario, rest) VALUES (?, ?, ?, ?)",
                arguments: [key, record.scenario.site.timeZone, RecordText.frame(record.scenario), rest])
        }
        if record.rows.frame != old.rows.frame {
            try db.execute(
                sql: "UPDATE week SET time_zone = ?, scenario = ? WHERE week = ?",
                arguments: [record.scenario.site.timeZone, RecordText.frame(record.scenario), key])
        }
        if rest != self.rest(old) {
            try db.execute(sql: "UPDATE week SET rest = ? WHERE week = ?", arguments: [rest, key])
        }
    }

    /// What has no table of its own.
    private func rest(_ record: WeekRecord) -> String {
        var rows = record.rows
        rows.frame = nil
        rows.requests = []
        rows.armSessions = []
        rows.appointments = []
        rows.reserves = []
        rows.progress = []
        return RecordText.rows(rows)
    }

    /// Requests keep their order: a row is replaced where it stands, and new ones come last.
    private func writeRequests(_ requests: [Request], over old: [Request]) throws {
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let now = Set(requests.map(\.id))
        for request in old where !now.contains(request.id) {
            try db.execute(sql: "DELETE FROM request WHERE week = ? AND id = ?", arguments: [key, request.id])
        }
        for request in requests where before[request.id] != request {
            try db.execute(
                sql: """
                    INSERT INTO request (week, id, position, row)
                    VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM request WHERE week = ?), ?)
                    ON CONFLICT (week, id) DO UPDATE SET row = excluded.row
                    """,
                arguments: [key, request.id, key, RecordText.request(request)])
        }
    }

    private func insertArmSessions(_ rows: [ArmSession]) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO arm_session (week, session, c_arm, position, radiologist, technologist, trainee)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for (position, row) in rows.enumerated() {
            try statement.execute(arguments: [
                key, "\(row.session)", row.cArm, position, row.radiologist, row.technologist, row.trainee,
            ])
        }
    }

    private func insertPlaces(_ places: [Placement], of scenario: Scenario) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO place (
                    week, position, request, procedure, session, c_arm, starts, ends, radiologist, technologist,
                    intake_nurse, intake_starts, discharge_nurse, discharge_starts, bay)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let calendar = SessionCalendar(scenario)
        for (position, place) in places.enumerated() {
            guard let minutes = scenario.steps(for: place.purpose)?.room,
                let session = calendar.session(at: place.start)?.name
            else { throw damaged("a place at \(place.start) fits no session or no request") }
            var procedure: String?
            if case .reserve(let code) = place.purpose { procedure = code }
            try statement.execute(arguments: [
                key, position, place.request, procedure, "\(session)", place.cArm, "\(place.start)",
                "\(place.start + minutes)", place.radiologist, place.technologist, place.intake?.nurse,
                place.intake.map { "\($0.start)" }, place.discharge?.nurse, place.discharge.map { "\($0.start)" },
                place.bay,
            ])
        }
    }

    private func insertProgress(_ rows: [RequestProgress]) throws {
        for row in rows {
            let progress = row.progress
            try db.execute(
                sql: """
                    INSERT INTO progress (week, request, status, arrived, started, finished, ended)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key, row.request, progress.status.rawValue, progress.arrived?.description,
                    progress.started?.description, progress.finished?.description, progress.ended?.description,
                ])
        }
    }
}
