import ArgumentParser

/// The command: where solver, files and rosters are wired together, and the only place that knows exit codes.
@main
struct Fluoro: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fluoro",
        abstract: "Rosters for a fluoroscopy suite: proven, checked, printable.",
        discussion: """
            fluoro makes the weekly roster of a spine injection service: who staffs which C-arm in which half-day, which \
            patient comes when, and what is kept free for same-day add-ons.

            Exit codes: 0 done; 1 the answer is no (infeasible, violations, no place); 64 wrong usage; 65 bad input; 70 a fault of \
            fluoro; 75 stopped by the limit with nothing found.
            """,
        version: FluoroVersion.text,
        subcommands: [
            RosterCommand.self, VerifyCommand.self, ExplainCommand.self, AddOnCommand.self, RepairCommand.self,
            SimulateCommand.self, GenerateCommand.self,
        ],
        groupedSubcommands: [
            CommandGroup(
                name: "The clinic's day, on a store",
                subcommands: [
                    InitCommand.self, OpenCommand.self, PublishCommand.self, DraftCommand.self, DayCommand.self,
                    WeekCommand.self, ChangesCommand.self, WaitingCommand.self, HoldCommand.self, ConfirmCommand.self,
                    MoveCommand.self, CancelCommand.self, NoShowCommand.self, ArriveCommand.self,
                    StartCommand.self, FinishCommand.self, LeaveCommand.self, SettleCommand.self, NoteCommand.self,
                    UndoCommand.self, LogCommand.self, ExportCommand.self, ImportCommand.self, BackupCommand.self,
                ])
        ]
    )
}

/// The version that `--version` and reports name.
enum FluoroVersion {
    static let text = "0.1.0"
}
