import FoundationEssentials
import Glibc
import NeuralNetwork

/// The command line: reads the words, runs the command, ends with its status.
@main
enum Lapel {
    static func main() async {
        Interruption.hold()
        // A reader that leaves, as in `lapel … | head`, ends the program quietly, also where the
        // shell ignored the signal.
        signal(SIGPIPE, SIG_DFL)
        let words = Array(CommandLine.arguments.dropFirst())
        let work = Task { await run(words) }
        Interruption.cancel(work)
        exit(await work.value.rawValue)
    }

    private static func run(_ words: [String]) async -> ExitStatus {
        let environment = ProcessInfo.processInfo.environment
        var console = Console(isJSON: false, environment: environment)
        do {
            let request = try ArgumentParser.parse(words, commands: CommandTable.all)
            if case .run(let command, let arguments) = request {
                console = Console(
                    isJSON: arguments[GlobalOptions.json], environment: environment)
                let status = try await command.run(arguments, console)
                console.endProgress()
                return Task.isCancelled ? .interrupted : status
            }
            try console.write(text(for: request))
            return .done
        } catch {
            console.endProgress()
            if Task.isCancelled { return .interrupted }
            let failure = Words.failure(error)
            console.note(failure.sentence)
            return failure.status
        }
    }

    private static func text(for request: Request) -> String {
        switch request {
        case .overview, .run: Help.overview(CommandTable.all)
        case .version: Words.version
        case .groupHelp(let group): Help.group(group, CommandTable.all)
        case .help(let command): Help.command(command)
        }
    }
}
