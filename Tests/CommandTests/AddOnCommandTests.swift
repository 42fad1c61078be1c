import Foundation
import Testing

/// `KeptFreeMorning`, asked at 08:00 for an urgent hip injection. Only the place kept free at 09:15 is long enough: 75
/// minutes are five quarters of 4 points, the place is used up for 10, and the 20 minutes behind it are four steps in
/// which no visit fits: 34 points.
@Suite("fluoro addon")
struct AddOnCommandTests {
    private let place: Workplace
    private let week: String
    private let roster: String

    init() throws {
        place = try Workplace()
        week = try place.file("week.yaml", KeptFreeMorning.scenario())
        roster = try place.file("roster.json", KeptFreeMorning.roster)
    }

    private static let urgent = "id: a1\npatient: P-0100\nprocedure: hip\npriority: urgent\n"

    private func addon(_ arguments: String...) throws -> Command.Run {
        let executable = try #require(Command.executable)
        return try Command.run(executable, ["addon", week, roster] + arguments)
    }

    private func proposals(_ run: Command.Run) throws -> [[String: Any]] {
        try #require(try jsonObject(run.stdout)["proposals"] as? [[String: Any]])
    }

    @Test("proposes the place kept free, as JSON and in words")
    func proposal() throws {
        let request = try place.file("a1.yaml", Self.urgent)
        let run = try addon("--request", request, "--now", "2026-11-30T08:00", "--json")
        #expect(run.status == 0)
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        let all = try proposals(run)
        try #require(all.count == 1)
        #expect(all[0]["cost"] as? Int == 34)
        #expect(
            all[0]["parts"] as? [String: Int]
                == ["wait": 20, "reserve": 10, "opens_room": 0, "idle_gap": 4, "not_preferred": 0])
        #expect((all[0]["appointment"] as? [String: Any])?["start"] as? String == "2026-11-30T09:15")
        let words = try addon("--request", request, "--now", "2026-11-30T08:00")
        #expect(words.status == 0)
        for part in [
            "a1: P-0100, hip, urgent", "1. 09:15 on c1, 34 points", "uses the 09:15 place kept free on c1",
            "nurse n1 consents 09:10", "wait of 75 minutes 20, place kept free 10, time left idle 4",
            "scheduling defaults",
        ] { #expect(words.stdout.contains(part), "\(part): \(words.stdout)") }
    }

    @Test("takes the request from options and from standard input alike")
    func sources() throws {
        let request = try place.file("a1.yaml", Self.urgent)
        let file = try addon("--request", request, "--now", "2026-11-30T08:00", "--json")
        let options = try addon(
            "--id", "a1", "--patient", "P-0100", "--procedure", "hip", "--priority", "urgent", "--now",
            "2026-11-30T08:00", "--json")
        #expect(options.stdout == file.stdout)
        let executable = try #require(Command.executable).path
        let piped = try Command.run(
            URL(fileURLWithPath: "/bin/sh"),
            [
                "-c", "\"$@\" < '\(request)'", "sh", executable, "addon", week, roster, "--request", "-", "--now",
                "2026-11-30T08:00", "--json",
            ])
        #expect(piped.stdout == file.stdout)
        // Without an id one is made of date and time, and another where the scenario has that.
        let made = try addon("--patient", "P-0100", "--procedure", "hip", "--now", "2026-11-30T08:00", "--json")
        #expect(try jsonObject(made.stdout)["request"] as? String == "addon-1130-0800")
        _ = try place.file(
            "week.yaml", KeptFreeMorning.scenario().replacing("id: q5", with: "id: addon-1130-0800"))
        _ = try place.file("roster.json", KeptFreeMorning.roster.replacing("\"q5\"", with: "\"addon-1130-0800\""))
        let second = try addon("--patient", "P-0100", "--procedure", "hip", "--now", "2026-11-30T08:00", "--json")
        #expect(try jsonObject(second.stdout)["request"] as? String == "addon-1130-0800-2")
    }

    @Test("accepts: a roster and a scenario that verify, and a word of what goes with what")
    func accept() throws {
        let request = try place.file("a1.yaml", Self.urgent)
        let (newRoster, newWeek) = (place.path("new.json"), place.path("new.yaml"))
        let run = try addon(
            "--request", request, "--now", "2026-11-30T08:00", "--accept", "1", "-o", newRoster, "--scenario-out",
            newWeek)
        #expect(run.status == 0)
        #expect(run.stderr.contains("accepted: a1 at 2026-11-30T09:15 on c1"), "\(run.stderr)")
        let verdict = try Command.fluoro("verify", newWeek, newRoster)
        #expect(verdict.status == 0, "\(verdict.stdout)")
        let made = try place.object("new.json")
        // The place kept free is missing now: 150 points.
        #expect(made["objective"] as? Int == 165)
        #expect(made["status"] as? String == "feasible")
        #expect((made["reserves"] as? [Any])?.isEmpty == true)
        // The next add-on finds nothing: r1 could come at 09:40, but c1 is free from then on for 20 minutes only.
        let executable = try #require(Command.executable)
        let next = try Command.run(
            executable,
            [
                "addon", newWeek, newRoster, "--patient", "P-0101", "--procedure", "hip", "--now", "2026-11-30T08:05",
                "--json",
            ])
        #expect(next.status == 1)
        let refused = try #require(try jsonObject(next.stdout)["refused"] as? [[String: Any]])
        #expect(refused.compactMap { $0["code"] as? String } == ["c-arm"])
        #expect(refused.compactMap { $0["free_minutes"] as? Int } == [20])

        let alone = try addon(
            "--request", request, "--now", "2026-11-30T08:00", "--accept", "1", "-o", place.path("alone.json"))
        #expect(alone.stderr.contains("--scenario-out FILE"), "\(alone.stderr)")
        #expect(try place.text("alone.json") == place.text("new.json"))
    }

    @Test("no place: exit 1, the reason and what opens it, and nothing is written")
    func refused() throws {
        let run = try addon(
            "--patient", "P-0100", "--procedure", "hip", "--authorization", "pending", "--now", "2026-11-30T08:00",
            "--accept", "1", "-o", place.path("new.json"))
        #expect(run.status == 1)
        #expect(run.stdout.contains("No place today"))
        #expect(run.stdout.contains("the authorization is pending; ask the payer"), "\(run.stdout)")
        #expect(try place.names() == ["roster.json", "week.yaml"])
    }

    @Test("a roster that breaks rules gets no answer: exit 1, every rule on stderr")
    func brokenRoster() throws {
        _ = try place.file(
            "roster.json",
            KeptFreeMorning.roster.replacing("T08:25", with: "T08:20").replacing("15, \"bou", with: "14, \"bou"))
        let run = try addon("--patient", "P-0100", "--procedure", "hip", "--now", "2026-11-30T08:00")
        #expect(run.status == 1)
        #expect(run.stdout.isEmpty)
        #expect(run.stderr.contains("arm: c1: q1 and q2 overlap"), "\(run.stderr)")
        #expect(run.stderr.contains("terms: the objective is 15"), "\(run.stderr)")
    }

    @Test("a request with faults: exit 65 and all of them, from a file by line, from options by name")
    func badRequest() throws {
        let request = try place.file(
            "a1.yaml",
            "id: q1\npatent: P-0100\nprocedure: hop\npriority: urgnt\nfixed: {c_arm: c1, start: 2026-11-30T08:00}\n")
        let run = try addon("--request", request, "--now", "2026-11-30T08:00")
        #expect(run.status == 65)
        #expect(run.stdout.isEmpty)
        for part in [
            "a1.yaml:2: patent: is no key that is known here; did you mean 'patient'?",
            "a1.yaml:1: patient: is missing",
            "a1.yaml:3: procedure: 'hop' is no procedure of the scenario; did you mean 'hip'?",
            "a1.yaml:4: priority: 'urgnt' is no priority of the scenario; did you mean 'urgent'?",
            "a1.yaml:5: fixed: an add-on has no promised place",
        ] { #expect(run.stderr.contains(part), "\(part): \(run.stderr)") }
        let options = try addon(
            "--id", "q1", "--patient", "P-0100", "--procedure", "hip", "--mri", "soon", "--arrives", "9", "--now",
            "2026-11-30T08:00")
        #expect(options.status == 65)
        for part in ["options: --id: 'q1' is the id of", "options: --mri: 'soon'", "options: --arrives: '9'"] {
            #expect(options.stderr.contains(part), "\(part): \(options.stderr)")
        }
    }

    @Test(
        "wrong usage: exit 64, the reason, no file touched",
        arguments: [
            (["--now", "2026-11-30"], "--now is an instant"),
            (["--now", "2026-12-30T08:00"], "not in the roster's week"),
            (["--now", "2026-11-30T08:00", "--limit", "-1"], "--limit"),
            (["--now", "2026-11-30T08:00", "--accept", "1"], "-o FILE"),
            (["--now", "2026-11-30T08:00", "-o", "FOLDER/new.json"], "--accept N"),
            (["--now", "2026-11-30T08:00", "--accept", "0", "-o", "FOLDER/new.json"], "--accept"),
            (["--now", "2026-11-30T08:00", "--accept", "7", "-o", "FOLDER/new.json"], "there are 1 proposals"),
            (
                ["--now", "2026-11-30T08:00", "--accept", "1", "-o", "FOLDER/roster.json"],
                "would overwrite what is read"
            ),
            (["--now", "2026-11-30T08:00", "--request", "FOLDER/roster.json"], "one or the other"),
        ])
    func usage(arguments: [String], reason: String) throws {
        let executable = try #require(Command.executable)
        let words = arguments.map { $0.replacing("FOLDER", with: place.path) }
        let run = try Command.run(
            executable, ["addon", week, roster, "--patient", "P-0100", "--procedure", "hip"] + words)
        #expect(run.status == 64)
        #expect(run.stderr.contains(reason), "\(run.stderr)")
        #expect(run.stdout.isEmpty)
        #expect(try place.names() == ["roster.json", "week.yaml"])
    }

    /// A routine hip injection could only have the place kept free at 09:15, its intake at 09:10, 70 minutes from 08:00.
    /// 0.3 urgent patients an hour are 0.005 a minute: 3 (1 - 0.995^71) = 0.898. With 16 minutes left it is
    /// 3 (1 - 0.995^17) = 0.245, less than a quarter: 08:54, on the grid 08:55.
    @Test("looks ahead: the last place is kept for an urgent patient, and can be had all the same")
    func lookAhead() throws {
        let stated = try KeptFreeMorning.scenario().replacing(
            "policy:\n", with: "policy:\n  addon_arrivals: {urgent: 0.3}\n")
        _ = try place.file("week.yaml", stated)
        let routine = ["--patient", "P-0100", "--procedure", "hip", "--now", "2026-11-30T08:00"]
        let executable = try #require(Command.executable)
        func run(_ arguments: String...) throws -> Command.Run {
            try Command.run(executable, ["addon", week, roster] + routine + arguments)
        }
        let looked = try run("--look-ahead", "--json")
        #expect(looked.status == 0)
        var all = try proposals(looked)
        try #require(all.count == 1)
        let kept = try #require(all[0]["kept"] as? [String: Any])
        #expect(kept["until"] as? String == "2026-11-30T08:55")
        #expect(kept["gain"] as? Double == 0.898)
        all = try proposals(try run("--json"))
        #expect(all[0]["kept"] == nil)
        let words = try run("--look-ahead")
        // Broken into lines for a terminal.
        let text = words.stdout.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("better kept for somebody more urgent until 08:55, then ask again"), "\(words.stdout)")
        let accepted = try run(
            "--look-ahead", "--accept", "1", "-o", place.path("new.json"), "--scenario-out", place.path("new.yaml"))
        #expect(accepted.status == 0)
        #expect(try Command.fluoro("verify", place.path("new.yaml"), place.path("new.json")).status == 0)
        #expect(try place.text("new.yaml").contains("addon_arrivals: {urgent: 0.3}"))
        let urgent = try run("--look-ahead", "--priority", "urgent", "--json")
        #expect(try proposals(urgent)[0]["kept"] == nil)
    }

    @Test("looks ahead at nothing: exit 65, and what to state")
    func lookAheadWithoutRates() throws {
        let run = try addon(
            "--patient", "P-0100", "--procedure", "hip", "--now", "2026-11-30T08:00", "--look-ahead")
        #expect(run.status == 65)
        #expect(run.stdout.isEmpty)
        #expect(run.stderr.contains("week.yaml: policy.addon_arrivals: is missing"), "\(run.stderr)")
        #expect(run.stderr.contains("or leave out --look-ahead"), "\(run.stderr)")
    }

    @Test("nothing to ask for: exit 64")
    func nothing() throws {
        let run = try addon("--now", "2026-11-30T08:00")
        #expect(run.status == 64)
        #expect(run.stderr.contains("--patient and --procedure"), "\(run.stderr)")
    }
}
