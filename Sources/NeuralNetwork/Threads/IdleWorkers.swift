import Glibc

/// Keeps OpenMP's workers from burning the processor while they wait.
public enum IdleWorkers {
    /// How often a worker looks for more work before it sleeps: about 0.6 ms instead of libgomp's
    /// 10 ms, which on a desktop would take the cores away from everybody else.
    private static let spinCount = "20000"

    /// Call it first in a program's `main`. libgomp reads its settings when it is loaded, before any
    /// code of ours, so the program is started anew with the setting in its environment; a setting
    /// that the person made is left alone.
    public static func settle() {
        guard getenv("GOMP_SPINCOUNT") == nil, getenv("OMP_WAIT_POLICY") == nil else { return }
        setenv("GOMP_SPINCOUNT", spinCount, 1)
        // The link's target, because the process is named after the path it was started by. `execv`
        // returns only if it fails, and then the program works as well, only less quietly.
        guard let path = realpath("/proc/self/exe", nil) else { return }
        execv(path, CommandLine.unsafeArgv)
        free(path)
    }
}
