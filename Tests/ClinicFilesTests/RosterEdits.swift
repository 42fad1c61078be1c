import Foundation
import Testing

/// A roster file with one thing changed.
struct RosterEdit {
    /// What was done, for messages: `remove appointments.0.bay`.
    let label: String
    let text: String

    /// What was removed or replaced: `appointments.0.bay`.
    var place: String {
        let words = label.split(separator: " ").map(String.init)
        return words[0] == "remove" ? words[1] : words[0]
    }
}

/// Every single change of a roster file: each key left out, each value replaced by those of other kinds, each name by one
/// that nobody has.
///
/// Of each list only the first rows are changed, since the rows of a list are read alike.
struct RosterEdits {
    private static let rowsOfEachList = 2

    /// Values of every kind, and names that nothing has.
    private static var values: [Any] {
        [
            NSNull(), true, 0, 1, -1, 7, 1.5, 1_000_000_000_000, "", "0", "nobody", "2026-02-30", "2026-11-30",
            "2026-11-30T08:00", "mon/zz", "mon", "optimal", "perfect", [Any](), [1], ["nobody"], [[String: Any]()],
            [String: Any](), ["nobody": 1],
        ]
    }

    private(set) var edits: [RosterEdit] = []

    /// - Parameter only: The keys of the file that are changed; empty for all.
    init(of object: [String: Any], only: [String] = []) throws {
        for key in object.keys.sorted() where only.isEmpty || only.contains(key) {
            try change(object[key] as Any, at: [key]) { other in
                var changed = object
                changed[key] = other
                return changed
            }
        }
        for extra in ["local_remark", "term"] {
            try add("add \(extra)", object.merging([extra: 1]) { $1 })
        }
    }

    /// Changes what stands at a place, and everything in it; `whole` puts a value back into the rest of the file.
    private mutating func change(_ value: Any, at path: [String], in whole: (Any?) -> Any?) throws {
        let place = path.joined(separator: ".")
        try add("remove \(place)", whole(nil))
        for other in Self.values { try add("\(place) = \(other)", whole(other)) }
        if let object = value as? [String: Any] {
            for key in object.keys.sorted() {
                try change(object[key] as Any, at: path + [key]) { other in
                    var changed = object
                    changed[key] = other
                    return whole(changed)
                }
            }
            try add("add \(place).local_remark", whole(object.merging(["local_remark": 1]) { $1 }))
        } else if let list = value as? [Any] {
            for index in list.indices.prefix(Self.rowsOfEachList) {
                try change(list[index], at: path + ["\(index)"]) { other in
                    var changed = list
                    if let other { changed[index] = other } else { changed.remove(at: index) }
                    return whole(changed)
                }
            }
        }
    }

    private mutating func add(_ label: String, _ object: Any?) throws {
        guard let object else { return }
        let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        edits.append(RosterEdit(label: label, text: String(decoding: data, as: UTF8.self)))
    }
}
