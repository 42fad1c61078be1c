import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService

/// `fluoro day`: a day of the newest roster.
struct DayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day", abstract: "Show a day: who is where, what is kept free, whom to call.")
    @Argument(help: ArgumentHelp("The date; today unless given.", valueName: "date"))
    var date: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var clock: ClockOptions
    @Option(help: ArgumentHelp("Write the day as one self-contained page to this file.", valueName: "file"))
    var html: String?
    @Flag(help: "Print the rows of the day as JSON.")
    var json = false

    func validate() throws {
        if let date, Day(date) == nil { throw ValidationError("The date is one such as 2026-12-08, not \(date).") }
        try OutputPath.check(outputs: [html], inputs: [store.data])
    }

    func run() throws {
        try reported {
            let desk = try store.desk()
            let now = try clock.instant(desk)
            let day = date.flatMap { Day($0) } ?? now.day
            let record = try desk.record(of: desk.week(of: day))
            guard let roster = record.roster else { throw ServiceError.refused(.noRoster(record.week)) }
            let situation = record.situation(at: now)
            if let html {
                let page = DayPage(
                    scenario: record.scenario, roster: roster, day: day, situation: situation,
                    generatedBy: "fluoro \(FluoroVersion.text)")
                try OutputPath.write(page.html(), to: html)
            }
            if json { return try Result.write(DayFile.json(day, of: record, now: now)) }
            let terminal = Terminal.current
            try Result.write(
                DayText(
                    scenario: record.scenario, roster: roster, day: day, situation: situation, width: terminal.width,
                    color: terminal.hasColor
                ).text() + held(record, on: day, at: now))
        }
    }

    /// Places that are held on the day, a line each.
    private func held(_ record: WeekRecord, on day: Day, at now: Instant) -> String {
        let holds = record.holds.filter { $0.start.day == day && $0.isLive(at: now) }
        if holds.isEmpty { return "" }
        let lines = holds.map { hold in
            VerifyReport.plain(
                "  \(hold.start.clock) on \(hold.cArm) for \(hold.request.id) (\(hold.request.patient)) until "
                    + "\(hold.until.clock), by \(hold.by)") + "\n"
        }
        return "\nHeld while the patient is telephoned\n" + lines.joined()
    }
}

/// `fluoro week`: the newest roster.
struct WeekCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "week", abstract: "Show the newest roster of a week.")
    @OptionGroup var store: StoreOptions
    @OptionGroup var clock: ClockOptions
    @Flag(help: "Print the roster file (JSON) instead.")
    var json = false

    func run() throws {
        try reported {
            let desk = try store.desk()
            let record = try desk.record(of: store.week(desk, at: clock.instant(desk)))
            guard let roster = record.roster else { throw ServiceError.refused(.noRoster(record.week)) }
            if json { return try Result.write(RosterFile.json(roster)) }
            let terminal = Terminal.current
            try Result.write(
                WeekText(scenario: record.scenario, roster: roster, width: terminal.width, color: terminal.hasColor)
                    .text())
        }
    }
}

/// `fluoro changes`: what is different from the published roster.
struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "Show what is different from the roster as it was published.")
    @Option(help: ArgumentHelp("Show what publishing this draft would change instead.", valueName: "name"))
    var draft: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var clock: ClockOptions
    @Flag(help: "Print one JSON object instead.")
    var json = false

    func run() throws {
        try reported {
            let desk = try store.desk()
            let week = try store.week(desk, at: clock.instant(desk))
            let record = try desk.record(of: week)
            let rosters = try desk.rosters(of: week)
            if let draft {
                let report = try self.report(onDraft: draft, record, rosters)
                return try Result.write(json ? report.json() : report.text())
            }
            guard let roster = record.roster, let published = rosters.first(where: { $0.number == record.publication })
            else { throw ServiceError.refused(.noRoster(week)) }
            let report = DifferenceReport(published, RosterDifference(from: published.roster, to: roster), rosters)
            try Result.write(json ? report.json() : report.text())
        }
    }

    private func report(
        onDraft name: String, _ record: WeekRecord, _ rosters: [StoredRoster]
    ) throws -> DifferenceReport {
        let drafts = rosters.filter { !$0.isPublished }
        guard let draft = drafts.last(where: { $0.name == name }) else {
            throw ServiceError.unknown(.draft(name, known: drafts.compactMap(\.name)))
        }
        let now = record.roster ?? Roster(scenario: draft.roster.scenario, week: record.week, status: .feasible)
        return DifferenceReport(draft, RosterDifference(from: now, to: draft.roster), rosters)
    }
}

/// `fluoro log`: what was done, by whom, when and why.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show the log, which no command rewrites.")
    @OptionGroup var store: StoreOptions
    @Option(help: ArgumentHelp("Only entries after this number.", valueName: "entry"))
    var after = 0
    @Option(help: ArgumentHelp("Only entries about this request.", valueName: "id"))
    var request: String?
    @Flag(help: "Print each entry as JSON on a line, with the rows before and after.")
    var json = false

    func run() throws {
        try reported {
            let desk = try store.desk()
            let week = try store.week.flatMap { Day($0) }.map { try desk.week(of: $0) }
            let entries = try desk.log(of: week, after: after).filter { request == nil || $0.request == request }
            let lines = entries.map { json ? RecordText.entry($0) : line($0) }
            if !lines.isEmpty { try Result.write(lines.joined(separator: "\n")) }
        }
    }

    private func line(_ entry: LogEntry) -> String {
        let reason = entry.reason.map { " (\($0))" } ?? ""
        return VerifyReport.plain(
            "\(entry.number)  \(entry.at)  \(entry.by)  \(entry.kind.rawValue): \(entry.text)\(reason)")
    }
}
