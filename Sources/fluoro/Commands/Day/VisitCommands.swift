import ArgumentParser
import Clinic
import ClinicService

/// Options of a change that is about one request.
struct VisitOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Id of the request.", valueName: "request"))
    var request: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    /// Makes a change of the request's week and tells what it did.
    func make(_ operation: some DayChange) throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let week = try store.week(desk, of: request, at: moment.now)
            try ChangeReport.write(try desk.make(operation, in: week, moment), json: json)
        }
    }
}

/// When something really happened.
struct RealTimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("When it happened, where that is not now.", valueName: "instant"))
    var at: String?

    func validate() throws {
        if let at, Instant(at) == nil {
            throw ValidationError("--at is an instant such as 2026-12-08T08:30, not \(at).")
        }
    }

    var instant: Instant? { at.flatMap { Instant($0) } }
}

/// `fluoro arrive`.
struct ArriveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "arrive", abstract: "A patient came.")
    @OptionGroup var visit: VisitOptions
    @OptionGroup var time: RealTimeOptions
    func run() throws { try visit.make(RealTime(visit.request, .arrive, at: time.instant)) }
}

/// `fluoro start`.
struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "A visit in the room began.")
    @OptionGroup var visit: VisitOptions
    @OptionGroup var time: RealTimeOptions
    func run() throws { try visit.make(RealTime(visit.request, .start, at: time.instant)) }
}

/// `fluoro finish`.
struct FinishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "finish", abstract: "A patient left the room.")
    @OptionGroup var visit: VisitOptions
    @OptionGroup var time: RealTimeOptions
    func run() throws { try visit.make(RealTime(visit.request, .finish, at: time.instant)) }
}

/// `fluoro leave`.
struct LeaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "leave", abstract: "A patient went home.")
    @OptionGroup var visit: VisitOptions
    @OptionGroup var time: RealTimeOptions
    func run() throws { try visit.make(RealTime(visit.request, .leave, at: time.instant)) }
}

/// `fluoro settle`.
struct SettleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Record that a way home or the authorization is settled, with the reason.",
        discussion: "No other hard rule can be set aside.")
    @OptionGroup var visit: VisitOptions
    @Argument(help: "driver or authorization.")
    var gate: Gate
    @Option(
        help: ArgumentHelp("The day of the way home; that of the visit, or today, unless given.", valueName: "date"))
    var day: String?

    func validate() throws {
        if let day, Day(day) == nil { throw ValidationError("--day is a date such as 2026-12-08, not \(day).") }
    }

    func run() throws { try visit.make(Settling(visit.request, gate, day: day.flatMap { Day($0) })) }
}

extension Gate: ExpressibleByArgument {}

/// `fluoro note`.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: "Put a remark into the log.")
    @Argument(help: "The remark; no names of patients.")
    var text: String
    @Option(help: ArgumentHelp("Id of the request that it is about.", valueName: "id"))
    var request: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func validate() throws {
        if text.allSatisfy(\.isWhitespace) { throw ValidationError("The remark is empty.") }
    }

    func run() throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let week =
                if let request { try store.week(desk, of: request, at: moment.now) } else {
                    try store.week(desk, at: moment.now)
                }
            try ChangeReport.write(try desk.make(Noting(text, request: request), in: week, moment), json: json)
        }
    }
}

/// `fluoro undo`.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take a change back by its opposite, as a new entry of the log.",
        discussion: "Without a number: the newest change of the week that was not taken back.")
    @Argument(help: ArgumentHelp("Number of the log entry.", valueName: "entry"))
    var entry: Int?
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func run() throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let week = try store.week(desk, at: moment.now)
            try ChangeReport.write(try desk.undo(entry, in: week, moment), json: json)
        }
    }
}
