import Clinic
import ClinicService
import Foundation
import GRDB

/// A clinic's store in one SQLite file.
///
/// The file is in WAL mode, so that readers never wait and a writer that is killed leaves nothing half done; every commit
/// is forced to the disk before it is reported. Changes are IMMEDIATE transactions: of several processes one writes at a
/// time and the others wait for it.
public struct ClinicFile: RecordStore {
    private let queue: DatabaseQueue
    private let path: String

    /// Seconds that a process waits for the others.
    private static let patience = 60.0

    /// Opens a store.
    ///
    /// - Parameter mostPages: Pages that the file may have, where a limit is wanted.
    /// - Throws: Why the file is no store that can be used.
    public init(path: String, mostPages: Int? = nil) throws(ServiceError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .store(.missing(path: path))
        }
        if isFolder.boolValue { throw .store(.cannotOpen(path: path, reason: "it is a folder")) }
        self.path = path
        queue = try StoreFailure.told(path) {
            let queue = try DatabaseQueue(path: path, configuration: ClinicFile.configuration(mostPages))
            try queue.read { try ClinicFile.requireStore($0, path) }
            return queue
        }
    }

    private static func configuration(_ mostPages: Int?) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            if let mostPages { try db.execute(sql: "PRAGMA max_page_count = \(mostPages)") }
        }
        return configuration
    }

    private static func requireStore(_ db: Database, _ path: String) throws {
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
        guard id == StoreSchema.applicationID else { throw ServiceError.store(.notAStore(path: path)) }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= StoreSchema.version else {
            throw ServiceError.store(.newer(path: path, version: version, known: StoreSchema.version))
        }
        guard version == StoreSchema.version else { throw ServiceError.store(.notAStore(path: path)) }
    }

    /// Reads one state of the store.
    public func read<Value>(
        _ body: (any RecordReading) throws(ServiceError) -> Value
    ) throws(ServiceError) -> Value {
        try StoreFailure.told(path) { try queue.read { try body(StoreSession($0, path)) } }
    }

    /// Makes one change, as one transaction.
    public func change<Value>(
        _ body: (any RecordWriting) throws(ServiceError) -> Value
    ) throws(ServiceError) -> Value {
        try StoreFailure.told(path) {
            try queue.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try body(StoreSession(db, path))
                    return .commit
                }
                guard let value else { throw ServiceError.store(.damaged(path: path, reason: "a change was lost")) }
                return value
            }
        }
    }

    /// Closes the file, so that nothing is left beside it.
    public func close() throws(ServiceError) { try StoreFailure.told(path) { try queue.close() } }
}

// MARK: - New files

extension ClinicFile {
    /// Makes a store with a first week.
    ///
    /// - Throws: Why not; there is then no file, or the one that was there before.
    public static func create(
        path: String, _ scenario: Scenario, _ moment: Moment
    ) throws(ServiceError) -> ChangeReceipt {
        try make(path) { (store) throws(ServiceError) in try ClinicDesk(store).open(scenario, moment) }
    }

    /// Makes a store of a record.
    public static func create(path: String, _ record: ClinicRecord) throws(ServiceError) {
        try make(path) { (store) throws(ServiceError) in
            try store.change { (writer) throws(ServiceError) in
                for week in record.weeks { try writer.open(week) }
                for roster in record.rosters { _ = try writer.keep(roster) }
                for entry in record.log { _ = try writer.append(entry) }
            }
        }
    }

    /// Copies the store into a new file while others use it.
    public func backUp(to target: String) throws(ServiceError) {
        try NewFile.make(target) { (temporary) throws(ServiceError) in
            try StoreFailure.told(target) {
                let copy = try DatabaseQueue(path: temporary, configuration: ClinicFile.configuration(nil))
                try queue.backup(to: copy)
                try copy.close()
            }
        }
    }

    private static func make<Value>(
        _ path: String, _ fill: (ClinicFile) throws(ServiceError) -> Value
    ) throws(ServiceError) -> Value {
        try NewFile.make(path) { (temporary) throws(ServiceError) in
            try StoreFailure.told(path) {
                let queue = try DatabaseQueue(path: temporary, configuration: ClinicFile.configuration(nil))
                try queue.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA journal_mode = WAL")
                    try db.inTransaction(.immediate) {
                        try StoreSchema.create(db)
                        return .commit
                    }
                }
                try queue.close()
            }
            let store = try ClinicFile(path: temporary)
            let value = try fill(store)
            try store.close()
            return value
        }
    }
}
