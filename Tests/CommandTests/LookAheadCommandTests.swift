import Foundation
import Testing

/// `fluoro addon --look-ahead` on a store.
@Suite("fluoro addon --look-ahead on a store")
struct LookAheadCommandTests {
    private let place: Workplace
    private var store: String { place.path("clinic.sqlite") }

    init() throws { place = try Workplace() }

    /// The three rooms of `StorePlace`, open all week.
    private func publish(_ policy: String = "") throws {
        let text = StorePlace.week.replacingOccurrences(
            of: "open_days: [tue]", with: "open_days: [mon, tue, wed, thu, fri]")
        let week = try place.file("week.yaml", policy + text)
        let roster = place.path("roster.json")
        try expect(["roster", week, "-o", roster])
        try expect(["init", store, week, "--now", "2026-12-04T10:00", "--by", "scheduler"])
        try expect(["publish", roster, "--data", store, "--now", "2026-12-04T10:05", "--by", "scheduler"])
    }

    private func expect(_ arguments: [String]) throws {
        let run = try Command.run(try #require(Command.executable), arguments)
        try #require(run.status == 0, "\(run.stderr)")
    }

    private func ask(_ words: String..., at now: String) throws -> Command.Run {
        try Command.run(
            try #require(Command.executable),
            ["addon", "--data", store, "--now", now, "--patient", "P-0100", "--procedure", "joint"] + words)
    }

    /// Five mornings of four hours, one urgent patient: 1/20 an hour. On Saturday nobody works.
    @Test("the log's rates, told once five open days are over; before that exit 65 and what to state")
    func log() throws {
        try publish()
        let early = try ask("--look-ahead", at: "2026-12-08T07:30")
        #expect(early.status == 65)
        #expect(early.stdout.isEmpty)
        #expect(early.stderr.contains("the log shows 1 open day before today where 5 are needed"), "\(early.stderr)")
        #expect(early.stderr.contains("or leave out --look-ahead"))
        #expect(try ask(at: "2026-12-08T07:30").status == 0)
        let booked = try ask(
            "--priority", "urgent", "--accept", "1", "--by", "nurse", "--id", "a1", at: "2026-12-08T07:35")
        #expect(booked.status == 0, "\(booked.stderr)")
        let late = try ask("--look-ahead", at: "2026-12-12T08:00")
        #expect(late.status == 1)
        #expect(
            late.stderr
                == "note: looking ahead by the log: 1 add-on on 5 open days, an hour: routine 0, urgent 0.05, emergent 0\n"
        )
    }

    @Test("what the policy states is looked ahead by, whatever the log shows")
    func stated() throws {
        try publish("policy:\n  addon_arrivals: {urgent: 20}\n")
        let run = try ask("--look-ahead", "--json", "--arrives", "2026-12-08T11:25", at: "2026-12-08T10:25")
        #expect(run.status == 0, "\(run.stderr)")
        #expect(run.stderr.isEmpty)
        let proposals = try #require(try jsonObject(run.stdout)["proposals"] as? [[String: Any]])
        // From 11:25 on there are the last places of three rooms. Twenty an hour take whatever is left until then: one place
        // less is one urgent patient less, 4 - 1 in weights.
        let kept = try #require(proposals.first?["kept"] as? [String: Any])
        #expect(try #require(kept["gain"] as? Double) > 2)
        let plain = try ask("--json", "--arrives", "2026-12-08T11:25", at: "2026-12-08T10:25")
        #expect(!plain.stdout.contains("kept"))
    }
}
