import Foundation
import Testing

@Suite("Wrong usage")
struct UsageTests {
    private let place: Workplace
    private let week: String

    init() throws {
        place = try Workplace()
        week = try place.file("week.yaml", ShortMorning.text)
    }

    @Test(
        "exit 64, the reason on stderr, nothing on stdout, no work done",
        arguments: [
            (["-o", "FOLDER/missing/roster.json"], "there is no folder"),
            (["-o", "FOLDER"], "is a folder"),
            (["--html", "FOLDER/missing/week.html"], "there is no folder"),
            (["--export", "FOLDER/missing/week.mps"], "there is no folder"),
            (["--export", "FOLDER/week.txt"], ".mps or .lp"),
            (["--time-limit", "-1"], "--time-limit"),
            (["--time-limit", "0"], "--time-limit"),
            (["--time-limit", "nan"], "--time-limit"),
            (["--time-limit", "soon"], "--time-limit"),
            (["--gap", "2"], "--gap"),
            (["--gap", "-0.1"], "--gap"),
            (["--colour"], "--colour"),
        ])
    func rosterOptions(options: [String], reason: String) throws {
        let executable = try #require(Command.executable)
        let arguments = ["roster", week] + options.map { $0.replacingOccurrences(of: "FOLDER", with: place.path) }
        let run = try Command.run(executable, arguments)
        #expect(run.status == 64)
        #expect(run.stderr.contains(reason), "\(run.stderr)")
        #expect(run.stdout.isEmpty)
        #expect(try place.names() == ["week.yaml"])
    }

    @Test("what is missing or unknown", arguments: [["roster"], ["verify", "week.yaml"], ["rooster", "week.yaml"]])
    func shape(arguments: [String]) throws {
        let executable = try #require(Command.executable)
        let run = try Command.run(executable, arguments)
        #expect(run.status == 64)
        #expect(!run.stderr.isEmpty)
        #expect(run.stdout.isEmpty)
    }

    @Test("help and version are answers: exit 0 on stdout", arguments: ["--help", "--version"])
    func answers(option: String) throws {
        let run = try Command.fluoro(option)
        #expect(run.status == 0)
        #expect(!run.stdout.isEmpty)
        #expect(run.stderr.isEmpty)
    }
}
