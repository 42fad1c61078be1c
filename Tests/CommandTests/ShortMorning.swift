import Foundation
import Testing

/// A week of one hour on one C-arm, small enough to roster by hand.
///
/// A joint visit keeps the room for 5 + 15 + 5 = 25 minutes, so the hour holds two of the three eligible requests. Left
/// out, q1 (urgent) would cost 4 x 200, q2 (due this week) 200 + 200, q3 only 200. The session costs 10 for the
/// radiologist and 5 for the room; everyone is seen on the first possible day. The optimum is 200 + 10 + 5 = 215.
/// q4 goes to CT and q5 waits for its authorization: neither is eligible, neither costs anything.
enum ShortMorning {
    static let optimum = 215.0

    static let text = """
        format: fluoro-scenario/1
        name: short-morning
        week: 2026-11-30
        planning_date: 2026-11-27
        site:
          name: One hour
          time_zone: America/Chicago
          open_days: [mon]
          halves:
            am: ["08:00", "09:00"]
          recovery_bays: 2
          c_arms:
            - {id: c1}
        staff:
          radiologists:
            - {id: r1, skills: [joint], sessions: [mon/am], max_sessions: 1}
          technologists:
            - {id: t1, spine: true, sessions: [mon/am]}
          nurses:
            - id: n1
              hours: {mon: [["07:30", "10:00"]]}
        procedures:
          - code: hip
            name: Hip injection
            service: joint
            skill: joint
            minutes: {intake: 5, setup: 5, procedure: 15, turnover: 5, recovery: 10, discharge: 5}
        requests:
          - {id: q1, patient: P-0001, procedure: hip, priority: urgent}
          - {id: q2, patient: P-0002, procedure: hip, due: 2026-12-04}
          - {id: q3, patient: P-0003, procedure: hip}
          - {id: q4, patient: P-0004, procedure: hip, guidance: ct}
          - {id: q5, patient: P-0005, procedure: hip, authorization: pending}

        """

    /// The same hour with q1 promised from 08:00 to 08:25 and q2 from 08:10 to 08:35, which no roster can keep.
    static func twicePromised() throws -> String {
        let once = try replacing("priority: urgent", with: "fixed: {c_arm: c1, start: 2026-11-30T08:00}")
        return try replacing("due: 2026-12-04", with: "fixed: {c_arm: c1, start: 2026-11-30T08:10}", in: once)
    }

    /// The text with one part replaced; the part must stand there exactly once.
    static func replacing(_ part: String, with other: String, in whole: String = text) throws -> String {
        let pieces = whole.split(separator: part, omittingEmptySubsequences: false)
        try #require(pieces.count == 2, "'\(part)' stands there \(pieces.count - 1) times")
        return pieces.joined(separator: other)
    }

    /// The text up to a line that begins so, and then other text.
    static func upTo(_ line: String, then other: String) throws -> String {
        let range = try #require(text.range(of: "\n" + line))
        return text[..<range.lowerBound] + "\n" + other
    }
}
