import Clinic

/// Reads `site`: grid, open days, halves, recovery bays, C-arms.
struct SiteReader {
    private static let keys = [
        "name", "time_zone", "grid_minutes", "open_days", "closed_dates", "halves", "recovery_bays", "c_arms",
    ]

    /// Any whole number of minutes up to a day.
    static var gridKind: Kind<Int> { .whole(1...Instant.minutesPerDay) }

    /// The site; nil where a part is missing or wrong, which is logged.
    func site(_ fields: Fields) -> Site? {
        fields.allow(SiteReader.keys)
        let name = fields.required("name", .identifier)
        let timeZone = fields.required("time_zone", .timeZone)
        let grid = fields.node("grid_minutes") == nil ? 5 : fields.optional("grid_minutes", SiteReader.gridKind)
        let openDays = fields.requiredList("open_days", .weekday)
        let closedDates = fields.list("closed_dates", .date) ?? []
        let halves = fields.requiredMapping("halves").flatMap { self.halves($0, grid: grid ?? 1) }
        let bays = fields.required("recovery_bays", .whole())
        let cArms = fields.requiredMappings("c_arms").map(self.cArms)
        guard let name, let timeZone, let grid, let openDays, let halves, let bays, let cArms else { return nil }
        return Site(
            name: name, timeZone: timeZone, gridMinutes: grid, openWeekdays: unique(openDays),
            closedDates: unique(closedDates), halves: halves, recoveryBays: bays, cArms: cArms)
    }

    /// The halves, in time order; nil where one is wrong.
    private func halves(_ fields: Fields, grid: Int) -> [Half]? {
        var halves: [Half] = []
        for entry in fields.all {
            guard let span = fields.read(entry.value, .span, path: fields.path(of: entry)) else { continue }
            for minute in [span.start, span.end] where minute % grid != 0 {
                fields.report(
                    .offGrid("'\(Instant.clock(minute))'", minute, grid), at: entry.value, path: fields.path(of: entry))
            }
            if entry.key.isEmpty {
                fields.report(Complaint(message: "a half has no name"), at: entry.value)
            } else if let before = halves.last, before.span.end > span.start {
                fields.report(
                    Complaint(
                        message:
                            "'\(entry.key)' begins at \(Instant.clock(span.start)), before '\(before.name)' ends at "
                            + Instant.clock(before.span.end),
                        fix: "list the halves in time order, without overlap"),
                    at: entry.value, path: fields.path(of: entry))
            }
            halves.append(Half(name: entry.key, span: span))
        }
        return halves.count == fields.all.count ? halves : nil
    }

    private func cArms(_ rows: [Fields]) -> [CArm] {
        var ids = UniqueNames()
        return rows.compactMap { row in
            row.allow(["id", "name", "closed"])
            let id = row.required("id", .identifier)
            let name = row.optional("name", .identifier)
            let closed = (row.mappings("closed") ?? []).compactMap(closure)
            guard let id, ids.isNew(id, in: row, key: "id") else { return nil }
            return CArm(id: id, name: name, closed: closed)
        }
    }

    private func closure(_ row: Fields) -> Closure? {
        row.allow(["from", "to", "reason"])
        let from = row.required("from", .instant)
        let to = row.required("to", .instant)
        let reason = row.optional("reason", .identifier)
        guard let from, let to else { return nil }
        guard from < to else {
            row.report(
                Complaint(
                    message: "the closure ends at \(to), not after its begin \(from)", fix: "begin before the end"))
            return nil
        }
        return Closure(from: from, to: to, reason: reason)
    }
}

/// Finds a name that is used twice, and says where it was used first.
struct UniqueNames {
    private var firstLines: [String: Int] = [:]

    /// Whether the name is new; where it is not, that is logged.
    mutating func isNew(_ name: String, in row: Fields, key: String) -> Bool {
        if let line = firstLines[name] {
            row.report(
                Complaint(message: "\(FileNode.quoted(name)) is used twice, first in line \(line)", fix: "rename one"),
                at: row.node(key), path: row.path(key))
            return false
        }
        firstLines[name] = row.node(key)?.line ?? row.line
        return true
    }
}

/// The elements without repetitions, in order.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
}

extension Kind where Value == String {
    /// An IANA name such as `America/Chicago`; only its form is looked at, since not every machine has the zone files.
    fileprivate static var timeZone: Kind {
        Kind { (node) throws(Complaint) in
            let name = try Kind.text.read(node)
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            let isPlausible = parts.allSatisfy { part in
                guard let first = part.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else {
                    return false
                }
                return part.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte & ~0x20) || "_+-".utf8.contains(byte)
                }
            }
            guard isPlausible, parts.count <= 3, parts.count > 1 || ["UTC", "GMT"].contains(name) else {
                throw Complaint(message: "\(node.shown) is no time zone", fix: "one looks like America/Chicago")
            }
            return name
        }
    }
}
