package import Synchronization

/// A value that is made when it is first asked for, once for all who ask.
///
/// Inlinable: what it is made of would be looked up at run time, for each of tens of thousands.
package final class Once<Value: Sendable>: Sendable {
  @usableFromInline package enum State {
    case waiting(@Sendable () -> Value)
    case made(Value)
  }

  @usableFromInline package let state: Mutex<State>

  @inlinable package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  @inlinable package init(_ value: Value) { state = Mutex(.made(value)) }

  /// Whoever asks while it is being made waits for it.
  @inlinable package var value: Value {
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
