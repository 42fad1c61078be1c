import Foundation
import Testing

/// A writer is killed with `kill -9`. Whatever the instant: the store opens, passes `fluoro verify`, and holds exactly what
/// was acknowledged, but for the one change in flight, which is there as a whole or not at all.
@Suite("A writer that is killed")
struct KilledTests {
    /// The system calls by which a store changes files and reports: one is the last before each instant that matters.
    private static let calls = ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "write"]
    /// More of one kind than a change makes.
    private static let mostCalls = 60

    private static let strace: URL? = ["/usr/bin/strace", "/usr/local/bin/strace"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }

    @Test(
        "at each system call that writes, forces to the disk, deletes or reports",
        .enabled(if: strace != nil, "strace is not installed"), arguments: calls)
    func atEachCall(call: String) throws {
        let strace = try #require(Self.strace)
        let executable = try #require(Command.executable)
        let bench = try StorePlace()
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.store))
        var killed = 0
        for number in 1...Self.mostCalls {
            // Each instant is met by a store of its own.
            try before.write(to: URL(fileURLWithPath: bench.store))
            let watch = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)"]
            let inject = ["-e", "inject=\(call):signal=SIGKILL:when=\(number)"]
            let run = try LaunchedRun(strace, watch + inject + [executable.path] + bench.addOn(1)).end()
            guard run.isKilled || run.status != 0 else {
                #expect(run.acknowledged == 3)
                break
            }
            killed += 1
            try expectWhole(bench, acknowledged: run.acknowledged == nil ? 2 : 3, inFlight: 1)
            // And it goes on.
            let next = try bench.change("note", "on")
            #expect(next.status == 0, "\(next.stderr)")
        }
        // A change is written to the log of writes, forced to the disk, copied to the file, and reported.
        let atLeast = ["pwrite64": 8, "fdatasync": 1, "write": 1]
        #expect(killed >= atLeast[call] ?? 0, "\(call): \(killed)")
        #expect(killed < Self.mostCalls)
    }

    @Test("at fractions of its time, again and again on one store")
    func atFractions() throws {
        let executable = try #require(Command.executable)
        let bench = try StorePlace()
        let begin = ContinuousClock.now
        #expect(try bench.fluoro(bench.addOn(1)).status == 0)
        let whole = (ContinuousClock.now - begin) / .seconds(1)
        var acknowledged = 3
        for number in 2...19 {
            let run = try LaunchedRun(executable, bench.addOn(number)).killed(
                after: whole * Double(number - 1) / 16)
            if run.acknowledged != nil { acknowledged += 1 }
            acknowledged = try expectWhole(bench, acknowledged: acknowledged, inFlight: run.isKilled ? 1 : 0)
        }
    }

    /// Checks the store; returns how many changes it holds.
    @discardableResult
    private func expectWhole(_ bench: StorePlace, acknowledged: Int, inFlight: Int) throws -> Int {
        let log = try bench.log()
        #expect((acknowledged...acknowledged + inFlight).contains(log.count))
        #expect(log.compactMap { $0["entry"] as? Int } == Array(1...log.count))
        let added = log.filter { $0["operation"] as? String == "add" }.compactMap { $0["request"] as? String }
        #expect(try bench.placed() == (added + StorePlace.published).sorted())
        let verdict = try bench.verify()
        #expect(verdict.status == 0, "\(verdict.stdout)\(verdict.stderr)")
        return log.count
    }
}
