import Synchronization

/// Parts that are the same in all outputs that show them, such as what a list makes of one of its objects: made once.
package final class TemplateFragments: Sendable {
  struct Key: Hashable, Sendable {
    /// The block of instructions that made it.
    var block: Int
    /// What it was made of.
    var object: Int
  }

  /// Cores wait less for each other where the parts lie on several shelves.
  private let shelves: [Shelf]

  private final class Shelf: Sendable {
    let parts = Mutex<[Key: [UInt8]]>([:])
  }

  /// With none made yet.
  package init() { shelves = (0..<16).map { _ in Shelf() } }

  /// Appends a part; false where it has not been made yet.
  func append(_ key: Key, to output: inout [UInt8]) -> Bool {
    guard let part = shelf(key).parts.withLock({ $0[key] }) else { return false }
    output.append(contentsOf: part)
    return true
  }

  func keep(_ bytes: ArraySlice<UInt8>, for key: Key) {
    let part = Array(bytes)
    shelf(key).parts.withLock { $0[key] = part }
  }

  private func shelf(_ key: Key) -> Shelf { shelves[(key.object &+ key.block) & 15] }
}
