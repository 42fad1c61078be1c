import ArgumentParser
import Clinic

/// What an add-on on a store may say beside the request.
struct BookingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Accept the proposal at this place, such as 2026-12-08T09:20/c1, if it is still offered.",
            valueName: "place"))
    var at: String?
    @Option(help: ArgumentHelp("A request of the store that has no place, by its id.", valueName: "id"))
    var waiting: String?
    @Option(help: ArgumentHelp("A date of the week that is meant; else that of --now.", valueName: "date"))
    var week: String?
    @Option(help: ArgumentHelp("Who does it; the name of the account unless given.", valueName: "who"))
    var by: String?
    @Option(help: ArgumentHelp("Why, for the log.", valueName: "text"))
    var reason: String?

    func validate() throws {
        if let at, PlaceName(at) == nil {
            throw ValidationError("--at is a start and a C-arm such as 2026-12-08T09:20/c1, not \(at).")
        }
        try StoreOptions.checkWeek(week)
        try StoreOptions.checkWho(by)
    }

    /// - Throws: a `ValidationError` where something is given that only a store needs.
    func requireNone() throws {
        let given = [("--at", at), ("--waiting", waiting), ("--week", week), ("--by", by), ("--reason", reason)]
        if let first = given.first(where: { $0.1 != nil }) {
            throw ValidationError("\(first.0) goes with --data.")
        }
    }
}

/// A start and a C-arm in one word: `2026-12-08T09:20/c1`; the other way round, `c1/2026-12-08T09:20`, is understood too.
struct PlaceName {
    let cArm: String
    let start: Instant

    /// Nil for any other text.
    init?(_ text: String) {
        let form = "2026-12-08T09:20/".count
        if text.count > form, let start = Instant(text.prefix(form - 1)), text.dropFirst(form - 1).first == "/" {
            cArm = String(text.dropFirst(form))
            self.start = start
            return
        }
        guard text.count > form, let start = Instant(text.suffix(form - 1)), text.dropLast(form - 1).last == "/" else {
            return nil
        }
        cArm = String(text.dropLast(form))
        self.start = start
    }
}
