/// An address that the blog had once, below its home: `/archives/52/`, `/vieux/page.html`, `/?p=52`.
package struct OldAddress: Hashable, Sendable, CustomStringConvertible {
  package var path: SitePath
  /// What follows the `?`, as requests have it.
  package var query: String?

  package init(path: SitePath, query: String? = nil) {
    self.path = path
    self.query = query
  }

  /// Reads an address as people write it; nil where no request for it could reach this site.
  ///
  /// One that names no file is a folder: `/old` is `/old/`.
  package init?(_ text: String) {
    guard !text.contains(where: { "#\\".contains($0) || $0.isNewline }), !text.contains("://") else {
      return nil
    }
    let mark = text.firstIndex(of: "?")
    guard let decoded = String(text[..<(mark ?? text.endIndex)]).removingPercentEncoding else { return nil }
    let segments = decoded.split(separator: "/").map(String.init)
    let isPlain = segments.allSatisfy { segment in
      segment != "." && segment != ".." && !Self.isReserved(segment)
        && !segment.unicodeScalars.contains(where: Self.isInvisible)
    }
    guard isPlain else { return nil }
    if let mark {
      let written = text[text.index(after: mark)...]
      guard !written.isEmpty, !written.contains(where: { $0.isWhitespace || "\"<>".contains($0) }) else {
        return nil
      }
      query = PercentEncoding.query(String(written))
    } else if segments.isEmpty {
      return nil
    }
    guard let last = segments.last else {
      path = .home
      return
    }
    let isFile = !decoded.hasSuffix("/") && Self.fileEnding(of: last) != nil
    path = SitePath(segments.joined(separator: "/") + (isFile ? "" : "/"))
  }

  /// No browser sends them, and servers' rules would hold them as they are.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    Printable.isUnsafe(scalar) || scalar.properties.isNoncharacterCodePoint
  }

  /// The first sign of an address that nobody sees, such as a mark for the direction of writing that was pasted with a
  /// title; as `U+200E`.
  package static func invisibleSign(in text: String) -> String? {
    let path = String(text.prefix { $0 != "?" })
    let scalars = (path.removingPercentEncoding ?? path).unicodeScalars
    return scalars.first { $0.value > 0x9F && isInvisible($0) }?.code
  }

  /// Why a text is no such address, in words.
  package static func fault(of text: String) -> String {
    invisibleSign(in: text).map { "it holds an invisible character, \($0)" } ?? "no request could ask for it"
  }

  /// Names that belong to others than the site: an output folder may be a checkout.
  private static func isReserved(_ segment: String) -> Bool {
    let name = segment.lowercased()
    return name == ".git" || name.hasPrefix(".blogsite") || name.contains("\\")
  }

  /// As it stands in a request, below the site's home: `?p=52`, `vieux/page.html`.
  package var encoded: String { path.encoded + (query.map { "?" + $0 } ?? "") }

  package var description: String { path.description + (query.map { "?" + $0 } ?? "") }

  /// The ending of a file's name, in lower case: letters and digits with a letter among them, for `v1.2` is a name
  /// of a folder as good as any.
  private static func fileEnding(of name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    let isEnding =
      (1...5).contains(ending.utf8.count) && ending.utf8.contains { $0 > UInt8(ascii: "9") }
      && ending.utf8.allSatisfy { $0.isASCIIDigit || (0x61...0x7A).contains($0) }
    return isEnding ? ending : nil
  }

  /// The same of an address; nil of a folder's.
  package var fileEnding: String? {
    path.text.split(separator: "/").last.flatMap {
      path.text.hasSuffix("/") ? nil : Self.fileEnding(of: String($0))
    }
  }

  /// Whether a page of HTML can stand right here: a server tells browsers by the ending what a file is.
  package var isOfPage: Bool {
    guard query == nil else { return false }
    return fileEnding.map { $0 == "html" || $0 == "htm" } ?? true
  }

  /// Where a page stands that answers to it: of `/spip.php` the folder `spip.php/`, to which servers lead on.
  package var pagePath: SitePath { isOfPage ? path : SitePath(path.text + "/") }

  /// The page whose feed had this address, where it looks like that of a feed: of `/tag/ump/feed/` the folder
  /// `tag/ump/`, of `/feed/` the home page.
  ///
  /// The names are those of WordPress (https://wordpress.org/documentation/article/wordpress-feeds/), and what
  /// others call theirs.
  package var feedOwner: SitePath? {
    guard query == nil else { return nil }
    var segments = path.text.split(separator: "/").map(String.init)
    guard let last = segments.popLast()?.lowercased() else { return nil }
    switch last {
    case "feed", "feed.xml", "rss.xml", "atom.xml", "index.xml", "index.rdf", "feed.rss", "feed.atom": break
    // Alone, such a name may well be that of a page about feeds.
    case "rss", "rss2", "rdf", "atom":
      guard segments.popLast()?.lowercased() == "feed" else { return nil }
    default: return nil
    }
    return SitePath(segments.map { $0 + "/" }.joined())
  }
}
