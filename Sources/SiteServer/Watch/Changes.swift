import SiteModel

/// What has changed on the disk since the last look.
struct Changes: Sendable, Equatable {
  /// Files and folders, relative to the root folder.
  var paths: Set<RelativePath> = []
  /// Whether more may have changed than the paths tell.
  var isEverything = false

  var isEmpty: Bool { paths.isEmpty && !isEverything }

  static let everything = Changes(isEverything: true)

  mutating func merge(_ other: Changes) {
    paths.formUnion(other.paths)
    isEverything = isEverything || other.isEverything
  }
}

/// A way to learn of changes below a site's content and templates.
protocol ChangeSource: Sendable {
  /// What has changed since the last call; does not wait.
  mutating func drain() -> Changes
  /// Whether a program is in the middle of writing a file, as far as can be told.
  var isWriting: Bool { get }
  /// Whether changes can get lost from here on, so that another source must take over.
  var isUnreliable: Bool { get }
}
