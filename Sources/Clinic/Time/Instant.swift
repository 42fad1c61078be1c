/// A local wall-clock instant of the site, to the minute.
///
/// The contract knows no time zone arithmetic: sessions, holds and appointments are all told in the site's own time.
public struct Instant: Hashable, Comparable, Sendable {
    /// Minutes in a day.
    public static let minutesPerDay = 1440

    /// Minutes since 1970-01-01T00:00 on the site's own clock.
    public let minutes: Int

    /// The instant with a number of minutes.
    public init(minutes: Int) { self.minutes = minutes }

    /// The date.
    public var day: Day {
        let days = minutes / Instant.minutesPerDay
        return Day(number: minutes % Instant.minutesPerDay < 0 ? days - 1 : days)
    }

    /// Minutes since the date's midnight, 0 to 1439.
    public var minuteOfDay: Int { minutes - day.number * Instant.minutesPerDay }

    /// The instant a number of minutes later.
    public static func + (instant: Instant, minutes: Int) -> Instant { Instant(minutes: instant.minutes + minutes) }
    /// The instant a number of minutes earlier.
    public static func - (instant: Instant, minutes: Int) -> Instant { Instant(minutes: instant.minutes - minutes) }
    /// Minutes from the second to the first.
    public static func - (later: Instant, earlier: Instant) -> Int { later.minutes - earlier.minutes }
    /// Earlier instants come first.
    public static func < (a: Instant, b: Instant) -> Bool { a.minutes < b.minutes }
}

extension Instant: CustomStringConvertible {
    /// `YYYY-MM-DDTHH:MM`.
    public var description: String { "\(day)T\(clock)" }

    /// `HH:MM`.
    public var clock: String { Instant.clock(minuteOfDay) }

    /// `HH:MM` of minutes since midnight; 1440 reads 24:00.
    public static func clock(_ minuteOfDay: Int) -> String {
        "\(padded(minuteOfDay / 60, to: 2)):\(padded(minuteOfDay % 60, to: 2))"
    }

    /// Reads exactly `YYYY-MM-DDTHH:MM`; nil for any other text, a date that does not exist or an hour past 23.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"),
            let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let minute = Instant.minuteOfDay(clock: String(decoding: bytes[11..<16], as: UTF8.self)),
            minute < Instant.minutesPerDay
        else { return nil }
        self = day.at(minute: minute)
    }

    /// Minutes since midnight of exactly `HH:MM`, 00:00 to 24:00; nil for any other text.
    public static func minuteOfDay(clock text: some StringProtocol) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = decimal(bytes[0..<2]), let minute = decimal(bytes[3..<5]), minute < 60
        else { return nil }
        let total = hour * 60 + minute
        return total <= Instant.minutesPerDay ? total : nil
    }
}

/// The number that ASCII digits spell, or nil where another character stands among them.
func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
}

/// A whole number of 0 or more with leading zeros.
func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}
