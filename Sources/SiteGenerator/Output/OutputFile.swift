/// A file of the finished site.
package struct OutputFile: Sendable {
  /// Relative to the output folder: `2007/11/facebook/index.html`.
  package var path: String
  package var content: Content

  package enum Content: Sendable {
    case bytes([UInt8])
    /// The bytes of a file elsewhere on the disk, by its absolute path.
    case copy(of: String)
  }

  package init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}

/// What a build changed in the output folder; lists are sorted.
package struct WriteReport: Sendable, Equatable {
  package var written: [String]
  package var unchanged: Int
  package var removed: [String]

  package init(written: [String], unchanged: Int, removed: [String]) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}
