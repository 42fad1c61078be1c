import Foundation
import Testing

@Suite("fluoro roster")
struct RosterCommandTests {
    private let place: Workplace
    private let week: String

    init() throws {
        place = try Workplace()
        week = try place.file("week.yaml", ShortMorning.text)
    }

    /// The end of the sentence that all weeks carry.
    private static let holdTable =
        "Hold table: the seed clinic's Table 1, ranges read at their longer end, version 1 of 2026-11-24."

    @Test("shows the week on stdout, and stderr stays empty in a pipe")
    func showsWeek() throws {
        let run = try Command.fluoro("roster", week)
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        for name in ["q1", "q2", "q3", "q4", "q5", "r1", "t1", "c1"] {
            #expect(run.stdout.contains(name), "\(name) is not shown")
        }
        #expect(!run.stdout.contains("\u{1B}"), "no colour in a file")
        let words = run.stdout.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.hasSuffix(Self.holdTable), "\(words.suffix(300))")
        #expect(try place.names() == ["week.yaml"])
    }

    @Test("A key that nobody knows is told on stderr and hinders nothing")
    func unknownKey() throws {
        let odd = try place.file("odd.yaml", ShortMorning.text + "\nzzz_local_remark: kept by the site\n")
        let run = try Command.fluoro("roster", odd, "--json")
        #expect(run.status == 0)
        #expect(run.stderr.contains("zzz_local_remark"), "\(run.stderr)")
        #expect(try jsonObject(run.stdout)["objective"] as? Double == ShortMorning.optimum)
    }

    @Test("--json prints the optimum worked out by hand")
    func json() throws {
        let run = try Command.fluoro("roster", week, "--json")
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        let roster = try jsonObject(run.stdout)
        #expect(roster["format"] as? String == "fluoro-roster/1")
        #expect(roster["status"] as? String == "optimal")
        #expect(roster["objective"] as? Double == ShortMorning.optimum)
        #expect(roster["bound"] as? Double == ShortMorning.optimum)
        let visits = try #require(roster["appointments"] as? [[String: Any]])
        #expect(visits.compactMap { $0["request"] as? String }.sorted() == ["q1", "q2"])
        let waiting = try #require(roster["unscheduled"] as? [[String: Any]])
        let reasons = try waiting.map { entry in
            let codes = try #require(entry["reasons"] as? [[String: Any]]).compactMap { $0["code"] as? String }
            return "\(entry["request"] as? String ?? "") \(codes.joined(separator: " "))"
        }
        #expect(reasons.sorted() == ["q3 capacity", "q4 ct", "q5 authorization"])
    }

    @Test("-o writes what --json prints, and both may be asked for")
    func outputFile() throws {
        let run = try Command.fluoro("roster", week, "--json", "-o", place.path("roster.json"))
        #expect(run.status == 0)
        #expect(try place.text("roster.json") == run.stdout)
        #expect(try place.names() == ["roster.json", "week.yaml"])
    }

    @Test("-o replaces an older file")
    func replacesOutput() throws {
        let path = try place.file("roster.json", "older")
        #expect(try Command.fluoro("roster", week, "-o", path).status == 0)
        #expect(try place.object("roster.json")["status"] as? String == "optimal")
    }

    @Test("--html writes one page that needs nothing from elsewhere")
    func page() throws {
        let run = try Command.fluoro("roster", week, "--html", place.path("week.html"))
        #expect(run.status == 0)
        let page = try place.text("week.html")
        #expect(page.lowercased().hasPrefix("<!doctype html>"))
        #expect(page.contains("</html>"))
        #expect(page.contains("P-0001"))
        #expect(page.contains(Self.holdTable.replacing("'", with: "&#39;")) || page.contains(Self.holdTable))
        #expect(!page.contains("src=\"http") && !page.contains("<link") && !page.contains("@import"))
    }

    @Test("--export writes the program in both formats", arguments: [("week.mps", "ENDATA"), ("week.lp", "End")])
    func export(name: String, lastLine: String) throws {
        let run = try Command.fluoro("roster", week, "--export", place.path(name))
        #expect(run.status == 0)
        let lines = try place.text(name).split(whereSeparator: \.isNewline)
        #expect(lines.last.map(String.init) == lastLine)
        #expect(lines.contains { $0.contains("q1") }, "the names are readable")
    }

    @Test(
        "another solver finds the same optimum in the exported program",
        .enabled(if: glpsol != nil, "glpsol (glpk-utils) is not installed"))
    func exportConfirmed() throws {
        let solver = try #require(Self.glpsol)
        let program = place.path("week.mps")
        #expect(try Command.fluoro("roster", week, "--export", program).status == 0)
        let run = try Command.run(solver, ["--freemps", program, "-o", place.path("answer.txt")])
        #expect(run.status == 0)
        let answer = try place.text("answer.txt")
        let objective = try #require(answer.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Objective:") })
        #expect(objective.contains("= 215 "), "\(objective)")
    }

    private static let glpsol: URL? = ["/usr/bin/glpsol", "/usr/local/bin/glpsol", "/opt/homebrew/bin/glpsol"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }

    @Test("a limit and a gap are accepted and change nothing that is proven at once")
    func limits() throws {
        let plain = try Command.fluoro("roster", week, "--json")
        let limited = try Command.fluoro("roster", week, "--json", "--time-limit", "60", "--gap", "0")
        #expect(limited.status == 0)
        #expect(limited.stdout == plain.stdout)
    }

    @Test("two runs give the same bytes, in every form")
    func sameBytes() throws {
        var outputs: [[String]] = []
        for round in ["a", "b"] {
            let names = ["json", "html", "mps", "lp"].map { "\(round).\($0)" }
            let first = try Command.fluoro(
                "roster", week, "-o", place.path(names[0]), "--html", place.path(names[1]), "--export",
                place.path(names[2]))
            let second = try Command.fluoro("roster", week, "--export", place.path(names[3]))
            #expect(first.status == 0 && second.status == 0)
            outputs.append([first.stdout] + (try names.map { try place.text($0) }))
        }
        #expect(outputs[0] == outputs[1])
    }

    @Test("promises that clash: exit 1, and both are named")
    func infeasible() throws {
        let clash = try place.file("clash.yaml", ShortMorning.twicePromised())
        let run = try Command.fluoro("roster", clash, "-o", place.path("roster.json"))
        #expect(run.status == 1)
        #expect(run.stdout.contains("q1") && run.stdout.contains("q2"), "\(run.stdout)")
        let roster = try place.object("roster.json")
        #expect(roster["status"] as? String == "infeasible")
        #expect(roster["conflict"] as? [String] == ["q1", "q2"])
        #expect(roster["objective"] == nil)
        let verdict = try Command.fluoro("verify", clash, place.path("roster.json"))
        #expect(verdict.status == 0, "\(verdict.stdout)\(verdict.stderr)")
    }

    @Test("a week without staff is legal: nobody is scheduled")
    func noStaff() throws {
        // Left out: q1 for 4 x 200, q2 for 200 + 200, q3 for 200; no session is paid for.
        let start = try #require(ShortMorning.text.range(of: "staff:\n"))
        let end = try #require(ShortMorning.text.range(of: "procedures:\n"))
        let text =
            ShortMorning.text[..<start.lowerBound] + "staff: {radiologists: [], technologists: [], nurses: []}\n"
            + ShortMorning.text[end.lowerBound...]
        try expectEmptyRoster(String(text), objective: 1400)
    }

    @Test("a week without requests is legal: an empty roster costs nothing")
    func noRequests() throws {
        try expectEmptyRoster(ShortMorning.upTo("requests:", then: "requests: []\n"), objective: 0)
    }

    private func expectEmptyRoster(_ text: String, objective: Double) throws {
        let path = try place.file("empty.yaml", text)
        let run = try Command.fluoro("roster", path, "--json", "-o", place.path("empty.json"))
        #expect(run.status == 0, "\(run.stderr)")
        let roster = try jsonObject(run.stdout)
        #expect(roster["status"] as? String == "optimal")
        #expect(roster["objective"] as? Double == objective)
        #expect((roster["appointments"] as? [Any])?.isEmpty == true)
        #expect((roster["arm_sessions"] as? [Any])?.isEmpty == true)
        #expect(try Command.fluoro("roster", path).status == 0)
        #expect(try Command.fluoro("verify", path, place.path("empty.json")).status == 0)
    }
}
