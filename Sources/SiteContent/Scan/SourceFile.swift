/// A file of the content, found but not read.
package struct SourceFile: Hashable, Sendable {
  /// Relative to the root folder.
  package var path: String
  /// An article's or page's name: the file name without `.md`, or its bundle's folder.
  package var id: String

  /// The folder that the file stands in, relative to the root folder, without a slash at its end.
  package var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
  /// Whether its images stand beside it.
  package var isBundle: Bool { path.hasSuffix("/index.md") }
}

/// Every file of the content, in a fixed order.
package struct ScannedContent: Sendable {
  package var articles: [SourceFile] = []
  /// The id of a comment's file is its own name; `folders` tells its article's.
  package var comments: [(article: String, file: SourceFile)] = []
  /// The id of a page is its address: `mentions-legales`, `parti/histoire`.
  package var pages: [SourceFile] = []
  /// Files beside the `index.md` of a bundle, by the bundle's folder.
  package var bundleFiles: [String: [String]] = [:]
  /// Files of `content/media`, relative to the root folder.
  package var media: [String] = []
  /// Files of `templates/assets`, relative to the root folder.
  package var assets: [String] = []
  /// What the disk says of each of these files, in the order in which they were found.
  package var stamps: [StampedFile] = []
  /// The same of the settings, the registry of tags, the templates and the languages.
  package var otherStamps: [StampedFile] = []

  /// The stamps of `stamps` by path.
  package var stampsByPath: [String: FileStamp] {
    Dictionary(stamps.lazy.map { ($0.path, $0.stamp) }) { first, _ in first }
  }
}

/// A file and what the disk says of it.
package struct StampedFile: Hashable, Sendable {
  /// Relative to the root folder.
  package var path: String
  package var stamp: FileStamp
}
