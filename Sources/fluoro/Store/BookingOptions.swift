import ArgumentParser
import Clinic

/// What an add-on on a store may say beside the request.
struct BookingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Accept the proposal on this C-arm at this start, such as c1/2026-12-08T09:20, if it is still offered.",
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
            throw ValidationError("--at is a C-arm and a start such as c1/2026-12-08T09:20, not \(at).")
        }
        if let week, Day(week) == nil { throw ValidationError("--week is a date such as 2026-12-07, not \(week).") }
        if let by, by.isEmpty || by.contains(where: \.isNewline) {
            throw ValidationError("--by is a name on one line.")
        }
    }

    /// - Throws: a `ValidationError` where something is given that only a store needs.
    func requireNone() throws {
        let given = [("--at", at), ("--waiting", waiting), ("--week", week), ("--by", by), ("--reason", reason)]
        if let first = given.first(where: { $0.1 != nil }) {
            throw ValidationError("\(first.0) goes with --data.")
        }
    }
}

/// A C-arm and a start in one word: `c1/2026-12-08T09:20`.
struct PlaceName {
    let cArm: String
    let start: Instant

    /// Nil for any other text. The start follows the last slash: a C-arm's id may hold one.
    init?(_ text: String) {
        guard let slash = text.lastIndex(of: "/"), slash > text.startIndex,
            let start = Instant(text[text.index(after: slash)...])
        else { return nil }
        cArm = String(text[..<slash])
        self.start = start
    }
}
