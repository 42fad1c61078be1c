import Clinic

/// A request as words of a command line, for the common case that is not worth a file.
///
/// Each word is read as the cell of an order sheet is, with `today` for the date and a clock time for an instant of today.
public struct AddOnFlags: Hashable, Sendable {
    /// One option.
    public struct Option: Hashable, Sendable {
        /// As the user writes it, such as `--mri`.
        public var flag: String
        /// The request's key.
        public var key: String
        /// What stands behind it.
        public var text: String

        /// From its parts.
        public init(_ flag: String, key: String, text: String) {
            self.flag = flag
            self.key = key
            self.text = text
        }
    }

    /// The options that are given, each key once.
    public var options: [Option]
    /// When the question is asked.
    public var now: Instant

    /// From its parts.
    public init(_ options: [Option], now: Instant) {
        self.options = options
        self.now = now
    }

    /// The request as a tree; an id is made up where none is given.
    func node(_ scenario: Scenario, _ roster: Roster) -> FileNode {
        let cell = OrderCell(line: 1, column: nil)
        var entries = options.map { option in
            cell.entry(option.key, cell.value(spelledOut(option), column: option.key), label: option.flag)
        }
        if !options.contains(where: { $0.key == "id" }) {
            entries.append(cell.entry("id", cell.text(freeId(scenario)), label: "--id"))
        }
        return cell.node(.mapping(entries))
    }

    private func spelledOut(_ option: Option) -> String {
        switch option.key {
        case "mri", "authorization", "due", "not_before":
            return option.text == "today" ? now.day.description : option.text
        case "arrives":
            guard let minute = Instant.minuteOfDay(clock: option.text), minute < Instant.minutesPerDay else {
                return option.text
            }
            return now.day.at(minute: minute).description
        default:
            return option.text
        }
    }

    /// `addon-1208-0830` by month, day and clock of the question, with a number behind it where the scenario has that
    /// already.
    private func freeId(_ scenario: Scenario) -> String {
        let taken = Set(scenario.requests.map(\.id) + scenario.history.map(\.request))
        let date = now.day.description.dropFirst(5).filter { $0 != "-" }
        let first = "addon-\(date)-\(now.clock.filter { $0 != ":" })"
        var (id, number) = (first, 1)
        while taken.contains(id) {
            number += 1
            id = "\(first)-\(number)"
        }
        return id
    }
}
