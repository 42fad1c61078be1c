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
            (["-o", "FOLDER/roster.json/"], "is a folder"),
            (["-o", ""], "empty"),
            (["-o", "FOLDER/week.yaml"], "would overwrite what is read"),
            (["-o", "FOLDER/../NAME/week.yaml"], "would overwrite what is read"),
            (["-o", "FOLDER/a", "--html", "FOLDER/a"], "would overwrite another output"),
            (["--html", "FOLDER/missing/week.html"], "there is no folder"),
            (["--export", "FOLDER/missing/week.mps"], "there is no folder"),
            (["--export", "FOLDER/week.txt"], ".mps or .lp"),
            (["--time-limit", "-1"], "--time-limit"),
            (["--time-limit", "0"], "--time-limit"),
            (["--time-limit", "nan"], "--time-limit"),
            (["--time-limit", "soon"], "--time-limit"),
            (["--work-limit", "0"], "--work-limit"),
            (["--report", "FOLDER/missing/report.html"], "there is no folder"),
            (["--gap", "2"], "--gap"),
            (["--gap", "-0.1"], "--gap"),
            (["--colour"], "--colour"),
        ])
    func rosterOptions(options: [String], reason: String) throws {
        let executable = try #require(Command.executable)
        let arguments =
            ["roster", week]
            + options.map {
                $0.replacing("FOLDER", with: place.path).replacing(
                    "NAME", with: (place.path as NSString).lastPathComponent)
            }
        let run = try Command.run(executable, arguments)
        #expect(run.status == 64)
        #expect(run.stderr.contains(reason), "\(run.stderr)")
        #expect(run.stdout.isEmpty)
        #expect(try place.names() == ["week.yaml"])
    }

    @Test("a table of orders that the scenario names is not overwritten: exit 64, and the table stays as it was")
    func orderSheet() throws {
        let start = try #require(ShortMorning.text.range(of: "\nrequests:")?.lowerBound)
        let table = try place.file("table.yaml", ShortMorning.text[..<start] + "\nrequests: orders.csv\n")
        let orders = try place.file("orders.csv", "id,patient,procedure\n")
        for option in ["-o", "--html"] {
            let run = try Command.fluoro("roster", table, option, orders)
            #expect(run.status == 64)
            #expect(run.stderr.contains("would overwrite what is read"), "\(run.stderr)")
        }
        #expect(try place.text("orders.csv") == "id,patient,procedure\n")
    }

    @Test(
        "a folder where nobody can make a file: exit 64 and the reason",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "there is no /proc"))
    func readOnly() throws {
        for (option, path) in [("-o", "/proc/w.json"), ("--html", "/proc/w.html"), ("--export", "/proc/w.mps")] {
            let run = try Command.fluoro("roster", week, option, path)
            #expect(run.status == 64)
            #expect(run.stderr.contains(path), "\(run.stderr)")
            #expect(run.stdout.isEmpty)
        }
    }

    @Test(
        "stdout that takes nothing: exit 64 and the reason, since the result is lost",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
        arguments: [["roster", "WEEK", "--json"], ["generate"]])
    func fullOutput(arguments: [String]) throws {
        let shell = URL(fileURLWithPath: "/bin/sh")
        let executable = try #require(Command.executable).path
        let words = [executable] + arguments.map { $0.replacing("WEEK", with: week) }
        let run = try Command.run(shell, ["-c", "\"$@\" > /dev/full", "sh"] + words)
        #expect(run.status == 64)
        #expect(run.stderr.hasPrefix("fluoro: stdout: cannot be written"), "\(run.stderr)")
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
