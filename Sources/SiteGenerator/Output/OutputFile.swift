package import SiteContent
package import SiteModel

/// A file of the finished site. A class, for it is handed about; and small, for there may be hundreds of thousands.
package final class OutputFile: Sendable {
  /// Relative to the output folder: `2007/11/facebook/index.html`.
  package let path: RelativePath
  /// How it comes about, put together when its turn has come.
  package var making: Making { plan() }
  package var content: Content { making.content }
  private let plan: @Sendable () -> Making

  package struct Making: Sendable {
    package var content: Content
    /// What the file is made of, found without making it; nil where only its bytes tell whether it changed. May throw
    /// `CacheDamage`.
    package var ingredients: (@Sendable () throws -> PageDigests.Ingredients?)?
    /// The names of the parts of that, to say what changed.
    package var partNames: (@Sendable () -> [String])?
  }

  package enum Content: Sendable {
    case bytes([UInt8])
    /// The bytes of a file of the content or of the templates.
    case copy(of: SourcePath)
    /// The same without what an image tells of its maker: see `MediaInspector`.
    case cleaned(of: SourcePath)
    /// A file that is made elsewhere on the disk when it is wanted, and copied. Throws `DiskError`, `UnscalableImage`.
    case derived(@Sendable () throws -> SourcePath)
    /// Bytes that are made when they are wanted; into a buffer that has room already. Throws `EndlessPage`,
    /// and `CacheDamage` where what it is made of is not what was kept.
    case made(@Sendable (_ buffer: consuming [UInt8]) throws -> [UInt8])
  }

  package init(path: RelativePath, _ plan: @escaping @Sendable () -> Making) {
    self.path = path
    self.plan = plan
  }
}

/// What a build changed in the output folder; lists are sorted.
package struct WriteReport: Sendable, Equatable {
  package var written: [String]
  package var unchanged: Int
  package var removed: [String]
  /// Pages in a folder of which no notes are there, that are not this build's: an earlier one's, or somebody's own.
  package var unknownPages: [String]

  package init(written: [String], unchanged: Int, removed: [String], unknownPages: [String] = []) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
    self.unknownPages = unknownPages
  }
}
