import Foundation

/// The files of a finished site by their kind.
struct SiteCensus: Sendable, Equatable {
  enum Kind: String, CaseIterable, Sendable {
    case article = "articles"
    case home = "home pages"
    case tag = "tag pages"
    case tagFeed = "feeds of tags (RSS)"
    case tagIndex = "index of tags"
    case feed = "feed of the site (RSS)"
    case articleFeed = "feeds of an article's comments"
    case archive = "pages of years and months"
    case otherFeed = "other feeds (Atom, JSON, comments, archived)"
    case search = "search index"
    case copied = "assets and media"
    case other = "others (sitemap, robots.txt, 404, search and feeds pages)"

    /// Whether both contenders must have the same number.
    var isCompared: Bool { [.article, .home, .tag, .tagFeed, .tagIndex, .feed].contains(self) }
  }

  var counts: [Kind: Int] = [:]
  /// Of all files together.
  var bytes = 0

  var files: Int { counts.values.reduce(0, +) }

  init() {}

  /// Counts the files of a folder.
  init(folder: String) throws {
    let root = URL(fileURLWithPath: folder, isDirectory: true).resolvingSymlinksInPath()
    guard
      let files = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: [.isRegularFileKey, .fileSizeKey])
    else { throw ProcessRun.Failure(description: "'\(folder)' cannot be listed") }
    let prefix = root.path.count + 1
    for case let file as URL in files {
      let values = try file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
      guard values.isRegularFile == true, file.lastPathComponent != ".gitignore" else { continue }
      counts[Self.kind(of: String(file.path.dropFirst(prefix))), default: 0] += 1
      bytes += values.fileSize ?? 0
    }
  }

  /// - Parameter path: relative to the site's folder.
  static func kind(of path: String) -> Kind {
    let parts = path.split(separator: "/").map(String.init)
    let (folders, name) = (parts.dropLast(), parts.last ?? "")
    let isPage = name == "index.html"
    switch folders.first {
    case nil where isPage: return .home
    case nil where name == "feed.xml": return .feed
    case nil where ["atom.xml", "feed.json"].contains(name): return .otherFeed
    case "page"? where isPage: return .home
    case "tag"?: return isPage ? .tag : name == "feed.xml" && folders.count == 2 ? .tagFeed : .otherFeed
    case "tags"?: return .tagIndex
    case "archives"?: return .archive
    case "assets"?, "media"?: return .copied
    case "recherche"? where !isPage: return .search
    case let year? where year.count == 4 && year.allSatisfy(\.isNumber):
      let isArticle = folders.count == 3 && folders[2] != "page"
      if isPage { return isArticle ? .article : .archive }
      return isArticle ? .articleFeed : .otherFeed
    case "feed"?, "comments"?: return .otherFeed
    default: return .other
    }
  }

  /// - Throws: `ProcessRun.Failure` where two sites differ in what both are said to have.
  func check(against other: SiteCensus) throws {
    for kind in Kind.allCases where kind.isCompared && counts[kind] != other.counts[kind] {
      throw ProcessRun.Failure(
        description: """
          blogsite and Hugo built different sites: \(counts[kind] ?? 0) and \(other.counts[kind] ?? 0) \(kind.rawValue)
          """)
    }
  }
}
