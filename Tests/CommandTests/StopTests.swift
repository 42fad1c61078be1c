import Foundation
import Testing

/// A search that is stopped before its proof: by a signal, or by a limit.
@Suite("Stopped")
struct StopTests {
    private let place: Workplace
    private let week: String

    init() throws {
        place = try Workplace()
        week = place.path("hard.yaml")
        let run = try Command.fluoro(
            "generate", "--seed", "5", "--arms", "6", "--radiologists", "8", "--technologists", "10", "--spine", "70",
            "--joint", "60", "-o", week)
        try #require(run.status == 0)
    }

    @Test(
        "by Ctrl-C or a polite kill: the best roster so far, checked, with its bound, exit 0",
        arguments: [SIGINT, SIGTERM])
    func signal(number: Int32) throws {
        let run = try WatchedRun(["roster", week, "--json", "-o", place.path("roster.json")])
        try run.wait { $0.contains(/best roster [0-9]/) }
        run.send(number)
        let end = try run.end()
        #expect(end.status == 0, "\(end.stderr)")
        let roster = try jsonObject(end.stdout)
        #expect(try place.text("roster.json") == end.stdout)
        #expect(roster["status"] as? String == "feasible")
        let objective = try #require(roster["objective"] as? Double)
        let bound = try #require(roster["bound"] as? Double)
        #expect(bound <= objective)
        let verdict = try Command.fluoro("verify", week, place.path("roster.json"))
        #expect(verdict.status == 0, "\(verdict.stdout)")
    }

    @Test("the live line fits the terminal and is cleared at the end")
    func liveLine() throws {
        // The whole line has more than 60 letters.
        let run = try WatchedRun(["roster", week, "-o", place.path("roster.json")], columns: 50)
        try run.wait { $0.contains(/best roster [0-9]/) }
        run.send(SIGINT)
        let end = try run.end()
        // Each line begins at the margin and clears what stood there.
        let clear = "\r\u{1B}[K"
        let lines = end.stderr.components(separatedBy: clear)
        #expect(lines.first == "" && lines.last == "", "\(end.stderr)")
        for line in lines.dropFirst().dropLast() {
            #expect(line.count < 50)
            #expect(line.wholeMatch(of: /best roster .* +bound .*/) != nil, "\(line)")
        }
        #expect(!end.stdout.contains("best roster"))
    }

    @Test("in a pipe nothing tells of progress, however long it takes")
    func pipe() throws {
        let run = try Command.fluoro("roster", week, "--time-limit", "3")
        #expect(!run.stderr.contains("best roster") && !run.stderr.contains("\u{1B}"), "\(run.stderr)")
        #expect(!run.stdout.contains("Ctrl-C") && !run.stdout.contains("\u{1B}"))
    }

    /// Without promises a roster is there at once, whatever the limit; these take a search.
    @Test("by a limit that is over before anything is found: exit 75, a sentence, no file")
    func nothingFound() throws {
        let promises = try place.file("promises.yaml", HardPromises.scenario)
        let before = try place.names()
        let run = try Command.fluoro(
            "roster", promises, "--time-limit", "1e-9", "-o", place.path("roster.json"), "--html",
            place.path("week.html"))
        #expect(run.status == 75)
        #expect(run.stderr.contains("--time-limit"), "\(run.stderr)")
        #expect(run.stdout.isEmpty)
        #expect(try place.names() == before)
    }

    @Test("a limit beyond all clocks is none")
    func endlessLimit() throws {
        let run = try WatchedRun(["roster", week, "--json", "--time-limit", "1e300"])
        try run.wait { $0.contains(/best roster [0-9]/) }
        run.send(SIGINT)
        #expect(try run.end().status == 0)
    }
}
