import AddOn
import ArgumentParser
import Clinic
import ClinicService

/// `fluoro hold`: a proposal is kept while the patient is telephoned.
struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Keep a proposal for some minutes while the patient is telephoned.",
        discussion: """
            The request is given as for fluoro addon. The place is offered to nobody else until the minutes are over, the \
            hold is undone, or fluoro confirm books it.
            """)
    @Option(help: ArgumentHelp("The request, YAML or JSON; - is standard input.", valueName: "file"))
    var request: String?
    @Option(help: ArgumentHelp("A request of the store that has no place, by its id.", valueName: "id"))
    var waiting: String?
    @Option(help: ArgumentHelp("Number of the proposal, as fluoro addon lists them.", valueName: "number"))
    var accept = 1
    @Option(
        help: ArgumentHelp("The proposal at this place instead, such as 2026-12-08T09:20/c1.", valueName: "place"))
    var at: String?
    @Flag(help: "Count every start, not only the best of each C-arm and clock hour.")
    var all = false
    @Flag(help: "Count places on later days of the week, too.")
    var later = false
    @Option(help: ArgumentHelp("For how long.", valueName: "minutes"))
    var minutes = 10
    @OptionGroup(title: "A request in options") var flags: RequestFlags
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func validate() throws {
        guard (1...240).contains(minutes) else { throw ValidationError("--minutes is 1 to 240, not \(minutes).") }
        if accept < 1 { throw ValidationError("--accept is the number of a proposal, from 1, not \(accept).") }
        if let at, PlaceName(at) == nil {
            throw ValidationError("--at is a start and a C-arm such as 2026-12-08T09:20/c1, not \(at).")
        }
        if waiting == nil { return try flags.check(file: request) }
        if request != nil || !flags.isEmpty {
            throw ValidationError("--waiting names a request of the store; give no other.")
        }
    }

    func run() throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let week = try store.week(desk, at: moment.now)
            let source = AddOnSource(file: request, flags: flags, waiting: waiting)
            let receipt = try source.withNewID { () throws in
                let addOn = try source.addOn(try desk.record(of: week), now: moment.now)
                return try desk.make(Holding(addOn, choice, minutes: minutes), in: week, moment)
            }
            try ChangeReport.write(receipt, json: json)
        }
    }

    private var choice: ProposalChoice {
        if let place = at.flatMap({ PlaceName($0) }) { return .place(cArm: place.cArm, start: place.start) }
        var options = AddOnOptions()
        options.includesLaterDays = later
        options.listsAll = all
        options.limit = 0
        return .number(accept, options)
    }
}

/// `fluoro confirm`: a place held is booked.
struct ConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Book the place that is held for a request.")
    @Argument(help: ArgumentHelp("Id of the request.", valueName: "request"))
    var request: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var change: ChangeOptions
    @Flag(help: "Print the log entry as JSON.")
    var json = false

    func run() throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let week = try store.week(desk, at: moment.now)
            try ChangeReport.write(try desk.make(Confirming(request), in: week, moment), json: json)
        }
    }
}

/// `fluoro move`.
struct MoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a visit to another C-arm and time of its week.",
        discussion: """
            No other appointment changes; places kept free on that day may give way. Where the move costs more by soft \
            rules it needs a reason; hard rules hold.
            """)
    @OptionGroup var visit: VisitOptions
    @Argument(help: ArgumentHelp("Where to, such as 2026-12-08T09:20/c1.", valueName: "place"))
    var place: String

    func validate() throws {
        if PlaceName(place) == nil {
            throw ValidationError("The place is a start and a C-arm such as 2026-12-08T09:20/c1, not \(place).")
        }
    }

    func run() throws {
        guard let place = PlaceName(place) else { return }
        try visit.make(Moving(visit.request, cArm: place.cArm, start: place.start))
    }
}
