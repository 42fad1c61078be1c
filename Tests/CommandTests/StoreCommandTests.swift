import Foundation
import Testing

@Suite("fluoro on a store")
struct StoreCommandTests {
    private let bench: StorePlace

    init() throws { bench = try StorePlace() }

    @Test("a day from the first patient to the last change taken back")
    func day() throws {
        let lines: [([String], String, String)] = [
            (["arrive", "q1"], "07:50", "3: q1 (P-0001) came at 07:50\n"),
            (
                ["start", "q1", "--at", "\(StorePlace.tuesday)T08:01"], "08:05",
                "4: q1 (P-0001) went into the room at 08:01\n"
            ),
            (["note", "c2 warms up slowly", "--reason", "seen twice"], "08:06", "5: c2 warms up slowly\n"),
            (["finish", "q1"], "08:25", "6: q1 (P-0001) left the room at 08:25\n"),
            (["leave", "q1"], "08:40", "7: q1 (P-0001) went home at 08:40\n"),
            (
                ["no-show", "q2"], "08:41",
                "8: q2 (P-0002) did not come; c2 on 2026-12-08 at 08:00 is free again\nnobody who waits could come\n"
            ),
            (["move", "q3", "2026-12-08T09:00/c2"], "08:42", ""),
            (
                ["undo"], "08:45",
                "9: entry 8 was taken back: q2 (P-0002) did not come; c2 on 2026-12-08 at 08:00 is free again\n"
            ),
        ]
        for (arguments, clock, expected) in lines {
            let run = try bench.fluoro(
                arguments + ["--data", bench.store, "--now", "\(StorePlace.tuesday)T\(clock)", "--by", "ann"])
            #expect(run.stdout == expected)
            #expect(run.status == (expected.isEmpty ? 1 : 0), "\(run.stderr)")
            // q3 is promised at 08:00 on c3.
            #expect(run.stderr.isEmpty != expected.isEmpty, "\(run.stderr)")
        }
        let log = try bench.fluoro(["log", "--data", bench.store]).stdout.split(separator: "\n")
        #expect(log.count == 9)
        #expect(log[4] == "5  2026-12-08T08:06  ann  note: c2 warms up slowly (seen twice)")
        let later = try bench.fluoro(["log", "--data", bench.store, "--after", "7", "--json"]).stdout
        let entries = try later.split(separator: "\n").map { try jsonObject(String($0)) }
        #expect(entries.map { $0["operation"] as? String } == ["no-show", "undo"])
        #expect(entries[1]["undoes"] as? Int == 8)
        let gone = try #require((entries[0]["before"] as? [String: Any])?["appointments"] as? [[String: Any]])
        #expect(gone.map { $0["request"] as? String } == ["q2"])
        #expect(try bench.verify().status == 0)
    }

    @Test("an add-on is proposed, held, offered to nobody else, confirmed, and called in for a cancellation")
    func addOns() throws {
        let joint = ["--procedure", "joint", "--patient", "P-0101", "--id", "a1"]
        let other = ["--procedure", "joint", "--patient", "P-0102", "--id", "a2"]
        func run(_ arguments: [String], at clock: String) throws -> Command.Run {
            try bench.fluoro(arguments + ["--data", bench.store, "--now", "\(StorePlace.tuesday)T\(clock)"])
        }
        func first(_ run: Command.Run) throws -> String {
            let proposals = try #require(try jsonObject(run.stdout)["proposals"] as? [[String: Any]])
            let place = try #require(proposals.first?["appointment"] as? [String: Any])
            return "\(place["c_arm"] as? String ?? "") \(place["start"] as? String ?? "")"
        }
        #expect(try first(run(["addon", "--json"] + joint, at: "07:00")) == "c1 2026-12-08T08:30")
        #expect(try run(["hold", "--minutes", "15"] + joint, at: "07:00").status == 0)
        #expect(try bench.look("day", at: "07:10").stdout.contains("08:30 on c1 for a1 (P-0101) until 07:15"))
        #expect(try first(run(["addon", "--json"] + other, at: "07:14")) == "c2 2026-12-08T08:30")
        #expect(try first(run(["addon", "--json"] + other, at: "07:15")) == "c1 2026-12-08T08:30")
        let confirmed = try run(["confirm", "a1", "--json"], at: "07:14")
        #expect(confirmed.status == 0, "\(confirmed.stderr)")
        let entry = try #require(try jsonObject(confirmed.stdout)["entry"] as? [String: Any])
        #expect(entry["operation"] as? String == "add")

        // Whoever cancelled waits, and could come to the place that another gives up.
        #expect(try run(["cancel", "a1"], at: "07:20").status == 0)
        let cancelled = try run(["cancel", "q2", "--json"], at: "07:21")
        let waiting = try #require(try jsonObject(cancelled.stdout)["waiting"] as? [[String: Any]])
        #expect(waiting.map { $0["request"] as? String } == ["a1"])
        #expect(waiting.map { $0["gave_up"] as? String } == ["cancelled"])
        let again = try run(["addon", "--waiting", "a1", "--at", "c2/2026-12-08T08:00"], at: "07:22")
        #expect(again.status == 0, "\(again.stderr)")
        #expect(try bench.placed() == ["a1", "q1", "q3"])
        let changes = try run(["changes"], at: "07:23").stdout.split(separator: "\n")
        #expect(
            changes.dropFirst().sorted() == [
                "a1: no place -> c2 2026-12-08T08:00", "q2: c2 2026-12-08T08:00 -> no place",
            ])
        #expect(try bench.verify().status == 0)
    }

    @Test("a day is shown, on a page too, and as JSON")
    func shown() throws {
        _ = try bench.change("arrive", "q1", at: "07:50")
        let page = bench.place.path("day.html")
        let run = try bench.look("day", "--html", page, at: "07:55")
        #expect(run.status == 0 && run.stdout.contains("P-0001"), "\(run.stderr)")
        #expect(try bench.place.text("day.html").hasPrefix("<!DOCTYPE html>"))
        let day = try jsonObject(try bench.look("day", StorePlace.tuesday, "--json", at: "07:55").stdout)
        let visits = try #require(day["visits"] as? [[String: Any]])
        let statuses = visits.compactMap { ($0["progress"] as? [String: Any])?["status"] as? String }
        #expect(statuses == ["arrived", "expected", "expected"])
        let week = try jsonObject(try bench.look("week", "--json").stdout)
        #expect(week["format"] as? String == "fluoro-roster/1")
        #expect((week["appointments"] as? [Any])?.count == 3)
    }

    @Test("what is exported and imported is exported the same")
    func exportImport() throws {
        _ = try bench.fluoro(bench.addOn(1))
        _ = try bench.change("cancel", "q2")
        let (file, copy) = (bench.place.path("all.json"), bench.place.path("copy.sqlite"))
        #expect(try bench.fluoro(["export", "--data", bench.store, "-o", file]).status == 0)
        let run = try bench.fluoro(["import", file, "--data", copy])
        #expect(run.stdout == "\(copy): 1 week, 4 log entries\n")
        #expect(try bench.fluoro(["export", "--data", copy]).stdout == bench.place.text("all.json"))
        #expect(try bench.place.names().filter { $0.hasPrefix(".") } == [])
    }

    @Test("a roster that breaks a rule, of other visits or of another week is not imported nor published")
    func foreign() throws {
        _ = try bench.fluoro(["export", "--data", bench.store, "-o", bench.place.path("all.json")])
        let all = try bench.place.text("all.json")
        let wrong = try bench.place.file("wrong.json", all.replacing("\"bay\": 1}", with: "\"bay\": 99}"))
        let imported = try bench.fluoro(["import", wrong, "--data", bench.place.path("copy.sqlite")])
        #expect(imported.status == 65)
        #expect(imported.stderr.contains("there is no bay 99, only 1 to 12"), "\(imported.stderr)")
        let roster = try bench.place.text("roster.json")
        for (part, other, status, words) in [
            ("\"three-rooms\"", "\"four-rooms\"", 65, "is a roster of four-rooms"),
            ("\"week\": \"2026-12-07\"", "\"week\": \"2026-12-14\"", 65, "has no week of 2026-12-14"),
            ("\"c_arm\": \"c3\", \"start\"", "\"c_arm\": \"c2\", \"start\"", 1, "q2 and q3 overlap"),
        ] {
            let path = try bench.place.file("other.json", roster.replacing(part, with: other))
            let run = try bench.change("publish", path)
            #expect(run.status == Int32(status))
            #expect(run.stderr.contains(words), "\(run.stderr)")
        }
        #expect(try bench.log().count == 2)
        #expect(try bench.place.names().contains("copy.sqlite") == false)
    }

    @Test("a draft is kept, with its faults told, and published by name")
    func draft() throws {
        let roster = bench.place.path("roster.json")
        #expect(try bench.change("draft", roster, "--name", "plan B").status == 0)
        let changes = try bench.look("changes").stdout
        #expect(changes.contains("nothing has changed since"))
        #expect(changes.contains("draft plan B, by nurse"))
        #expect(try bench.look("changes", "--draft", "plan B").stdout.contains("it would change nothing"))
        let unknown = try bench.change("publish", "--draft", "plan C")
        #expect(unknown.status == 65)
        #expect(unknown.stderr == "fluoro: there is no draft plan C; there is plan B\n")
        let run = try bench.change("publish", "--draft", "plan B")
        #expect(run.stdout == "4: roster 3 was published: 3 visits, optimal\n", "\(run.stderr)")
    }

    @Test("the newest roster is explained")
    func explained() throws {
        _ = try bench.change("cancel", "q2")
        let run = try bench.fluoro(["explain", "--data", bench.store, "q2", "--json"])
        #expect(run.status == 0, "\(run.stderr)")
        #expect(try jsonObject(run.stdout)["format"] as? String == "fluoro-explanation/1")
        let unknown = try bench.fluoro(["explain", "--data", bench.store, "q9"])
        #expect(unknown.status == 64 && unknown.stderr.contains("no request q9"), "\(unknown.stderr)")
        #expect(try bench.fluoro(["explain", "--data", bench.store, "q2", "q3"]).status == 64)
        #expect(try bench.fluoro(["explain"]).status == 64)
    }
}
