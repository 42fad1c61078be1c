import GRDB

/// The tables of a store, and what the database itself refuses, whoever writes to it.
///
/// - Two places on one C-arm never overlap, a request has one place at most, every place lies in a staffed arm-session,
///   a technologist leads one C-arm a session.
/// - The log has no gaps; no entry of it and no roster that was kept is changed or deleted.
///
/// Times are texts, `2026-12-08T09:20`, which sort as they pass.
enum StoreSchema {
    /// Tells a store from any other SQLite file: `FLUO`.
    static let applicationID = 0x464C_554F
    /// Version of the tables, kept as SQLite's `user_version`.
    static let version = 1

    /// Makes the tables in an empty database.
    static func create(_ db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
        for statement in tables + placeRules + logRules { try db.execute(sql: statement) }
    }

    private static func isInstant(_ column: String) -> String {
        let digit = "[0-9]"
        let (two, four) = (digit + digit, digit + digit + digit + digit)
        return "(\(column) GLOB '\(four)-\(two)-\(two)T\(two):\(two)')"
    }

    private static let tables = [
        """
        CREATE TABLE week (
            week TEXT NOT NULL PRIMARY KEY,
            time_zone TEXT NOT NULL,
            scenario TEXT NOT NULL CHECK (json_valid(scenario)),
            rest TEXT NOT NULL CHECK (json_valid(rest))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE request (
            week TEXT NOT NULL REFERENCES week,
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            row TEXT NOT NULL CHECK (json_valid(row)),
            PRIMARY KEY (week, id),
            UNIQUE (week, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE arm_session (
            week TEXT NOT NULL REFERENCES week,
            session TEXT NOT NULL,
            c_arm TEXT NOT NULL,
            position INTEGER NOT NULL,
            radiologist TEXT NOT NULL,
            technologist TEXT NOT NULL,
            trainee TEXT CHECK (trainee <> technologist),
            PRIMARY KEY (week, session, c_arm),
            UNIQUE (week, session, technologist),
            UNIQUE (week, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE place (
            week TEXT NOT NULL REFERENCES week,
            position INTEGER NOT NULL,
            request TEXT,
            procedure TEXT,
            session TEXT NOT NULL,
            c_arm TEXT NOT NULL,
            starts TEXT NOT NULL CHECK \(isInstant("starts")),
            ends TEXT NOT NULL CHECK \(isInstant("ends")),
            radiologist TEXT NOT NULL,
            technologist TEXT NOT NULL,
            intake_nurse TEXT,
            intake_starts TEXT CHECK \(isInstant("intake_starts")),
            discharge_nurse TEXT,
            discharge_starts TEXT CHECK \(isInstant("discharge_starts")),
            bay INTEGER CHECK (bay > 0),
            PRIMARY KEY (week, position),
            UNIQUE (week, request),
            FOREIGN KEY (week, request) REFERENCES request,
            FOREIGN KEY (week, session, c_arm) REFERENCES arm_session,
            CHECK (starts < ends),
            CHECK ((request IS NULL) <> (procedure IS NULL)),
            CHECK ((intake_nurse IS NULL) = (intake_starts IS NULL)),
            CHECK ((discharge_nurse IS NULL) = (discharge_starts IS NULL))
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX place_by_time ON place (c_arm, starts, ends)",
        """
        CREATE TABLE progress (
            week TEXT NOT NULL,
            request TEXT NOT NULL,
            status TEXT NOT NULL,
            arrived TEXT CHECK \(isInstant("arrived")),
            started TEXT CHECK \(isInstant("started")),
            finished TEXT CHECK \(isInstant("finished")),
            ended TEXT CHECK \(isInstant("ended")),
            PRIMARY KEY (week, request),
            FOREIGN KEY (week, request) REFERENCES request
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE roster (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
            week TEXT NOT NULL REFERENCES week,
            published INTEGER NOT NULL CHECK (published IN (0, 1)),
            name TEXT,
            at TEXT NOT NULL CHECK \(isInstant("at")),
            by TEXT NOT NULL,
            roster TEXT NOT NULL CHECK (json_valid(roster))
        ) STRICT
        """,
        """
        CREATE TABLE log (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
            week TEXT NOT NULL REFERENCES week,
            at TEXT NOT NULL CHECK \(isInstant("at")),
            by TEXT NOT NULL,
            operation TEXT NOT NULL,
            request TEXT,
            text TEXT NOT NULL,
            reason TEXT,
            before TEXT NOT NULL CHECK (json_valid(before)),
            after TEXT NOT NULL CHECK (json_valid(after)),
            undoes INTEGER UNIQUE REFERENCES log CHECK (undoes < number)
        ) STRICT
        """,
    ]

    /// Two places on one C-arm meet where each begins before the other ends.
    private static let placeRules = [
        ("INSERT", "true"), ("UPDATE", "NOT (week = OLD.week AND position = OLD.position)"),
    ].map { event, isOther in
        """
        CREATE TRIGGER place_\(event.lowercased())_meets_no_other BEFORE \(event) ON place
        WHEN EXISTS (
            SELECT 1 FROM place
            WHERE c_arm = NEW.c_arm AND starts < NEW.ends AND NEW.starts < ends AND \(isOther))
        BEGIN SELECT RAISE(ABORT, 'two places on one C-arm at a time'); END
        """
    }

    /// The condition on the number keeps `INSERT OR REPLACE` out, too.
    private static let logRules = ["log", "roster"].flatMap { table in
        [
            """
            CREATE TRIGGER \(table)_is_appended_to BEFORE INSERT ON \(table)
            WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM \(table))
            BEGIN SELECT RAISE(ABORT, 'the \(table) is only appended to'); END
            """,
            """
            CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'the \(table) is never changed'); END
            """,
            """
            CREATE TRIGGER \(table)_is_not_deleted BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'the \(table) is never deleted'); END
            """,
        ]
    }
}
