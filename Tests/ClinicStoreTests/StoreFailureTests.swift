import Clinic
import ClinicService
import ClinicStore
import Foundation
import GRDB
import TestSupport
import Testing

/// Each way in which a file fails to be a store that can be used is told apart and said in a sentence.
@Suite("A store that cannot be used")
struct StoreFailureTests {
    private let bench: StoreBench

    init() throws { bench = try StoreBench() }

    private func expect(_ error: StoreError, at path: String, _ words: String) {
        #expect(throws: ServiceError.store(error)) { try ClinicFile(path: path) }
        #expect(error.description.hasPrefix("\(path): "))
        #expect(error.description.contains(words), "\(error)")
    }

    @Test("is missing, and stays so")
    func missing() throws {
        expect(.missing(path: bench.path), at: bench.path, "there is no such file")
        #expect(try bench.names() == [])
    }

    @Test("is a folder")
    func folder() {
        let path = bench.folder.path
        expect(.cannotOpen(path: path, reason: "it is a folder"), at: path, "it is a folder")
    }

    @Test("is something else: text, an empty file, another program's database")
    func other() throws {
        let text = bench.path("week.yaml")
        try Data(String(repeating: "format: fluoro-scenario/1\n", count: 100).utf8).write(
            to: URL(fileURLWithPath: text))
        expect(.notAStore(path: text), at: text, "is no store")
        let empty = bench.path("empty")
        try Data().write(to: URL(fileURLWithPath: empty))
        expect(.notAStore(path: empty), at: empty, "is no store")
        let foreign = bench.path("foreign.sqlite")
        let queue = try DatabaseQueue(path: foreign)
        try queue.write { try $0.execute(sql: "CREATE TABLE week (week TEXT)") }
        try queue.close()
        expect(.notAStore(path: foreign), at: foreign, "is no store")
        #expect(try bench.names() == ["empty", "foreign.sqlite", "week.yaml"])
    }

    @Test("is of a newer version, and is not touched")
    func newer() throws {
        _ = try bench.published()
        try bench.raw("PRAGMA user_version = 2")
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.path))
        expect(.newer(path: bench.path, version: 2, known: 1), at: bench.path, "newer fluoro")
        #expect(try Data(contentsOf: URL(fileURLWithPath: bench.path)) == before)
    }

    @Test("is full: the change is refused, what was acknowledged is there, and with room again it goes on")
    func full() throws {
        let desk = try bench.published()
        let pages = try DatabaseQueue(path: bench.path).read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
        let full = ClinicDesk(try ClinicFile(path: bench.path, mostPages: pages))
        var acknowledged = 2
        var failure: ServiceError?
        while failure == nil, acknowledged < 1000 {
            do {
                let note = Noting(String(repeating: "long ", count: 50))
                _ = try full.make(note, in: StoreBench.week, StoreBench.moment(7))
                acknowledged += 1
            } catch {
                failure = error
            }
        }
        #expect(failure == .store(.full(path: bench.path)))
        #expect(failure?.description.contains("the disk is full") == true)
        #expect(try desk.log().count == acknowledged)
        _ = try desk.make(Noting("on"), in: StoreBench.week, StoreBench.moment(7))
        #expect(try desk.log().count == acknowledged + 1)
    }

    @Test("holds what does not fit together")
    func damaged() throws {
        let desk = try bench.published()
        try bench.raw("UPDATE request SET row = '{\"id\": \"q1\"}' WHERE id = 'q1'")
        #expect {
            try desk.record(of: StoreBench.week)
        } throws: { error in
            guard case .store(.damaged(let path, let reason)) = error as? ServiceError else { return false }
            return path == bench.path && reason.contains("patient")
        }
    }

    @Test("is there already: neither init, import nor backup writes over a file, and nothing is left beside it")
    func exists() throws {
        let desk = try bench.published()
        let before = try desk.everything()
        let error = ServiceError.store(.exists(path: bench.path))
        #expect(throws: error) {
            try ClinicFile.create(path: bench.path, StoreBench.scenario, StoreBench.moment(7))
        }
        #expect(throws: error) { try ClinicFile.create(path: bench.path, before) }
        #expect(throws: error) { try ClinicFile(path: bench.path).backUp(to: bench.path) }
        #expect(try desk.everything() == before)
        #expect(try bench.names().filter { $0.hasPrefix(".") } == [])
    }

    @Test("cannot be made where there is no folder")
    func nowhere() throws {
        #expect(throws: ServiceError.self) {
            try ClinicFile.create(path: bench.path("missing/c.sqlite"), StoreBench.scenario, StoreBench.moment(7))
        }
        #expect(try bench.names() == [])
    }
}
