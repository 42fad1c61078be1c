import ArgumentParser
import Clinic
import ClinicService
import ClinicStore

/// Which store.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The clinic's store.", valueName: "clinic.sqlite"))
    var data: String

    @Option(
        help: ArgumentHelp(
            "A date of the week that is meant, where the store has several; else that of --now.", valueName: "date"))
    var week: String?

    func validate() throws {
        if data.isEmpty { throw ValidationError("--data names the store.") }
        try StoreOptions.checkWeek(week)
    }

    /// - Throws: a `ValidationError` where a `--week` is no date.
    static func checkWeek(_ week: String?) throws {
        if let week, Day(week) == nil { throw ValidationError("--week is a date such as 2026-12-07, not \(week).") }
    }

    /// - Throws: a `ValidationError` where a `--by` cannot stand in the log.
    static func checkWho(_ by: String?) throws {
        if let by, by.isEmpty || by.contains(where: \.isNewline) {
            throw ValidationError("--by is a name on one line.")
        }
    }

    /// The use cases on the store.
    func desk() throws -> ClinicDesk { ClinicDesk(try ClinicFile(path: data)) }

    /// The week that is meant.
    func week(_ desk: ClinicDesk, at now: Instant) throws -> Day {
        if let day = week.flatMap({ Day($0) }) { return try desk.week(of: day) }
        return try desk.week(at: now)
    }

    /// The week of a request.
    func week(_ desk: ClinicDesk, of request: String, at now: Instant) throws -> Day {
        if let day = week.flatMap({ Day($0) }) { return try desk.week(of: day) }
        return try desk.week(of: request, at: now)
    }
}

/// What time it is.
struct ClockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The time at the site, such as 2026-12-08T08:30; the clock's unless given.", valueName: "instant"))
    var now: String?

    func validate() throws {
        if let now, Instant(now) == nil {
            throw ValidationError("--now is an instant such as 2026-12-08T08:30, not \(now).")
        }
    }

    /// The time told, or that of the clock at the site of the store's newest week.
    func instant(_ desk: ClinicDesk) throws -> Instant {
        if let now, let instant = Instant(now) { return instant }
        return try SiteClock.now(in: desk.timeZone())
    }

    /// The time told, or that of the clock in a time zone.
    func instant(in timeZone: String) throws -> Instant {
        if let now, let instant = Instant(now) { return instant }
        return try SiteClock.now(in: timeZone)
    }
}

/// Who does something, when and why.
struct ChangeOptions: ParsableArguments {
    @OptionGroup var clock: ClockOptions

    @Option(help: ArgumentHelp("Who does it; the name of the account unless given.", valueName: "who"))
    var by: String?

    @Option(help: ArgumentHelp("Why, for the log.", valueName: "text"))
    var reason: String?

    func validate() throws {
        try StoreOptions.checkWho(by)
    }

    /// With the time at the site of the store's newest week.
    func moment(_ desk: ClinicDesk) throws -> Moment { moment(try clock.instant(desk)) }

    /// With a time.
    func moment(_ now: Instant) -> Moment { Moment(now: now, by: by ?? SiteClock.account, reason: reason) }
}
