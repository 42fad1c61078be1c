import Foundation
import Testing

@Suite("Several writers")
struct WritersTests {
    @Test("twenty processes that insert into one day at once: nothing is lost, nothing is booked twice")
    func twentyAtOnce() throws {
        let bench = try StorePlace()
        let executable = try #require(Command.executable)
        let launched = try (1...20).map { try LaunchedRun(executable, bench.addOn($0)) }
        let runs = try launched.map { try $0.end() }
        for (number, run) in runs.enumerated() {
            #expect(run.status == 0 && !run.isKilled, "a\(number + 1): \(run.stderr)")
        }

        // Each got a line of its own in the log, after those of init and publish, and nothing else is in it.
        #expect(runs.compactMap(\.acknowledged).sorted() == Array(3...22))
        let log = try bench.log()
        #expect(log.compactMap { $0["entry"] as? Int } == Array(1...22))
        for (number, run) in runs.enumerated() {
            let entry = try #require(log.first { $0["entry"] as? Int == run.acknowledged })
            #expect(entry["request"] as? String == "a\(number + 1)")
            #expect(entry["by"] as? String == "nurse\(number + 1)")
            #expect(entry["operation"] as? String == "add")
        }

        #expect(try bench.placed() == ((1...20).map { "a\($0)" } + StorePlace.published).sorted())
        let verdict = try bench.verify()
        #expect(verdict.status == 0, "\(verdict.stdout)")
        #expect(try bench.place.names().filter { $0.hasPrefix("clinic") } == ["clinic.sqlite"])
    }

    @Test("several that leave the id of the request to the program get one each")
    func madeUpIDs() throws {
        let bench = try StorePlace()
        let executable = try #require(Command.executable)
        let launched = try (1...8).map { number in
            let arguments = bench.addOn(number)
            let id = try #require(arguments.firstIndex(of: "--id"))
            return try LaunchedRun(executable, Array(arguments[..<id] + arguments[(id + 2)...]))
        }
        for run in launched { #expect(try run.end().status == 0) }
        #expect(Set(try bench.placed()).count == 11)
        #expect(try bench.log().count == 10)
    }

    @Test("twenty that want the same place: one gets it, the others are told no")
    func onePlace() throws {
        let bench = try StorePlace()
        let executable = try #require(Command.executable)
        let launched = try (1...20).map { number in
            let arguments = bench.addOn(number).dropLast(2) + ["--at", "\(StorePlace.tuesday)T09:00/c1"]
            return try LaunchedRun(executable, Array(arguments))
        }
        let runs = try launched.map { try $0.end() }
        #expect(runs.count { $0.status == 0 } == 1)
        for run in runs where run.status != 0 {
            #expect(run.status == 1)
            #expect(run.stderr.contains("cannot be placed on c1"), "\(run.stderr)")
            #expect(run.stdout.isEmpty)
        }
        #expect(try bench.log().count == 3)
        #expect(try bench.placed().count == 4)
    }

    @Test("a copy made while others write is a whole store")
    func backup() throws {
        let bench = try StorePlace()
        let executable = try #require(Command.executable)
        let launched = try (1...6).map { try LaunchedRun(executable, bench.addOn($0)) }
        let copy = bench.place.path("copy.sqlite")
        let run = try bench.fluoro(["backup", copy, "--data", bench.store])
        #expect(run.status == 0, "\(run.stderr)")
        for run in launched { #expect(try run.end().status == 0) }
        let log = try bench.fluoro(["log", "--data", copy])
        let copied = log.stdout.split(separator: "\n").count
        #expect((2...8).contains(copied))
        let whole = try bench.fluoro(["log", "--data", bench.store]).stdout
        #expect(whole.hasPrefix(log.stdout))
        #expect(whole.split(separator: "\n").count == 8)
    }
}
