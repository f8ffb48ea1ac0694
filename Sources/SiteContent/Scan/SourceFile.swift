package import SiteModel

/// A file of the content, found but not read.
package struct SourceFile: Hashable, Sendable {
  /// Relative to the root folder.
  package var path: RelativePath
  /// An article's or page's name: the file name without `.md`, or its bundle's folder.
  package var id: String

  /// The folder that the file stands in, relative to the root folder, without a slash at its end.
  package var folder: RelativePath { path.folder }
  /// Whether its images stand beside it.
  package var isBundle: Bool { path.hasSuffix("/index.md") }
}

/// Every file of the content, in a fixed order.
package struct ScannedContent: Sendable {
  package var articles: [SourceFile] = []
  /// The comments of each article, in the order of their folders.
  package var discussions: [ScannedDiscussion] = []
  /// The id of a page is its address: `mentions-legales`, `parti/histoire`.
  package var pages: [SourceFile] = []
  /// Files beside the `index.md` of a bundle, by the bundle's folder.
  package var bundleFiles: [RelativePath: [RelativePath]] = [:]
  /// Files of `content/media`, relative to the root folder.
  package var media: [RelativePath] = []
  /// Files of `content/root`, relative to the root folder.
  package var rootFiles: [RelativePath] = []
  /// Files of `templates/assets`, relative to the root folder.
  package var assets: [RelativePath] = []
  /// Assets of the theme in the program that the blog has no file of its own for; named as if they lay on the disk.
  package var builtInAssets: [RelativePath] = []
  /// What the disk says of each of these files, but for comments, in the order in which they were found.
  package var stamps: [StampedFile] = []
  /// The same of the settings, the registry of tags, the templates and the languages.
  package var otherStamps: [StampedFile] = []
  /// What was seen of the folders, for the next scan.
  package var folders = KnownFolders.Scan()

  /// The stamps of `stamps` by path.
  package var stampsByPath: [RelativePath: FileStamp] {
    Dictionary(stamps.lazy.map { ($0.path, $0.stamp) }) { first, _ in first }
  }
}

/// The comments of one article, found but not read.
package struct ScannedDiscussion: Sendable {
  /// The article's id: the folder's name.
  package var article: String
  package var files: [File] = []

  package struct File: Sendable {
    /// Relative to the root folder.
    package var path: RelativePath
    /// Nil where the disk has none to tell.
    package var stamp: FileStamp?
  }

  /// Whether all stamps can be trusted: see `FileStamp.isSettled`.
  package func isSettled(at moment: Int64) -> Bool {
    files.allSatisfy { $0.stamp?.isSettled(at: moment) ?? false }
  }

  /// Stands for the files' names and stamps.
  package func listing(_ key: DigestKey) -> Digest { Self.listing(files, key) }

  static func listing(_ files: some Collection<File>, _ key: DigestKey) -> Digest {
    key.digest { hasher in
      hasher.add(files.count)
      for file in files {
        hasher.add(file.path)
        hasher.add(file.stamp != nil ? 1 : 0)
        if let stamp = file.stamp { hasher.add(stamp) }
      }
    }
  }
}

/// A file and what the disk says of it.
package struct StampedFile: Hashable, Sendable {
  /// Relative to the root folder.
  package var path: RelativePath
  package var stamp: FileStamp
}

extension SourceFile {
  /// A page's file: its id is where it stands.
  package init(page path: RelativePath) {
    var id = (path.rest(below: RelativePath(SiteLayout.pages)) ?? path.name).withoutMarkdownEnding
    if id.hasSuffix("/index") { id.removeLast("/index".count) }
    self.init(path: path, id: id)
  }

  /// A file whose id is its own name without `.md`.
  package init(named path: RelativePath) { self.init(path: path, id: path.name.withoutMarkdownEnding) }
}

extension Substring {
  /// Without the three bytes of `.md`.
  fileprivate var withoutMarkdownEnding: String { String(Substring(utf8.dropLast(3))) }
}

extension SourceFile: Described {
  package static var blank: Self { Self(path: "", id: "") }

  package static func visit<Visitor: PartVisitor>(
    _ file: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&file.path)
    try visitor.part(&file.id)
  }
}
