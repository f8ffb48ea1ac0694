import Foundation

/// Waits until something is so: two minutes, for a machine may be busy with a hundred other tests. Whoever calls it
/// then looks whether it is.
package func eventually(
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + .seconds(120)
  while try await !condition(), ContinuousClock.now < deadline {
    try await Task.sleep(for: .milliseconds(10))
  }
}
