import Foundation
import Testing

/// What goes wrong with a store is one sentence on stderr, nothing on stdout, and an exit code.
@Suite("Trouble with a store")
struct StoreTroubleTests {
    private let bench: StorePlace

    init() throws { bench = try StorePlace() }

    private func expect(_ status: Int32, _ words: String, _ run: Command.Run) {
        #expect(run.status == status)
        #expect(run.stdout.isEmpty)
        #expect(run.stderr.contains(words), "\(run.stderr)")
        #expect(run.stderr.split(separator: "\n").count == 1, "\(run.stderr)")
    }

    @Test("a store that is none: missing, text, a newer one, a folder")
    func noStore() throws {
        let text = try bench.place.file("week.txt", String(repeating: "not a database\n", count: 100))
        for (path, words) in [
            (bench.place.path("nowhere.sqlite"), "there is no such file"), (text, "is no store of fluoro"),
            (bench.place.path, "it is a folder"),
        ] {
            expect(65, words, try bench.fluoro(["log", "--data", path]))
            expect(65, words, try bench.fluoro(["cancel", "q1", "--data", path, "--now", "2026-12-08T07:00"]))
        }
        #expect(try bench.place.names().contains("nowhere.sqlite") == false)
    }

    @Test("a store is never written over")
    func exists() throws {
        expect(
            64, "a store is never written over", try bench.fluoro(["init", bench.store, bench.place.path("week.yaml")]))
        let backup = try bench.fluoro(["backup", bench.store, "--data", bench.store])
        #expect(backup.status == 64 && backup.stderr.contains("would overwrite what is read"), "\(backup.stderr)")
        #expect(try bench.log().count == 2)
    }

    @Test("names that are not there, and rules that say no")
    func refusals() throws {
        expect(65, "no request has the id q9; there is q1, q2, q3", try bench.change("cancel", "q9"))
        expect(65, "no week of 2026-12-14", try bench.look("day", "2026-12-15"))
        expect(65, "the log has no entry 77; the last is 2", try bench.change("undo", "77"))
        expect(1, "is promised on c1", try bench.change("move", "q1", "2026-12-08T09:00/c1"))
        expect(1, "needs a reason", try bench.change("settle", "q1", "driver"))
        expect(1, "no place is held for a1", try bench.change("confirm", "a1"))
        expect(1, "is not one that is taken back", try bench.change("undo", "1"))
        expect(
            64, "is not in the roster's week",
            try bench.fluoro(bench.addOn(1).map { $0.replacing("2026-12-08T07:00", with: "2026-12-18T07:00") }))
    }

    @Test(
        "wrong usage",
        arguments: [
            ["cancel", "q1"], ["cancel", "q1", "--data", ""], ["cancel", "q1", "--data", "c", "--now", "8 o'clock"],
            ["publish", "--data", "c"], ["publish", "r.json", "--draft", "d", "--data", "c"],
            ["move", "q1", "c1", "--data", "c"], ["move", "q1", "c1/09:00", "--data", "c"],
            ["settle", "q1", "mri", "--data", "c"], ["note", "  ", "--data", "c"],
            ["hold", "--data", "c", "--waiting", "q1", "--minutes", "0"], ["addon", "--data", "c", "--patient", "P"],
            ["addon", "--data", "c", "--waiting", "q1", "--patient", "P"],
            ["addon", "--data", "c", "--waiting", "q1", "--accept", "1", "--at", "c1/2026-12-08T09:00"],
            ["addon", "s.yaml", "r.json", "--waiting", "q1", "--now", "2026-12-08T07:00"],
            ["day", "tomorrow", "--data", "c"], ["arrive", "q1", "--at", "soon", "--data", "c"],
        ])
    func usage(arguments: [String]) throws {
        let run = try bench.fluoro(arguments)
        #expect(run.status == 64, "\(run.stderr)")
        #expect(run.stdout.isEmpty && !run.stderr.isEmpty)
    }

    /// Somebody who may read the store and not write it: as root, another account; else the file's rights.
    @Test(
        "a read-only store can be looked at, and says so when it is to be changed",
        .enabled(if: reader != nil, "this account may write everything, and there is no setpriv"))
    func readOnly() throws {
        let reader = try #require(Self.reader)
        let executable = try #require(Command.executable).path
        let folder = URL(fileURLWithPath: bench.place.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: bench.store)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        func run(_ arguments: [String]) throws -> Command.Run {
            let words = reader + [executable] + arguments
            return try Command.run(URL(fileURLWithPath: words[0]), Array(words.dropFirst()))
        }
        expect(
            64, "nothing can be written to it",
            try run(["note", "x", "--data", bench.store, "--now", "2026-12-08T07:00"]))
        let log = try run(["log", "--data", bench.store])
        #expect(log.status == 0 && log.stdout.split(separator: "\n").count == 2, "\(log.stderr)")
    }

    /// The words that run a program as somebody whom file rights bind; empty where this account is such, nil where none is.
    private static let reader: [String]? = {
        if getuid() != 0 { return ["/usr/bin/env"] }
        let setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let setpriv, let executable = Command.executable else { return nil }
        let words = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
        // That account must be able to reach the program.
        let run = try? Command.run(URL(fileURLWithPath: setpriv), words.dropFirst() + [executable.path, "--version"])
        return run?.status == 0 ? words : nil
    }()
}
