import ArgumentParser

/// The command.
@main
struct Fluoro: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fluoro")
}
