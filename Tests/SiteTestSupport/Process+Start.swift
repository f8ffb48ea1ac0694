package import Foundation

extension Process {
  /// As `run()`, with no signal blocked in the new process.
  ///
  /// A process begins with the mask of the thread that starts it, and threads of a pool block nearly all signals. A shell
  /// that waits for several commands then never hears that they have ended, and Ctrl-C ends nothing.
  package func start() throws {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try run()
  }
}
