import Foundation
import Testing

@Suite("fluoro verify")
struct VerifyCommandTests {
    private let place: Workplace
    private let week: String
    private let roster: String

    init() throws {
        place = try Workplace()
        week = try place.file("week.yaml", ShortMorning.text)
        roster = place.path("roster.json")
        try #require(try Command.fluoro("roster", week, "-o", roster).status == 0)
    }

    @Test("says that fluoro's own roster keeps every rule")
    func clean() throws {
        let run = try Command.fluoro("verify", week, roster)
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty)
        #expect(run.stdout.contains("every rule kept"))
        let verdict = try jsonObject(try Command.fluoro("verify", week, roster, "--json").stdout)
        #expect(verdict["ok"] as? Bool == true)
        #expect(verdict["objective"] as? Double == ShortMorning.optimum)
        #expect((verdict["violations"] as? [Any])?.isEmpty == true)
    }

    /// One change of a good roster.
    enum Change: String, CaseIterable, CustomTestStringConvertible {
        case sameStart, afterHours, unknownRadiologist, nobodyForIntake, cheaper, forgotten

        var testDescription: String { rawValue }

        /// The rule that must name it.
        var code: String {
            switch self {
            case .sameStart: "arm"
            case .afterHours: "session"
            case .unknownRadiologist: "format"
            case .nobodyForIntake: "nurse"
            case .cheaper: "terms"
            case .forgotten: "once"
            }
        }

        func apply(to roster: inout [String: Any]) throws {
            var visits = try #require(roster["appointments"] as? [[String: Any]])
            try #require(visits.count == 2)
            switch self {
            case .sameStart: visits[1]["start"] = visits[0]["start"]
            case .afterHours: visits[1]["start"] = "2026-11-30T08:50"
            case .unknownRadiologist: visits[0]["radiologist"] = "r2"
            case .nobodyForIntake: visits[0]["intake"] = nil
            case .cheaper: roster["objective"] = 210
            case .forgotten: visits.removeLast()
            }
            roster["appointments"] = visits
        }
    }

    @Test("a changed roster: exit 1 and the rule that it breaks", arguments: Change.allCases)
    func changed(_ change: Change) throws {
        var object = try place.object("roster.json")
        try change.apply(to: &object)
        let path = try place.file("changed.json", JSONSerialization.data(withJSONObject: object))
        let run = try Command.fluoro("verify", week, path)
        #expect(run.status == 1)
        let codes = run.stdout.split(whereSeparator: \.isNewline).map { String($0.prefix { $0 != ":" }) }
        #expect(codes.contains(change.code), "\(run.stdout)")
        let asJSON = try Command.fluoro("verify", week, path, "--json")
        #expect(asJSON.status == 1)
        let verdict = try jsonObject(asJSON.stdout)
        #expect(verdict["ok"] as? Bool == false)
        let rows = try #require(verdict["violations"] as? [[String: Any]])
        #expect(rows.compactMap { $0["code"] as? String } == codes)
    }

    @Test("a roster that cannot be read is bad input, not a violation")
    func unreadable() throws {
        let run = try Command.fluoro("verify", week, try place.file("broken.json", "{\"format\": \"fluoro-roster/1\""))
        #expect(run.status == 65)
        #expect(run.stderr.contains("broken.json"))
        #expect(run.stdout.isEmpty)
    }
}
