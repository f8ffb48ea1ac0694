/// A site's changes on the disk, one after another: first one at once, then one each time files were saved.
package struct SiteChanges: AsyncSequence, Sendable {
  private let root: String

  /// - Parameter root: an absolute path without links: the system names changed files so.
  package init(root: String) { self.root = root }

  package struct Iterator: AsyncIteratorProtocol {
    private let watcher: FileWatcher
    private var signals: AsyncStream<Void>.Iterator
    private var hasBegun = false

    fileprivate init(root: String) {
      watcher = FileWatcher(root: root)
      signals = watcher.signals.makeAsyncIterator()
    }

    package mutating func next() async -> Void? {
      guard hasBegun else {
        hasBegun = true
        return ()
      }
      while await signals.next() != nil {
        // A burst of changes is one; so is a program that writes a file in several steps.
        repeat {
          try? await Task.sleep(for: .milliseconds(50))
        } while watcher.isWriting
        if !watcher.drain().isEmpty { return () }
      }
      return nil
    }
  }

  package func makeAsyncIterator() -> Iterator { Iterator(root: root) }
}
