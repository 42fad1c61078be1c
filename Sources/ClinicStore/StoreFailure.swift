import ClinicService
import GRDB

/// Turns what SQLite reports into what the use cases know.
enum StoreFailure {
    /// Runs work on a store.
    ///
    /// - Throws: The work's own `ServiceError`, or the database's failure as one.
    static func told<Value>(_ path: String, _ work: () throws -> Value) throws(ServiceError) -> Value {
        do {
            return try work()
        } catch let error as ServiceError {
            throw error
        } catch let error as DatabaseError {
            throw .store(failure(error, path))
        } catch {
            throw .store(.damaged(path: path, reason: "\(error)"))
        }
    }

    private static func failure(_ error: DatabaseError, _ path: String) -> StoreError {
        let reason = error.message ?? "error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB: return .notAStore(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_IOERR:
            return .cannotOpen(path: path, reason: reason)
        case .SQLITE_READONLY: return .readOnly(path: path)
        case .SQLITE_FULL: return .full(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: return .busy(path: path)
        case .SQLITE_CONSTRAINT: return .constraint(path: path, reason: reason)
        default: return .damaged(path: path, reason: reason)
        }
    }
}
