import Foundation
import Testing

/// A folder with a store of a small clinic: three C-arms, one full day, its roster published.
///
/// Each C-arm is staffed all morning by a radiologist and a lead of its own, and has one visit of half an hour at 08:00. A
/// joint visit keeps a room for 5 + 20 + 5 = 30 minutes, so that a morning of four hours holds eight a C-arm: 24 in all, 21
/// beside those that stand. Nurses and bays are plenty.
final class StorePlace {
    let place: Workplace
    let store: String

    static let tuesday = "2026-12-08"

    init() throws {
        place = try Workplace()
        store = place.path("clinic.sqlite")
        let week = try place.file("week.yaml", Self.week)
        let roster = place.path("roster.json")
        let run = try Command.fluoro("roster", week, "-o", roster)
        try #require(run.status == 0, "\(run.stderr)")
        for arguments in [
            ["init", store, week, "--now", "2026-12-04T10:00", "--by", "scheduler"],
            ["publish", roster, "--data", store, "--now", "2026-12-04T10:05", "--by", "scheduler"],
        ] {
            let run = try fluoro(arguments)
            try #require(run.status == 0, "\(run.stderr)")
        }
    }

    /// Runs `fluoro` to its end.
    func fluoro(_ arguments: [String]) throws -> Command.Run {
        try Command.run(try #require(Command.executable), arguments)
    }

    /// Runs a command that changes the store on the day at a time.
    func change(_ arguments: String..., at clock: String = "07:00") throws -> Command.Run {
        try fluoro(arguments + ["--data", store, "--now", "\(Self.tuesday)T\(clock)", "--by", "nurse"])
    }

    /// Runs a command that looks at the store on the day at a time.
    func look(_ arguments: String..., at clock: String = "07:00") throws -> Command.Run {
        try fluoro(arguments + ["--data", store, "--now", "\(Self.tuesday)T\(clock)"])
    }

    /// The arguments of an add-on with a number.
    func addOn(_ number: Int) -> [String] {
        [
            "addon", "--data", store, "--now", "\(Self.tuesday)T07:00", "--by", "nurse\(number)", "--id", "a\(number)",
            "--patient", "P-1\(number)", "--procedure", "joint", "--accept", "1",
        ]
    }

    /// What the store holds, exported.
    func export() throws -> [String: Any] {
        let run = try fluoro(["export", "--data", store])
        try #require(run.status == 0, "\(run.stderr)")
        return try jsonObject(run.stdout)
    }

    /// The log's entries.
    func log() throws -> [[String: Any]] { try #require(try export()["log"] as? [[String: Any]]) }

    /// Ids of the requests that the published roster places.
    static let published = ["q1", "q2", "q3"]

    /// Requests that have a place, sorted.
    func placed() throws -> [String] {
        let weeks = try #require(try export()["weeks"] as? [[String: Any]])
        let roster = try #require(weeks.first?["roster"] as? [String: Any])
        return try #require(roster["appointments"] as? [[String: Any]]).compactMap { $0["request"] as? String }.sorted()
    }

    /// What `fluoro verify` says of the exported scenario and roster.
    func verify() throws -> Command.Run {
        let run = try look("export", "--scenario", place.path("now.yaml"), "--roster", place.path("now.json"))
        guard run.status == 0 else { return run }
        return try fluoro(
            ["verify", place.path("now.yaml"), place.path("now.json"), "--now", "\(Self.tuesday)T07:00"])
    }

    static let week = """
        format: fluoro-scenario/1
        name: three-rooms
        week: 2026-12-07
        planning_date: 2026-12-04
        site:
          name: Three rooms
          time_zone: America/Chicago
          open_days: [tue]
          halves:
            am: ["08:00", "12:00"]
          recovery_bays: 12
          c_arms:
            - {id: c1}
            - {id: c2}
            - {id: c3}
        staff:
          radiologists:
            - {id: r1, skills: [joint], sessions: [tue/am], max_sessions: 1}
            - {id: r2, skills: [joint], sessions: [tue/am], max_sessions: 1}
            - {id: r3, skills: [joint], sessions: [tue/am], max_sessions: 1}
          technologists:
            - {id: t1, spine: true, sessions: [tue/am]}
            - {id: t2, spine: true, sessions: [tue/am]}
            - {id: t3, spine: true, sessions: [tue/am]}
          nurses:
            - id: n1
              hours: {tue: [["07:00", "14:00"]]}
            - id: n2
              hours: {tue: [["07:00", "14:00"]]}
            - id: n3
              hours: {tue: [["07:00", "14:00"]]}
        procedures:
          - code: joint
            service: joint
            skill: joint
            minutes: {intake: 5, setup: 5, procedure: 20, turnover: 5, recovery: 10, discharge: 5}
        requests:
          - {id: q1, patient: P-0001, procedure: joint, fixed: {c_arm: c1, start: 2026-12-08T08:00}}
          - {id: q2, patient: P-0002, procedure: joint, fixed: {c_arm: c2, start: 2026-12-08T08:00}}
          - {id: q3, patient: P-0003, procedure: joint, fixed: {c_arm: c3, start: 2026-12-08T08:00}}

        """
}
