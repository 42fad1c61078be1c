import Clinic
import ClinicFiles
import ClinicService
import GRDB

/// The log's table.
extension StoreSession {
    func entries(of week: Day?, after number: Int) throws(ServiceError) -> [LogEntry] {
        try told {
            let sql = "SELECT * FROM log WHERE number > ? AND (? IS NULL OR week = ?) ORDER BY number"
            let week = week?.description
            return try Row.fetchAll(db, sql: sql, arguments: [number, week, week]).map(entry)
        }
    }

    func entry(_ number: Int) throws(ServiceError) -> LogEntry? {
        try told {
            try Row.fetchOne(db, sql: "SELECT * FROM log WHERE number = ?", arguments: [number]).map(entry)
        }
    }

    func undoing(of number: Int) throws(ServiceError) -> Int? {
        try told { try Int.fetchOne(db, sql: "SELECT number FROM log WHERE undoes = ?", arguments: [number]) }
    }

    func newestChange(of week: Day) throws(ServiceError) -> LogEntry? {
        try told {
            let sql = """
                SELECT * FROM log AS entry
                WHERE week = ? AND undoes IS NULL AND operation NOT IN ('open', 'draft', 'note')
                    AND NOT EXISTS (SELECT 1 FROM log WHERE undoes = entry.number)
                ORDER BY number DESC LIMIT 1
                """
            return try Row.fetchOne(db, sql: sql, arguments: ["\(week)"]).map(entry)
        }
    }

    func latestInstant(of week: Day) throws(ServiceError) -> Instant? {
        try told {
            try String.fetchOne(db, sql: "SELECT max(at) FROM log WHERE week = ?", arguments: ["\(week)"]).map(instant)
        }
    }

    func append(_ entry: LogEntry) throws(ServiceError) -> LogEntry {
        try told {
            var appended = entry
            appended.number = try next("log")
            try db.execute(
                sql: """
                    INSERT INTO log (number, week, at, by, operation, request, text, reason, before, after, undoes)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    appended.number, "\(entry.week)", "\(entry.at)", entry.by, entry.kind.rawValue, entry.request,
                    entry.text, entry.reason, RecordText.rows(entry.before), RecordText.rows(entry.after), entry.undoes,
                ])
            return appended
        }
    }

    private func entry(_ row: Row) throws -> LogEntry {
        let operation: String = row["operation"]
        guard let kind = ChangeKind(rawValue: operation) else {
            throw ServiceError.store(.damaged(path: path, reason: "the log knows no operation '\(operation)'"))
        }
        return LogEntry(
            number: row["number"], week: try day(row["week"]), at: try instant(row["at"]), by: row["by"], kind: kind,
            request: row["request"], text: row["text"], reason: row["reason"],
            before: try RecordText.rows(row["before"], name: path),
            after: try RecordText.rows(row["after"], name: path), undoes: row["undoes"])
    }
}
