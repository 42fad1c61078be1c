import Foundation
import Testing

@Suite("fluoro generate")
struct GenerateCommandTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func smallClinic(seed: String, output: String) throws -> Command.Run {
        try Command.fluoro(
            "generate", "--seed", seed, "--arms", "1", "--radiologists", "2", "--technologists", "2", "--spine", "3",
            "--joint", "4", "-o", output)
    }

    @Test("the same seed gives the same bytes, on stdout and in a file; another seed gives others")
    func seeds() throws {
        let first = try Command.fluoro("generate", "--seed", "7")
        let second = try Command.fluoro("generate", "--seed", "7", "-o", place.path("seven.yaml"))
        let other = try Command.fluoro("generate", "--seed", "8")
        #expect([first.status, second.status, other.status] == [0, 0, 0])
        #expect(first.stdout.hasPrefix("format: fluoro-scenario/1"))
        #expect(try place.text("seven.yaml") == first.stdout)
        #expect(other.stdout != first.stdout)
        #expect(first.stderr.isEmpty)
    }

    @Test("roster accepts what generate makes, and verify the roster")
    func rosterable() throws {
        let week = place.path("week.yaml")
        #expect(try smallClinic(seed: "3", output: week).status == 0)
        let run = try Command.fluoro("roster", week, "--time-limit", "60", "-o", place.path("roster.json"))
        #expect(run.status == 0, "\(run.stderr)")
        let verdict = try Command.fluoro("verify", week, place.path("roster.json"))
        #expect(verdict.status == 0, "\(verdict.stdout)\(verdict.stderr)")
    }

    @Test("several weeks go into a folder, a file each")
    func weeks() throws {
        let run = try Command.fluoro("generate", "--seed", "1", "--weeks", "3", "-o", place.path("weeks"))
        #expect(run.status == 0, "\(run.stderr)")
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path("weeks"))
        #expect(names.count == 3)
        for name in names { #expect(try place.text("weeks/\(name)").hasPrefix("format: fluoro-scenario/1")) }
    }

    @Test(
        "impossible wishes are wrong usage",
        arguments: [
            ["--arms", "0"], ["--spine", "-1"], ["--weeks", "0"], ["--seed", "x"], ["--weeks", "2"],
            ["-o", "/nowhere/at/all/week.yaml"],
        ])
    func impossible(arguments: [String]) throws {
        let executable = try #require(Command.executable)
        let run = try Command.run(executable, ["generate"] + arguments)
        #expect(run.status == 64)
        #expect(!run.stderr.isEmpty)
        #expect(run.stdout.isEmpty)
    }
}
