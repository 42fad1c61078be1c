import Clinic

/// What a search did when: incumbents and bounds, and the seconds of each part.
struct SearchJournal {
    private(set) var history: [RosterProgress] = []
    private(set) var parts: [PartOfSearch] = []

    /// Notes how the search stands, where that has changed.
    mutating func note(_ progress: RosterProgress) {
        if let last = history.last, last.incumbent == progress.incumbent, last.bound == progress.bound { return }
        history.append(progress)
    }

    /// Adds seconds to a part.
    mutating func add(_ seconds: Double, to name: String) {
        if let index = parts.firstIndex(where: { $0.name == name }) {
            parts[index].seconds += seconds
        } else {
            parts.append(PartOfSearch(name: name, seconds: seconds))
        }
    }
}

/// A part of a search and the time it took.
public struct PartOfSearch: Hashable, Sendable {
    /// Such as `root`.
    public var name: String
    /// Seconds.
    public var seconds: Double
}

/// Rows of one family in the finished program.
public struct RowFamily: Hashable, Sendable {
    /// The first word of the rows' names, such as `pattern`.
    public var name: String
    /// How many.
    public var count: Int
}
