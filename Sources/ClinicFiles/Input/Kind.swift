import Clinic

/// What is wrong with one value, before it is known where it stands.
struct Complaint: Error {
    /// What is wrong, with the value.
    var message: String
    /// What would be right.
    var fix: String?
}

/// What a value in a file has to be, and how it is read.
struct Kind<Value> {
    let read: (FileNode) throws(Complaint) -> Value
}

// MARK: - Text

extension Kind where Value == String {
    /// Any text.
    static var text: Kind {
        Kind { (node) throws(Complaint) in
            switch node.content {
            case .text(let text): return text
            case .number(let text):
                throw Complaint(message: "\(node.shown) is a number, not a text", fix: "put it in quotes: \"\(text)\"")
            case .truth:
                throw Complaint(
                    message: "\(node.shown) is a truth value, not a text", fix: "put it in quotes: \"\(node.shown)\"")
            case .unclear(_, let advice):
                throw Complaint(message: "\(node.shown) is not plainly a text", fix: advice)
            default: throw Complaint(message: "\(node.shown) stands where a text was expected")
            }
        }
    }

    /// A text that names something: not empty, on one line.
    static var identifier: Kind {
        Kind { (node) throws(Complaint) in
            let text = try Kind.text.read(node)
            if text.isEmpty { throw Complaint(message: "'' is empty", fix: "give it a name") }
            if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                throw Complaint(message: "\(node.shown) holds a line end or another control character")
            }
            return text
        }
    }

    /// The name of something that the file defines elsewhere.
    static func reference(to known: KnownNames) -> Kind {
        Kind { (node) throws(Complaint) in
            let name = try Kind.text.read(node)
            guard let names = known.names, !names.contains(name) else { return name }
            let fix =
                NearestName.nearest(to: name, among: known.inOrder.prefix(1000)).map { "did you mean '\($0)'?" }
                ?? known.listing
            throw Complaint(message: "\(node.shown) is no \(known.noun) of \(known.source)", fix: fix)
        }
    }
}

/// The names of one kind that a file defines.
struct KnownNames {
    /// What they name: `procedure`, `C-arm`.
    var noun: String
    /// What defines them, for messages.
    var source: String
    /// In file order.
    var inOrder: [String]
    /// Nil where their own section could not be read: then nothing is said about references to it.
    var names: Set<String>?

    /// Names that were all read, or, with `isComplete` false, those that could be.
    init(noun: String, _ names: [String], of source: String = "this file", isComplete: Bool = true) {
        self.noun = noun
        self.source = source
        inOrder = names
        self.names = isComplete ? Set(names) : nil
    }

    fileprivate var listing: String {
        if inOrder.isEmpty { return "\(source) has none" }
        return "there is " + inOrder.prefix(8).joined(separator: ", ") + (inOrder.count > 8 ? " and others" : "")
    }
}

// MARK: - Truth, choices, numbers

extension Kind where Value == Bool {
    /// `true` or `false`.
    static var truth: Kind {
        Kind { (node) throws(Complaint) in
            if case .truth(let truth) = node.content { return truth }
            if case .unclear(_, let advice) = node.content {
                throw Complaint(message: "\(node.shown) is not plainly a truth value", fix: advice)
            }
            throw Complaint(message: "\(node.shown) is not a truth value", fix: "write true or false")
        }
    }
}

extension Kind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the cases, by its name.
    static var choice: Kind {
        Kind { (node) throws(Complaint) in
            if case .text(let text) = node.content, let value = Value(rawValue: text) { return value }
            let names = Value.allCases.map(\.rawValue)
            var fix = "write \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
            if case .text(let text) = node.content, let near = NearestName.nearest(to: text, among: names) {
                fix = "did you mean \(near)?"
            }
            throw Complaint(message: "\(node.shown) is not allowed here", fix: fix)
        }
    }
}

extension Kind where Value == Int {
    /// Whole numbers beyond this are refused everywhere: nothing in a week is so many.
    static var largest: Int { 1_000_000 }

    /// A whole number in a range.
    static func whole(_ range: ClosedRange<Int> = 0...largest) -> Kind {
        Kind { (node) throws(Complaint) in
            guard case .number(let text) = node.content, PlainScalar.isWhole(text) else {
                throw Complaint(message: "\(node.shown) is not a whole number")
            }
            guard let value = Int(text), range.contains(value) else {
                if text.hasPrefix("-") && range.lowerBound >= 0 {
                    throw Complaint(message: "\(node.shown) is negative", fix: "the least is \(range.lowerBound)")
                }
                throw Complaint(
                    message: "\(node.shown) is out of range",
                    fix: "the least is \(range.lowerBound), the most \(range.upperBound)")
            }
            return value
        }
    }

    /// Minutes of 0 or more on the site's grid.
    static func minutes(grid: Int, atLeast least: Int = 0) -> Kind {
        Kind { (node) throws(Complaint) in
            let minutes = try Kind.whole(least...largest).read(node)
            if minutes % grid != 0 { throw Complaint.offGrid("\(minutes) minutes", minutes, grid) }
            return minutes
        }
    }

    /// A number of 0 or more with at most three decimals, in thousandths.
    static var thousandths: Kind { thousandths(atMost: largest) }

    /// The same up to a number.
    static func thousandths(atMost most: Int) -> Kind {
        Kind { (node) throws(Complaint) in
            guard case .number(let text) = node.content else {
                throw Complaint(message: "\(node.shown) is not a number")
            }
            if text.hasPrefix("-"), ExactDecimal(text)?.digits != 0 {
                throw Complaint(message: "\(node.shown) is negative", fix: "the least is 0")
            }
            guard let units = ExactDecimal(text)?.units(decimals: 3), units <= most * 1000 else {
                throw Complaint(
                    message: "\(node.shown) is not a number from 0 to \(most) with at most three decimals")
            }
            return units
        }
    }

    /// Hours of 0 or more that are whole minutes, in minutes.
    static var hoursAsMinutes: Kind {
        Kind { (node) throws(Complaint) in
            guard case .number(let text) = node.content else {
                throw Complaint(message: "\(node.shown) is not a number of hours")
            }
            guard let decimal = ExactDecimal(text), decimal.digits >= 0 else {
                throw Complaint(message: "\(node.shown) is not a number of hours from 0")
            }
            // Six decimals of an hour are more than a clock can show, and sixty of them still fit an Int.
            guard let millionths = decimal.units(decimals: 6), millionths <= 100_000 * 1_000_000,
                millionths * 60 % 1_000_000 == 0
            else {
                throw Complaint(
                    message: "\(node.shown) hours are not whole minutes", fix: "write quarters of an hour, such as 75.5"
                )
            }
            return millionths * 60 / 1_000_000
        }
    }
}

// MARK: - Time

extension Complaint {
    /// Something is no multiple of the grid.
    static func offGrid(_ what: String, _ minutes: Int, _ grid: Int) -> Complaint {
        let below = minutes / grid * grid
        let near =
            what.contains(":") ? (Instant.clock(below), Instant.clock(below + grid)) : ("\(below)", "\(below + grid)")
        return Complaint(
            message: "\(what) is not on the grid of \(grid) minutes", fix: "the nearest are \(near.0) and \(near.1)")
    }
}

extension Kind where Value == Day {
    /// `2026-03-01`.
    static var date: Kind {
        Kind { (node) throws(Complaint) in
            if case .text(let text) = node.content, let day = Day(text) { return day }
            throw Complaint(message: "\(node.shown) is no date", fix: "a date looks like 2026-03-01")
        }
    }
}

extension Kind where Value == Instant {
    /// `2026-03-01T08:30`.
    static var instant: Kind {
        Kind { (node) throws(Complaint) in
            if case .text(let text) = node.content, let instant = Instant(text) { return instant }
            throw Complaint(
                message: "\(node.shown) is no date with a time", fix: "one looks like 2026-03-01T08:30")
        }
    }
}

extension Kind where Value == ClockSpan {
    /// `["08:00", "12:00"]`.
    static var span: Kind {
        Kind { (node) throws(Complaint) in
            guard case .list(let ends) = node.content, ends.count == 2 else {
                throw Complaint(message: "\(node.shown) is not two times", fix: "write [\"08:00\", \"12:00\"]")
            }
            let start = try clock(ends[0])
            let end = try clock(ends[1])
            guard start < end else {
                throw Complaint(message: "\(ends[0].shown) is not before \(ends[1].shown)", fix: "begin before the end")
            }
            return ClockSpan(start, end)
        }
    }

    private static func clock(_ node: FileNode) throws(Complaint) -> Int {
        guard case .text(let text) = node.content, let minute = Instant.minuteOfDay(clock: text) else {
            throw Complaint(message: "\(node.shown) is no time", fix: "a time looks like \"08:30\"")
        }
        return minute
    }
}

extension Kind where Value == Weekday {
    /// `mon`.
    static var weekday: Kind { .choice }
}

extension Kind where Value == SessionName {
    /// `mon/am`, of one of the halves.
    static func session(of halves: KnownNames) -> Kind {
        Kind { (node) throws(Complaint) in
            guard case .text(let text) = node.content, let session = SessionName(text) else {
                throw Complaint(message: "\(node.shown) is no session", fix: "a session looks like mon/am")
            }
            guard let known = halves.names, !known.contains(session.half) else { return session }
            let near = NearestName.nearest(to: session.half, among: halves.inOrder)
            throw Complaint(
                message: "\(node.shown) is no session: the site has no half '\(session.half)'",
                fix: near.map { "did you mean \(session.weekday.rawValue)/\($0)?" } ?? halves.listing)
        }
    }
}
