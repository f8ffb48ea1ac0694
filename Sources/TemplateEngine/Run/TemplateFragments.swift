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
  /// How many outputs that may show a block's parts are still to be made.
  private let awaited: Mutex<[Int: Int]>

  private final class Shelf: Sendable {
    let parts = Mutex<[Key: [UInt8]]>([:])
  }

  /// With none made yet.
  package convenience init() { self.init(awaited: [:]) }

  /// The same, of which each is freed once the last output is made that may show it.
  ///
  /// - Parameter outputs: how many there will be of each root, by its name.
  package convenience init(_ engine: TemplateEngine, outputs: [String: Int]) {
    var awaited: [Int: Int] = [:]
    for (template, count) in outputs {
      for block in engine.program(template)?.sharedBlocks ?? [] { awaited[block, default: 0] += count }
    }
    self.init(awaited: awaited)
  }

  private init(awaited: [Int: Int]) {
    shelves = (0..<16).map { _ in Shelf() }
    self.awaited = Mutex(awaited)
  }

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

  /// Takes note that an output is made that may show the parts of some blocks.
  func end(_ blocks: [Int]) {
    let done = awaited.withLock { awaited in
      blocks.filter { block in
        guard let count = awaited[block] else { return false }
        awaited[block] = count - 1
        return count == 1
      }
    }
    guard !done.isEmpty else { return }
    for shelf in shelves {
      shelf.parts.withLock { parts in parts = parts.filter { !done.contains($0.key.block) } }
    }
  }

  private func shelf(_ key: Key) -> Shelf { shelves[(key.object &+ key.block) & 15] }
}
