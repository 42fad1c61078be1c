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

    /// A text of the roster file, what stands there instead, and the line that tells it.
    struct Slip: CustomTestStringConvertible {
        let part: String
        let other: String
        let told: String

        init(_ part: String, _ other: String, _ told: String) {
            self.part = part
            self.other = other
            self.told = told
        }

        var testDescription: String { told }
    }

    @Test(
        "what the file says wrongly is a violation of one rule, told once: exit 1",
        arguments: [
            Slip("\"objective\": 215,", "", "format: the roster gives no objective; it is 215"),
            Slip("\"terms\": {", "\"terms_as_of_friday\": {", "format: the roster gives no terms"),
            Slip("\"late_day\": 0,", "", "terms: FILE:8: terms.late_day: is missing"),
            Slip("\"late_day\": 0,", "\"late_day\": 0, \"zeal\": 3,", "terms: FILE:8: terms.zeal: is no key"),
            Slip("\"code\": \"ct\"", "\"code\": \"tired\"", "format: FILE:19: unscheduled[1].reasons[0].code: 'tired'"),
            Slip("\"status\": \"optimal\"", "\"status\": \"perfect\"", "format: FILE:5: status: 'perfect'"),
            Slip("\"calls\": []", "\"calls\": 5", "format: FILE:22: calls: 5 stands where a list was expected"),
        ])
    func slip(_ slip: Slip) throws {
        let good = try place.text("roster.json")
        try #require(good.contains(slip.part), "\(good)")
        let path = try place.file("slip.json", good.replacing(slip.part, with: slip.other))
        let run = try Command.fluoro("verify", week, path)
        #expect(run.status == 1, "\(run.stderr)")
        let lines = run.stdout.split(whereSeparator: \.isNewline)
        #expect(lines.count == 1, "\(run.stdout)")
        let told = slip.told.replacing("FILE", with: path)
        #expect(lines.first?.hasPrefix(told) == true, "\(run.stdout)")
    }

    @Test("a key that nobody knows is told on stderr and hinders nothing")
    func unknownKey() throws {
        let good = try place.text("roster.json")
        let path = try place.file(
            "odd.json", good.replacing("\"calls\": []", with: "\"calls\": [], \"printed_by\": \"fax\""))
        let run = try Command.fluoro("verify", week, path)
        #expect(run.status == 0, "\(run.stdout)")
        #expect(run.stderr.hasPrefix("note: \(path):") && run.stderr.contains("printed_by"), "\(run.stderr)")
    }

    @Test("a roster that cannot be read is bad input, not a violation")
    func unreadable() throws {
        let run = try Command.fluoro("verify", week, try place.file("broken.json", "{\"format\": \"fluoro-roster/1\""))
        #expect(run.status == 65)
        #expect(run.stderr.contains("broken.json"))
        #expect(run.stdout.isEmpty)
    }

    @Test("names in a file cannot steer the terminal")
    func controlCharacters() throws {
        let good = try place.text("roster.json")
        let path = try place.file(
            "odd.json", good.replacing("\"scenario\": \"short-morning\"", with: "\"scenario\": \"a\\u001b[2Jb\\nc\""))
        let run = try Command.fluoro("verify", week, path)
        #expect(run.status == 1)
        #expect(
            run.stdout.hasPrefix("format: the roster is made for the scenario a\\u{1b}[2Jb\\u{a}c, not for"),
            "\(run.stdout)")
        #expect(!run.stdout.contains("\u{1B}"))
    }

    @Test("a conflict that is too large to be confirmed is no violation, but it is said")
    func unconfirmedConflict() throws {
        let hard = try place.file("hard.yaml", HardPromises.scenario)
        let run = try Command.fluoro("verify", hard, try place.file("claim.json", HardPromises.claim))
        #expect(run.status == 0, "\(run.stdout)")
        #expect(run.stderr.hasPrefix("note: whether q1, q2, "), "\(run.stderr)")
        #expect(run.stderr.contains("not confirmed"))
        #expect(!run.stdout.contains("every rule kept"), "\(run.stdout)")
    }
}
