import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService

/// `fluoro cancel`.
struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "A patient cancels: the place is free again.",
        discussion: "Shows who could come instead; nobody is booked.")
    @OptionGroup var visit: VisitOptions
    func run() throws { try visit.giveUp(.cancelled) }
}

/// `fluoro no-show`.
struct NoShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "no-show", abstract: "A patient did not come: the place is free again.",
        discussion: "Shows who could come instead; nobody is booked.")
    @OptionGroup var visit: VisitOptions
    func run() throws { try visit.giveUp(.noShow) }
}

/// `fluoro waiting`.
struct WaitingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiting", abstract: "Show who has no place and could come, ranked by the roster's objective.",
        discussion: """
            With a request: who could come to the place that it gave up. Each row tells what is still to be settled. \
            Nobody is booked: fluoro addon --waiting ID does that.
            """)
    @Argument(
        help: ArgumentHelp("Id of a request that was cancelled or whose patient did not come.", valueName: "request"))
    var request: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var clock: ClockOptions
    @Flag(help: "Print one JSON object instead.")
    var json = false

    func run() throws {
        try reported {
            let desk = try store.desk()
            let now = try clock.instant(desk)
            let week =
                if let request { try store.week(desk, of: request, at: now) } else { try store.week(desk, at: now) }
            let report = WaitingReport(try desk.waiting(for: request, in: week, now: now))
            try Result.write(json ? "{\"waiting\": \(report.json())}" : report.text())
        }
    }
}

extension VisitOptions {
    /// Gives the visit up and shows who could come instead.
    fileprivate func giveUp(_ cause: GivingUp.Cause) throws {
        try reported {
            let desk = try store.desk()
            let moment = try change.moment(desk)
            let week = try store.week(desk, of: request, at: moment.now)
            let receipt = try desk.make(GivingUp(request, cause), in: week, moment)
            // The change is made whatever the list says.
            let list = try? WaitingList(receipt.after, freed: receipt.after.givenUp.last, now: moment.now)
            let report = list.map { WaitingReport($0) }
            try ChangeReport.write(receipt, json: json, more: report.map { [("waiting", $0.json())] } ?? [])
            if !json, let report { try Result.write(report.text()) }
        }
    }
}
