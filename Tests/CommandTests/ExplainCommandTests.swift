import Foundation
import Testing

@Suite("fluoro explain")
struct ExplainCommandTests {
    private let place: Workplace
    private let week: String

    init() throws {
        place = try Workplace()
        week = try place.file("week.yaml", ShortMorning.text)
    }

    private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test("The answer of Docs/explain.md is what the program prints, key by key")
    func page() throws {
        let page = try String(contentsOf: Self.package.appendingPathComponent("Docs/explain.md"), encoding: .utf8)
        let example = try #require(page.firstMatch(of: /```json impossible-week\n((?:[^`]|`[^`])*)```/)).output.1
        let scenario = Self.package.appendingPathComponent("Scenarios/impossible-week/scenario.yaml").path
        let run = try Command.fluoro("explain", scenario, "--json")
        #expect(run.status == 1)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        #expect(run.stdout == example)
    }

    /// Both are promised from 08:00 and from 08:10 on c1.
    @Test("An impossible week is told with its conflict and repairs, exit 1")
    func impossible() throws {
        let clash = try place.file("clash.yaml", ShortMorning.twicePromised())
        let run = try Command.fluoro("explain", clash)
        #expect(run.status == 1)
        #expect(run.stdout.contains("- c1 holds one visit at a time: q1 08:00 to 08:25, q2 08:10 to 08:35"))
        #expect(run.stdout.contains("take back the promise of q1"))
        // q2 fits from 08:25 on, 15 minutes later: 10 + 1.
        #expect(run.stdout.contains("11     move q2 to mon/am, 2026-11-30 08:25 on c1"))
    }

    /// The hour holds two visits, and q3 is the cheapest of three to be left out. One C-arm more would need another lead.
    @Test("Requests without a place have their gates, or what it would cost")
    func unscheduled() throws {
        let run = try Command.fluoro("explain", week)
        #expect(run.status == 0)
        #expect(run.stdout.contains("The best roster costs 215 points."))
        #expect(run.stdout.contains("CT guidance is asked for: refer to CT, not to a C-arm (ct)"))
        #expect(run.stdout.contains("the authorization is pending (authorization)"))
        // q2 out costs 400 rather than 200 for q3.
        #expect(run.stdout.contains("Possible: 200 points more than the best roster."))
        #expect(run.stdout.contains("No single change of staff or rooms that was looked at places it."))
        let one = try jsonObject(Command.fluoro("explain", week, "q3", "--json").stdout)
        let answers = try #require(one["unscheduled"] as? [[String: Any]])
        #expect(answers.compactMap { $0["request"] as? String } == ["q3"])
    }

    @Test("A place is priced, or forbidden with exit 1")
    func places() throws {
        let possible = try Command.fluoro("explain", week, "q3", "--at", "mon/am", "--json")
        #expect(possible.status == 0)
        let answer = try #require(try jsonObject(possible.stdout)["place"] as? [String: Any])
        #expect(answer["verdict"] as? String == "possible")
        #expect((answer["price"] as? [String: Double]) == ["least": 200, "most": 200])
        let changes = try #require(answer["changes"] as? [[String: Any]])
        let moved = changes.filter { $0["change"] as? String != "time" }
        #expect(moved.compactMap { $0["request"] as? String } == ["q2", "q3"])
        #expect(moved.compactMap { $0["change"] as? String } == ["out", "placed"])
        let forbidden = try Command.fluoro("explain", week, "q4", "--at", "2026-11-30T08:00/c1")
        #expect(forbidden.status == 1)
        #expect(forbidden.stdout.contains("Forbidden:"))
        #expect(forbidden.stdout.contains("(ct)"))
    }

    @Test("A roster may be named before the request, or with --roster")
    func rosters() throws {
        let file = place.path("week.json")
        #expect(try Command.fluoro("roster", week, "-o", file).status == 0)
        let three = try Command.fluoro("explain", week, file, "q1")
        let option = try Command.fluoro("explain", week, "q1", "--roster", file)
        #expect(three.status == 0)
        #expect(three.stdout == option.stdout)
        #expect(three.stdout.contains("Its place: Mon 2026-11-30"))
        #expect(try Command.fluoro("explain", week, "--roster", file).status == 0)
    }

    @Test("A roster that breaks rules is bad input, and each rule is named")
    func brokenRoster() throws {
        let file = place.path("week.json")
        #expect(try Command.fluoro("roster", week, "-o", file).status == 0)
        let broken = try place.text("week.json").replacing("\"objective\": 215", with: "\"objective\": 214")
        let run = try Command.fluoro("explain", week, "--roster", place.file("broken.json", broken))
        #expect(run.status == 65)
        #expect(run.stdout.isEmpty)
        #expect(run.stderr.contains("terms: the objective is 215, the roster says 214"))
    }

    @Test(
        "Wrong usage is exit 64 with a sentence",
        arguments: [
            (["q99"], "no request q99"), (["--at", "mon/am"], "--at needs a request"),
            (["a", "b", "c"], "at most"), (["a.json", "q1", "--roster", "b.json"], "twice"),
            (["q1", "--at", "noon"], "a place is a session"), (["q1", "--at", "mon/night"], "has the halves am"),
            (["q1", "--at", "mon/am/c7"], "the C-arms c1"),
            (["q1", "--at", "2027-01-01T08:00"], "begins on 2026-11-30"),
            (["--time-limit", "0"], "above 0"),
        ])
    func usage(options: [String], reason: String) throws {
        let executable = try #require(Command.executable)
        let run = try Command.run(executable, ["explain", week] + options)
        #expect(run.status == 64, "\(run.stderr)")
        #expect(run.stderr.contains(reason), "\(run.stderr)")
        #expect(run.stdout.isEmpty)
    }

    @Test("A limit that leaves no time for a roster is exit 75, one that leaves no more says what is not known")
    func noTime() throws {
        let hard = try place.file("hard.yaml", HardPromises.scenario)
        let nothing = try Command.fluoro("explain", hard, "--time-limit", "1e-9")
        #expect(nothing.status == 75)
        #expect(nothing.stdout.isEmpty)
        let little = try Command.fluoro("explain", week, "q3", "--at", "mon/am", "--time-limit", "1e-9")
        #expect(little.status == 0)
        #expect(little.stdout.contains("Not known in time."))
        #expect(little.stdout.contains("Not everything is known: the limit came first."))
    }

    /// Twelve sessions for eleven radiologists with one session each: nobody can be spared. q2 is nearest to another promise: from 13:00 to 11:35, before 12:00, where the radiologist of q1 is.
    @Test("Promises that clash through a limit of everybody are told with every person")
    func everybody() throws {
        let hard = try place.file("hard.yaml", HardPromises.scenario)
        let run = try Command.fluoro("explain", hard, "--json")
        #expect(run.status == 1)
        let answer = try jsonObject(run.stdout)
        let facts = try #require(answer["conflict"] as? [[String: Any]]).compactMap { $0["input"] as? String }
        #expect(facts.count == 12 + 11 + 1)
        #expect((1...11).allSatisfy { facts.contains("staff radiologists r\($0) max_sessions") })
        #expect(answer["minimal"] as? Bool == true)
        let repairs = try #require(answer["repairs"] as? [[String: Any]])
        #expect(repairs.first?["text"] as? String == "move q2 to mon/am, 2026-11-30 11:35 on c1")
    }

    @Test("The same question has the same bytes")
    func deterministic() throws {
        let first = try Command.fluoro("explain", week, "--json")
        #expect(first.stdout == (try Command.fluoro("explain", week, "--json").stdout))
    }
}
