/// Every command, in the order in which help lists them.
enum CommandTable {
    static let all: [Command] =
        [
            PredictCommand.command, ShowCommand.command, SummaryCommand.command,
            TrainCommand.command, EvaluateCommand.command, AuditCommand.command,
            ReviewCommand.command, LabelCommand.command,
        ] + LabelsCommands.all + OwnCommands.all + ClassesCommands.all + [
            FineTuneCommand.command, RehearseCommand.command,
        ] + ModelsCommands.all + [
            CalibrateCommand.command, ExportCommand.command, BenchmarkCommand.command,
        ]
}
