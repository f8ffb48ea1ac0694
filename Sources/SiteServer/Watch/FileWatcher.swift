import Dispatch
import Synchronization

/// Watches a site's content and templates.
///
/// The kernel tells of changes where it can (Linux); elsewhere, on disks of other machines, and where there
/// are more folders than the system lets a program watch, files are looked at again and again.
final class FileWatcher: Sendable {
  enum Method: Equatable {
    /// The system tells of changes.
    case events
    /// Every file is looked at a few times a second.
    case polling
  }

  /// A sign that something may have changed: ask `drain`.
  let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let folders: WatchedFolders
  private let state: Mutex<State>

  private struct State {
    var source: any ChangeSource
    var method: Method
    /// Taken from the source, and not yet asked for.
    var pending = Changes()
    var listener: (any DispatchSourceRead)?
    var ticker: Task<Void, Never>?

    /// Everything up to now, which stays pending.
    @discardableResult
    mutating func takeAll() -> Changes {
      pending.merge(source.drain())
      return pending
    }
  }

  /// - Parameter prefersPolling: for tests, and for disks that tell of nothing.
  init(root: String, prefersPolling: Bool = false) {
    folders = WatchedFolders(root: root)
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    state = Mutex(State(source: NoSource(), method: .polling))
    start(prefersPolling: prefersPolling)
  }

  deinit {
    state.withLock {
      $0.listener?.cancel()
      $0.ticker?.cancel()
    }
    signal.finish()
  }

  var method: Method { state.withLock { $0.method } }

  /// Whether a program is in the middle of writing a file, as far as can be told.
  var isWriting: Bool { state.withLock { $0.source.isWriting } }

  /// What has changed since the last call; does not wait.
  func drain() -> Changes {
    let (changes, isUnreliable) = state.withLock { state in
      let changes = state.takeAll()
      state.pending = Changes()
      return (changes, state.source.isUnreliable)
    }
    guard isUnreliable else { return changes }
    startPolling()
    return .everything
  }

  private func start(prefersPolling: Bool) {
    #if os(Linux)
      if !prefersPolling, !RemoteDisk.holds(folders.root), let source = InotifySource(folders) {
        state.withLock { state in
          let listener = DispatchSource.makeReadSource(
            fileDescriptor: source.descriptor, queue: DispatchQueue(label: "blogsite.watch"))
          listener.setEventHandler { [weak self] in
            // Taken at once: events that stay in the kernel's queue would call this again and again.
            _ = self?.state.withLock { $0.takeAll() }
            self?.signal.yield()
          }
          // The descriptor stays open until nobody waits for it.
          listener.setCancelHandler { withExtendedLifetime(source) {} }
          listener.activate()
          state = State(source: source, method: .events, listener: listener)
        }
        return
      }
    #endif
    startPolling()
  }

  private func startPolling() {
    let source = PollingSource(folders)
    let signal = signal
    let ticker = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(250))
        signal.yield()
      }
    }
    state.withLock { state in
      state.listener?.cancel()
      state.ticker?.cancel()
      state = State(source: source, method: .polling, ticker: ticker)
    }
  }
}

private struct NoSource: ChangeSource {
  var isWriting: Bool { false }
  var isUnreliable: Bool { false }
  mutating func drain() -> Changes { Changes() }
}
