import ArgumentParser
import ClinicService

/// `fluoro cancel`.
struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "A patient cancels: the place is free again.")
    @OptionGroup var visit: VisitOptions
    func run() throws { try visit.make(GivingUp(visit.request, .cancelled)) }
}

/// `fluoro no-show`.
struct NoShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "no-show", abstract: "A patient did not come: the place is free again.")
    @OptionGroup var visit: VisitOptions
    func run() throws { try visit.make(GivingUp(visit.request, .noShow)) }
}
