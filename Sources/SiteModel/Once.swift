import Synchronization

/// A value that is made when it is first asked for, once for all who ask.
package final class Once<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  package init(_ value: Value) { state = Mutex(.made(value)) }

  /// Whoever asks while it is being made waits for it.
  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .waiting(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
