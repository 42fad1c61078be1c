import Foundation
import Testing

@Suite("fluoro simulate")
struct SimulateCommandTests {
    private let place: Workplace
    private let study: String

    init() throws {
        place = try Workplace()
        _ = try place.file("clinic.yaml", Self.clinic)
        study = try place.file("study.yaml", Self.study)
    }

    @Test("prints the answer and a table, and writes the report and its page")
    func report() throws {
        let run = try Command.fluoro("simulate", study, "-o", place.path("out"))
        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.stderr.isEmpty, "\(run.stderr)")
        #expect(run.stdout.hasPrefix("Radiologist sessions bind. Another C-arm is not worth its price at any demand"))
        #expect(run.stdout.contains("Visits/week"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path("out")).sorted() == [
                "report.html", "report.json",
            ])
        let report = try place.object("out/report.json")
        #expect(report["format"] as? String == "fluoro-study-report/1")
        #expect(report["replications"] as? Int == 12)
        let options = try #require(report["options"] as? [[String: Any]])
        #expect(options.compactMap { $0["name"] as? String } == ["today", "another C-arm"])
        #expect(options[1]["verdict"] as? String == "not worth it")
        let page = try place.text("out/report.html")
        #expect(page.contains("Radiologist sessions bind."))
        #expect(page.contains("a guess of the test"))
    }

    @Test("makes the same report with any number of threads, another with another seed")
    func sameBytes() throws {
        let one = try Command.fluoro("simulate", study, "--json", "--threads", "1")
        let three = try Command.fluoro("simulate", study, "--json", "--threads", "3")
        #expect(one.status == 0)
        #expect(one.stdout == three.stdout)
        let other = try Command.fluoro("simulate", study, "--json", "--seed", "8", "--replications", "3")
        let report = try jsonObject(other.stdout)
        #expect(report["seed"] as? Int == 8 && report["replications"] as? Int == 3)
        #expect(other.stdout != one.stdout)
    }

    @Test("sweeps a reserve")
    func sweep() throws {
        let run = try Command.fluoro("simulate", study, "--sweep", "addon_reserve=0..2", "--replications", "4")
        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.stdout.hasPrefix("From 0 to 2 places kept free a day: add-ons served the same day from "))
        #expect(run.stdout.contains("addon_reserve 2"))
        #expect(!run.stdout.contains("Binds") && !run.stdout.contains("Verdict"))
        let text = Self.clinic.replacing("policy: {addon_reserve: {procedure: lumbar, per_day: 1}}\n", with: "")
        _ = try place.file("clinic.yaml", text)
        let none = try Command.fluoro("simulate", study, "--sweep", "addon_reserve=0..2")
        #expect(none.status == 65)
        #expect(none.stderr.contains("keeps no places free"))
    }

    @Test("stops early where the intervals are narrow")
    func precision() throws {
        let run = try Command.fluoro(
            "simulate", study, "--replications", "200", "--precision", "0.2", "--json")
        #expect(run.status == 0)
        let count = try #require(try jsonObject(run.stdout)["replications"] as? Int)
        #expect(count >= 10 && count < 200 && count % 10 == 0)
    }

    @Test("refuses a study with faults, all at once, and makes no folder")
    func badInput() throws {
        let text = Self.study.replacing("per_week: 12", with: "per_week: -12").replacing("c_arms: 1", with: "c_arm: 1")
        _ = try place.file("study.yaml", text)
        let run = try Command.fluoro("simulate", study, "-o", place.path("out"))
        #expect(run.status == 65)
        #expect(run.stdout.isEmpty)
        #expect(run.stderr.contains("study.yaml:7: demand[0].per_week: -12 is negative; the least is 0"))
        #expect(run.stderr.contains("options[1].add.c_arm: is no key that is known here; did you mean 'c_arms'?"))
        #expect(try place.names() == ["clinic.yaml", "study.yaml"])
    }

    @Test(
        "refuses options that mean nothing",
        arguments: [
            ["--threads", "0"], ["--replications", "0"], ["--precision", "1"], ["--precision", "0"],
            ["--sweep", "addon_reserve"], ["--sweep", "addon_reserve=3..1"], ["--sweep", "rooms=0..2"],
            ["--sweep", "c_arms=-1..2"], ["--sweep", "nurses=0..50"], ["--seed", "-1"], ["-o", ""],
        ])
    func usage(arguments: [String]) throws {
        let run = try Command.run(try #require(Command.executable), ["simulate", study] + arguments)
        #expect(run.status == 64, "\(run.stderr)")
        #expect(run.stdout.isEmpty)
    }

    @Test("never writes over what it reads, nor takes a file for a folder")
    func outputs() throws {
        let inside = try place.file("report.json", Self.study)
        let over = try Command.fluoro("simulate", inside, "-o", place.path)
        #expect(over.status == 64, "\(over.stderr)")
        #expect(try place.text("report.json") == Self.study)
        #expect(try Command.fluoro("simulate", study, "-o", study).status == 64)
    }

    @Test("reports what the finished replications say at Ctrl-C")
    func interrupted() throws {
        let run = try WatchedRun(
            ["simulate", study, "--replications", "100000", "--threads", "1", "-o", place.path("out")])
        try run.wait { $0.contains(/replication [0-9]+ of [0-9]+ .* s left/) }
        run.send(SIGINT)
        let end = try run.end()
        #expect(end.status == 0, "\(end.stderr)")
        let report = try place.object("out/report.json")
        let count = try #require(report["replications"] as? Int)
        #expect(count >= 1 && count < 100_000)
        #expect(end.stdout.contains("The study was stopped: this is what \(count) of 100000 replications say"))
        let options = try #require(report["options"] as? [[String: Any]])
        #expect(options.allSatisfy { $0["binds"] is NSNull })
    }

    /// One room, one radiologist who works one of two mornings; twelve visits are asked for and four to five done.
    private static let clinic = """
        format: fluoro-scenario/1
        name: one-morning
        week: 2026-11-30
        planning_date: 2026-11-26
        site:
          name: One room
          time_zone: America/Chicago
          open_days: [mon, tue]
          halves: {am: ["08:00", "10:00"]}
          recovery_bays: 2
          c_arms: [{id: c1}]
        staff:
          radiologists: [{id: r1, skills: [lumbar], sessions: [mon/am, tue/am], max_sessions: 1}]
          technologists: [{id: t1, spine: true, sessions: [mon/am, tue/am]}]
          nurses: [{id: n1, hours: {mon: [["07:30", "11:30"]], tue: [["07:30", "11:30"]]}}]
        procedures:
          - code: lumbar
            service: spine
            skill: lumbar
            minutes: {intake: 10, setup: 5, procedure: 20, turnover: 5, recovery: 20, discharge: 5}
        policy: {addon_reserve: {procedure: lumbar, per_day: 1}}
        requests: []

        """

    private static let study = """
        format: fluoro-study/1
        name: small
        base: clinic.yaml
        weeks: 13
        replications: 12
        seed: 7
        demand: [{procedure: lumbar, per_week: 12}]
        same_day: {per_day: 1, from: "07:30", until: "09:30", procedure: lumbar}
        finance:
          currency: USD
          years: 2
          discount_rate: 0.05
          margin: {default: 200}   # a guess of the test
          session_cost: {radiologist: 100, technologist: 50}
          overtime_per_minute: 1
        options:
          - name: today
          - name: another C-arm
            add: {c_arms: 1}
            capital: 10000

        """
}
