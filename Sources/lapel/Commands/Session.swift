import Workbench

/// What the commands have in common.
enum Session {
    /// Where everything lies, as the options say.
    static func configuration(_ arguments: Arguments) -> Configuration {
        var configuration = Configuration(
            dataFolder: arguments[GlobalOptions.data], modelFile: arguments[GlobalOptions.model])
        configuration.acceptsOtherData = arguments[GlobalOptions.otherData]
        return configuration
    }

    /// The workbench that the options ask for, open. Says on standard error what was damaged.
    static func workbench(_ arguments: Arguments, _ console: Console) async throws -> Workbench {
        let workbench = Workbench(configuration: configuration(arguments))
        let notices = try await workbench.open()
        // What is not there at all is said by the work that needs it.
        for notice in [notices.damagedStore, notices.damagedModel].compactMap({ $0 }) {
            console.note(notice)
        }
        return workbench
    }

    /// The part of the data set that `INDEX` counts in.
    static let part = Option<Part>.choice("split", "NAME", "where INDEX counts")
        .defaulting(to: .test, said: "test")

    static let index = Operand(name: "INDEX", help: "number of an image, from 0")

    /// The sample that INDEX and `--split` name.
    static func sample(
        _ text: String, in part: Part, _ workbench: Workbench
    ) async throws -> (index: Int, sample: Sample) {
        let count = try await workbench.images(of: part).count
        let index = try Workbench.parseIndex(text, count: count)
        return (index, try await workbench.sample(part, at: index))
    }

    /// Shows how far a work of unknown speed is.
    static func meter(_ task: String, _ console: Console) -> @Sendable (Double) -> Void {
        let remaining = Remaining()
        return { share in
            let left = remaining.seconds(share: share).map(Numbers.timeLeft) ?? ""
            console.progress(task, share: share, detail: left)
        }
    }
}
