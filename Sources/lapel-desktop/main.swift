import Glibc
import LapelUI

// Synchronous on purpose: a `main` that suspends before GLib's loop runs would never hear from the
// main actor again.
let status = MainActor.assumeIsolated { LapelApplication().run() }
exit(status)
