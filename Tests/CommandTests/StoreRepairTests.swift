import Foundation
import Testing

/// `fluoro repair --data` on three C-arms, each with one visit at 08:00 and room for seven more.
@Suite("fluoro repair on a store")
struct StoreRepairTests {
    private let store: StorePlace

    init() throws { store = try StorePlace() }

    private static let down = ["--c-arm", "c1", "--from", "08:00", "--to", "12:00"]

    private func repair(_ arguments: [String], at clock: String = "07:00") throws -> Command.Run {
        try store.fluoro(
            ["repair", "--data", store.store, "--now", "\(StorePlace.tuesday)T\(clock)"] + Self.down + arguments)
    }

    /// The store's weeks, as lines.
    private func weeks() throws -> Data {
        let weeks = try #require(try store.export()["weeks"])
        return try JSONSerialization.data(withJSONObject: weeks, options: .sortedKeys)
    }

    /// c1 is down all morning: q1 loses its promise and goes behind q2 or q3, from 08:30 on: 10 and 2 for half an hour. Either
    /// q1 has another radiologist then, or r1 takes the whole C-arm over: 4.
    @Test("A repair is shown, taken over, and taken back")
    func takenOver() throws {
        let before = try weeks()
        let shown = try repair([])
        #expect(shown.status == 0 && shown.stdout.contains("P-0001"), "\(shown.stderr)")
        #expect(shown.stdout.contains("moved within the day 12; another radiologist 4."), "\(shown.stdout)")
        #expect(try weeks() == before, "nothing is changed without --accept")

        let taken = try repair(["--accept", "--by", "nurse", "--reason", "tube burnt out"])
        #expect(taken.status == 0, "\(taken.stderr)")
        #expect(taken.stdout.contains("(tube burnt out); other places for q1"), "\(taken.stdout)")
        #expect(try store.log().last?["operation"] as? String == "repair")
        #expect(try store.log().last?["reason"] as? String == "tube burnt out")
        let verified = try store.verify()
        #expect(verified.status == 0, "\(verified.stdout)\(verified.stderr)")

        let undone = try store.change("undo")
        #expect(undone.status == 0, "\(undone.stderr)")
        #expect(try weeks() == before)
    }

    /// q1 is taken in five minutes early: its visit is under way, though the roster has nothing of it before 07:55.
    @Test("A visit that began before its time is finished where it is")
    func beganEarly() throws {
        for (word, clock) in [("arrive", "07:40"), ("start", "07:50")] {
            let run = try store.change(word, "q1", at: clock)
            #expect(run.status == 0, "\(run.stderr)")
        }
        let run = try repair([], at: "07:51")
        #expect(
            run.status == 0 && run.stdout.contains("Nobody: every patient keeps place and radiologist."),
            "\(run.stdout)")
    }

    @Test("One JSON object with the log's entry and the answer")
    func json() throws {
        let run = try repair(["--accept", "--json"])
        let object = try jsonObject(run.stdout)
        #expect((object["entry"] as? [String: Any])?["operation"] as? String == "repair")
        #expect((object["repair"] as? [String: Any])?["format"] as? String == "fluoro-repair/1")
    }

    @Test("Files beside a store are wrong usage")
    func usage() throws {
        #expect(try repair(["week.yaml"]).status == 64)
        #expect(try repair(["--week", "tuesday"]).status == 64)
    }
}
