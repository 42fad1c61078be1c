import Clinic
import ClinicFiles
import ClinicService
import GRDB

/// A transaction on a store.
struct StoreSession: RecordWriting {
    let db: Database
    let path: String

    init(_ db: Database, _ path: String) {
        self.db = db
        self.path = path
    }

    func weeks() throws(ServiceError) -> [Day] {
        try told { try String.fetchAll(db, sql: "SELECT week FROM week ORDER BY week").map(day) }
    }

    func weeks(with request: String) throws(ServiceError) -> [Day] {
        try told {
            try String.fetchAll(db, sql: "SELECT week FROM request WHERE id = ? ORDER BY week", arguments: [request])
                .map(day)
        }
    }

    func timeZone() throws(ServiceError) -> String? {
        try told { try String.fetchOne(db, sql: "SELECT time_zone FROM week ORDER BY week DESC LIMIT 1") }
    }

    func record(of week: Day) throws(ServiceError) -> WeekRecord? {
        try told { try RecordTables(db, path, week).read() }
    }

    func rosters(of week: Day) throws(ServiceError) -> [StoredRoster] {
        try told {
            let sql = "SELECT * FROM roster WHERE week = ? ORDER BY number"
            return try Row.fetchAll(db, sql: sql, arguments: ["\(week)"]).map { row in
                StoredRoster(
                    number: row["number"], isPublished: row["published"], name: row["name"], at: try instant(row["at"]),
                    by: row["by"], roster: try RosterFile.parse(row["roster"], name: path))
            }
        }
    }

    func open(_ record: WeekRecord) throws(ServiceError) {
        let has = try told {
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM week WHERE week = ?)", arguments: ["\(record.week)"]) ?? false
        }
        if has { throw .store(.hasWeek(path: path, record.week)) }
        try told { try RecordTables(db, path, record.week).write(record, over: nil) }
    }

    func write(_ record: WeekRecord, over old: WeekRecord) throws(ServiceError) {
        try told { try RecordTables(db, path, record.week).write(record, over: old) }
    }

    func keep(_ roster: StoredRoster) throws(ServiceError) -> StoredRoster {
        try told {
            var kept = roster
            kept.number = try next("roster")
            try db.execute(
                sql: "INSERT INTO roster (number, week, published, name, at, by, roster) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    kept.number, "\(kept.roster.week)", kept.isPublished, kept.name, "\(kept.at)", kept.by,
                    RosterFile.json(kept.roster),
                ])
            return kept
        }
    }

    func next(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM \(table)") ?? 1
    }

    func told<Value>(_ work: () throws -> Value) throws(ServiceError) -> Value {
        try StoreFailure.told(path) {
            do {
                return try work()
            } catch let problems as InputProblems {
                throw ServiceError.store(.damaged(path: path, reason: problems.description))
            }
        }
    }

    func day(_ text: String) throws -> Day {
        guard let day = Day(text) else {
            throw ServiceError.store(.damaged(path: path, reason: "'\(text)' is no date"))
        }
        return day
    }

    func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(text) else {
            throw ServiceError.store(.damaged(path: path, reason: "'\(text)' is no date with a time"))
        }
        return instant
    }
}
