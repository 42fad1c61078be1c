import CapacityStudy
import Clinic

extension Kind where Value == Double {
    /// Numbers beyond this are refused everywhere: no clinic counts so far, and sums of such stay exact enough.
    static var most: Double { 1e12 }

    /// A number in a range.
    static func number(_ range: ClosedRange<Double> = -most...most) -> Kind {
        Kind { (node) throws(Complaint) in
            guard case .number(let text) = node.content, let value = Double(text), value.isFinite else {
                throw Complaint(message: "\(node.shown) is not a number")
            }
            guard range.contains(value) else {
                if value < 0 && range.lowerBound >= 0 {
                    throw Complaint(
                        message: "\(node.shown) is negative", fix: "the least is \(shown(range.lowerBound))")
                }
                throw Complaint(
                    message: "\(node.shown) is out of range",
                    fix: "the least is \(shown(range.lowerBound)), the most \(shown(range.upperBound))")
            }
            return value
        }
    }

    /// A number of 0 or more.
    static var count: Kind { number(0...most) }

    /// A number above 0.
    static func positive(most: Double) -> Kind {
        Kind { (node) throws(Complaint) in
            let value = try number(0...most).read(node)
            if value == 0 { throw Complaint(message: "\(node.shown) is not above 0") }
            return value
        }
    }

    /// A share from 0 to 1; of one that looks like per cent that is said.
    static var share: Kind {
        Kind { (node) throws(Complaint) in
            let value = try number().read(node)
            if (0...1).contains(value) { return value }
            let fix = (1...100).contains(value) ? "a share of \(shown(value)) % is \(shown(value / 100))" : nil
            throw Complaint(message: "\(node.shown) is no share", fix: fix ?? "a share is a number from 0 to 1")
        }
    }

    /// Without decimals that say nothing.
    private static func shown(_ value: Double) -> String {
        let whole = Int(value)
        return Double(whole) == value ? "\(whole)" : "\(value)"
    }
}

extension Kind where Value == UInt64 {
    /// A seed: a whole number from 0.
    static var seed: Kind {
        Kind { (node) throws(Complaint) in
            guard case .number(let text) = node.content, PlainScalar.isWhole(text) else {
                throw Complaint(message: "\(node.shown) is not a whole number")
            }
            guard let value = UInt64(text) else {
                throw Complaint(
                    message: "\(node.shown) is out of range", fix: "the least is 0, the most \(UInt64.max)")
            }
            return value
        }
    }
}

extension Kind where Value == Int {
    /// `"08:30"`, in minutes since midnight.
    static var clock: Kind {
        Kind { (node) throws(Complaint) in
            guard case .text(let text) = node.content, let minute = Instant.minuteOfDay(clock: text) else {
                throw Complaint(message: "\(node.shown) is no time", fix: "a time looks like \"08:30\"")
            }
            return minute
        }
    }
}

extension Fields {
    /// The three values of a triangular distribution; nil where one is missing or they do not rise, which is logged.
    func triangular(least: Double) -> Triangular? {
        allow(["min", "mode", "max"])
        let kind = Kind<Double>.number(least...Kind<Double>.most)
        let min = required("min", kind)
        let mode = required("mode", kind)
        let max = required("max", kind)
        guard let min, let mode, let max else { return nil }
        guard min <= mode, mode <= max else {
            report(
                Complaint(message: "min, mode and max do not rise", fix: "the likeliest lies between the ends"))
            return nil
        }
        return Triangular(min: min, mode: mode, max: max)
    }
}

/// Finds weeks that do not rise from row to row.
struct RisingWeeks {
    private var last = 0

    /// The row's week; nil where it is missing, wrong or not after the one before, which is logged.
    mutating func week(of row: Fields) -> Int? {
        guard let week = row.required("from_week", .whole(1...Kind<Int>.largest)) else { return nil }
        guard week > last else {
            row.report(
                Complaint(
                    message: "week \(week) does not come after week \(last)", fix: "sort the rows by week"),
                at: row.node("from_week"), path: row.path("from_week"))
            return nil
        }
        last = week
        return week
    }
}
