import Foundation
import GRDB
import TestSupport
import Testing

/// What the database refuses whoever writes to it: each statement below is run as any SQLite program might run it.
@Suite("The database itself refuses")
struct ConstraintTests {
    private static let q1 = "week = '2026-11-30' AND request = 'q1'"

    /// A copy of q1's place for another purpose, with columns changed.
    private static func copy(position: Int = 99, _ changes: [String: String]) -> String {
        let columns = [
            "week", "position", "request", "procedure", "session", "c_arm", "starts", "ends", "radiologist",
            "technologist", "intake_nurse", "intake_starts", "discharge_nurse", "discharge_starts", "bay",
        ]
        let base = ["position": "\(position)", "request": "NULL", "procedure": "'lumbar-tfesi'"]
        let values = columns.map { changes[$0] ?? base[$0] ?? $0 }
        return "INSERT INTO place SELECT \(values.joined(separator: ", ")) FROM place WHERE \(q1)"
    }

    static let mutations: [(String, String)] = [
        // q1 holds c1 from 08:00 to 08:30.
        ("the same time on the same C-arm", copy([:])),
        (
            "a minute's overlap at the end",
            copy(["starts": "'2026-11-30T07:40'", "ends": "'2026-11-30T08:01'"])
        ),
        (
            "a minute's overlap at the begin",
            copy(["starts": "'2026-11-30T08:29'", "ends": "'2026-11-30T08:30'"])
        ),
        ("one that encloses it", copy(["starts": "'2026-11-30T07:00'", "ends": "'2026-11-30T12:00'"])),
        ("a move onto another", "UPDATE place SET starts = '2026-11-30T08:20' WHERE request = 'q2'"),
        ("a longer stay into another", "UPDATE place SET ends = '2026-11-30T08:35' WHERE \(q1)"),
        // j1 is on c2 at the same time.
        ("another C-arm's time", "UPDATE place SET c_arm = 'c1' WHERE request = 'j1'"),
        (
            "a replacement that overlaps",
            "INSERT OR REPLACE INTO place SELECT week, 98, NULL, 'lumbar-tfesi', session, c_arm, starts, ends, radiologist, "
                + "technologist, NULL, NULL, NULL, NULL, NULL FROM place WHERE \(q1)"
        ),
        (
            "a request placed twice",
            copy([
                "request": "'q1'", "procedure": "NULL", "starts": "'2026-11-30T11:00'", "ends": "'2026-11-30T11:30'",
            ])
        ),
        (
            "a request that is not there",
            copy([
                "request": "'q99'", "procedure": "NULL", "starts": "'2026-11-30T11:00'", "ends": "'2026-11-30T11:30'",
            ])
        ),
        (
            "an arm-session that nobody staffs",
            copy(["session": "'mon/pm'", "starts": "'2026-11-30T14:00'", "ends": "'2026-11-30T14:30'"])
        ),
        ("neither a request nor a procedure", copy(["procedure": "NULL", "starts": "'2026-11-30T11:00'"])),
        ("a visit that ends before it starts", "UPDATE place SET ends = '2026-11-30T07:59' WHERE \(q1)"),
        ("a time that is none", "UPDATE place SET starts = '8 o''clock' WHERE \(q1)"),
        ("a nurse without a time", "UPDATE place SET intake_starts = NULL WHERE \(q1)"),
        ("a number where a text belongs", "UPDATE place SET bay = 'two' WHERE \(q1)"),
        ("a request taken away under its visit", "DELETE FROM request WHERE id = 'q1'"),
        ("staff taken away under visits", "DELETE FROM arm_session WHERE c_arm = 'c1'"),
        (
            "a technologist on two C-arms at once",
            "UPDATE arm_session SET technologist = 't1' WHERE c_arm = 'c2' AND session = 'mon/am'"
        ),
        ("text that is no JSON", "UPDATE week SET rest = '{'"),
        ("a log entry rewritten", "UPDATE log SET by = 'nobody' WHERE number = 1"),
        ("a log entry deleted", "DELETE FROM log WHERE number = 2"),
        ("the log emptied", "DELETE FROM log"),
        (
            "a log entry replaced",
            "INSERT OR REPLACE INTO log SELECT number, week, at, 'nobody', operation, request, text, reason, before, after, "
                + "undoes FROM log WHERE number = 1"
        ),
        (
            "a gap in the log",
            "INSERT INTO log SELECT number + 5, week, at, by, operation, request, text, reason, before, after, undoes FROM log "
                + "WHERE number = 2"
        ),
        ("a published roster rewritten", "UPDATE roster SET by = 'nobody'"),
        ("a published roster deleted", "DELETE FROM roster"),
    ]

    @Test("what would break a rule", arguments: mutations)
    func refused(what: String, sql: String) throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        let before = try desk.everything()
        #expect(throws: DatabaseError.self, "\(what)") { try bench.raw(sql) }
        #expect(try desk.everything() == before)
    }

    @Test("but not what keeps the rules")
    func allowed() throws {
        let bench = try StoreBench()
        let desk = try bench.published()
        // 07:30 to 08:00 ends where q1 begins; 11:00 is free, and so is c2 at 09:00.
        try bench.raw(Self.copy(["starts": "'2026-11-30T07:30'", "ends": "'2026-11-30T08:00'"]))
        try bench.raw("UPDATE place SET starts = '2026-11-30T11:00', ends = '2026-11-30T11:30' WHERE \(Self.q1)")
        try bench.raw("UPDATE place SET starts = starts WHERE request = 'q2'")
        #expect(try desk.record(of: StoreBench.week).placement(of: "q1")?.start == TinyWeek.at(11, 0))
    }
}
