import ArgumentParser
import Clinic
import Foundation

/// The clock on the wall of the site, and who stands before it.
enum SiteClock {
    /// The time in a time zone, to the minute.
    ///
    /// - Throws: `ExitStatus.usage` after saying why, where this machine does not know the time zone.
    static func now(in timeZone: String) throws -> Instant {
        guard let zone = TimeZone(identifier: timeZone) else {
            Note.write("fluoro: this machine does not know the time zone \(timeZone); tell the time with --now")
            throw ExitStatus.usage
        }
        let date = Date()
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        return Instant(minutes: seconds / 60)
    }

    /// Name of the account that runs the command.
    static var account: String {
        let environment = ProcessInfo.processInfo.environment
        let names = ["LOGNAME", "USER"].compactMap { environment[$0] }.filter { !$0.isEmpty }
        return names.first ?? "unknown"
    }
}
