/// A calendar date of the site, without a clock or a time zone.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, which is day 0.
    public let number: Int

    /// The day with a number.
    public init(number: Int) { self.number = number }

    /// The day with a proleptic Gregorian date, or nil where there is no such date (2026-02-30).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Day.length(ofMonth: month, year: year) else { return nil }
        // Howard Hinnant's days-from-civil: years that begin in March put the leap day last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day of the date.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day of the week.
    public var weekday: Weekday {
        // Day 0, 1970-01-01, was a Thursday.
        Weekday.allCases[((number + 3) % 7 + 7) % 7]
    }

    /// Midnight at which the day begins.
    public var midnight: Instant { Instant(minutes: number * Instant.minutesPerDay) }

    /// The instant `minute` minutes after the day's midnight.
    public func at(minute: Int) -> Instant { Instant(minutes: number * Instant.minutesPerDay + minute) }

    /// The day a number of days later.
    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    /// The day a number of days earlier.
    public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
    /// Days from the second to the first.
    public static func - (later: Day, earlier: Day) -> Int { later.number - earlier.number }
    /// Earlier dates come first.
    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = civil
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// Reads exactly `YYYY-MM-DD`; nil for any other text and for a date that does not exist.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// A day of the week, Monday first.
public enum Weekday: String, CaseIterable, Hashable, Sendable, Comparable {
    case mon, tue, wed, thu, fri, sat, sun

    /// 0 for Monday to 6 for Sunday.
    public var index: Int {
        switch self {
        case .mon: 0
        case .tue: 1
        case .wed: 2
        case .thu: 3
        case .fri: 4
        case .sat: 5
        case .sun: 6
        }
    }

    /// Monday comes first.
    public static func < (a: Weekday, b: Weekday) -> Bool { a.index < b.index }

    /// The name in full, for people.
    public var fullName: String {
        switch self {
        case .mon: "Monday"
        case .tue: "Tuesday"
        case .wed: "Wednesday"
        case .thu: "Thursday"
        case .fri: "Friday"
        case .sat: "Saturday"
        case .sun: "Sunday"
        }
    }
}
