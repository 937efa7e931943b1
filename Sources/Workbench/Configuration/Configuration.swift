import FoundationEssentials

/// Where everything lies: the environment, and what a person named over it.
public struct Configuration: Sendable, Hashable {
    /// The environment's variables.
    public var environment: [String: String]
    /// Where the data set lies, if the person named a folder (`--data`); `LAPEL_DATA` and the
    /// standard folders are tried otherwise.
    public var dataFolder: String?
    /// Whether a data set of another size or with other pictures than Fashion-MNIST's is taken, as
    /// long as pictures are 28×28 and classes are ten.
    public var acceptsOtherData = false
    /// Whether what waits to be learned changes at once what the model in use says of single
    /// pictures: for the window, where a person looks on.
    public var learnsAtOnce = false
    /// Where labels and models are kept: `$XDG_DATA_HOME/lapel` unless named.
    public var storeFolder: String
    /// The model that the person named (`--model`); the one in use, then the shipped one otherwise.
    public var modelFile: String?
    /// Where the shipped files are looked for.
    public var resources: ResourceLocator

    /// Reads the environment; touches no file.
    ///
    /// - Parameters:
    ///   - program: The path of the running program, for the resources beside it.
    public init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        program: String? = ResourceLocator.runningProgram,
        dataFolder: String? = nil, storeFolder: String? = nil, modelFile: String? = nil
    ) {
        self.environment = environment
        self.dataFolder = dataFolder
        self.storeFolder = storeFolder ?? Self.dataHome(environment) + "/lapel"
        self.modelFile = modelFile
        resources = ResourceLocator(environment: environment, program: program)
    }

    /// Where the models that were kept lie, each named by its SHA-256.
    public var modelsFolder: String { storeFolder + "/models" }

    /// Where the last audit of each data set lies, named by the SHA-256 of its labels.
    public var auditsFolder: String { storeFolder + "/audits" }

    /// `$XDG_DATA_HOME`; the base directory specification has relative paths ignored.
    static func dataHome(_ environment: [String: String]) -> String {
        if let home = environment["XDG_DATA_HOME"], home.hasPrefix("/") { return home }
        return (environment["HOME"] ?? "") + "/.local/share"
    }
}
