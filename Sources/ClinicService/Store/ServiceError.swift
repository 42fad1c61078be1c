import Clinic

/// Why a use case did not do what was asked.
public enum ServiceError: Error, Hashable, Sendable {
    /// The answer is no: a rule, or how far the day has come.
    case refused(ChangeRefusal)
    /// Something was named that is not there.
    case unknown(UnknownName)
    /// The store cannot be used.
    case store(StoreError)
}

/// A name that the store does not know.
public enum UnknownName: Hashable, Sendable {
    /// The store has no such week; those that it has.
    case week(Day, known: [Day])
    /// No request has the id; ids that are near.
    case request(String, near: [String])
    /// The id is used in several weeks.
    case requestOfWeeks(String, [Day])
    /// The site has no such C-arm; those that it has.
    case cArm(String, known: [String])
    /// There is no such draft; those that there are.
    case draft(String, known: [String])
    /// The log has no such entry; the last one that it has.
    case entry(Int, last: Int)
    /// The store has no week at all.
    case noWeek
}

/// Why a store cannot be used.
public enum StoreError: Error, Hashable, Sendable {
    /// There is no file.
    case missing(path: String)
    /// There is a file already where a new one was to be made.
    case exists(path: String)
    /// The file cannot be opened, in the system's words.
    case cannotOpen(path: String, reason: String)
    /// The file is no store.
    case notAStore(path: String)
    /// The store was made by a newer version of the program.
    case newer(path: String, version: Int, known: Int)
    /// Nothing can be written to the file.
    case readOnly(path: String)
    /// The disk is full.
    case full(path: String)
    /// Others kept it from being read or written for too long.
    case busy(path: String)
    /// What stands in the file does not fit together.
    case damaged(path: String, reason: String)
    /// The database's own constraints forbid what was to be written.
    case constraint(path: String, reason: String)
    /// The store has the week already.
    case hasWeek(path: String, Day)
}
