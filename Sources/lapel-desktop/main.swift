import Glibc
import LapelUI

// Synchronous on purpose: a `main` that suspends before GLib's loop runs would never hear from the
// main actor again.
let status = MainActor.assumeIsolated { LapelApplication().run() }
// Not `exit`: it would have oneDNN free its compiled code while a prediction may still run in it.
// Nothing is lost, labels and models are on the disk before the window says so.
_exit(status)
