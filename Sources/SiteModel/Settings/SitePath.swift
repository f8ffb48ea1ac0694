/// A place on the site, below its home: `` (the home page), `2007/11/facebook/`, `feed.xml`.
///
/// Held as people read it, without percent signs; a folder's address ends in a slash.
package struct SitePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// A folder: `tag`, `ump` gives `tag/ump/`.
  package init(folder segments: String...) {
    text = segments.map { $0 + "/" }.joined()
  }

  package static let home = SitePath("")

  package var description: String { "/" + text }

  package func appending(_ name: String) -> SitePath { SitePath(text + name) }
  package func appending(folder name: String) -> SitePath { SitePath(text + name + "/") }

  /// The file that a server sends for this address, relative to the output folder.
  package var file: String { text.isEmpty || text.hasSuffix("/") ? text + "index.html" : text }

  /// The folder of what belongs to a page, such as its feed: the page's own, or one that is named after its file
  /// (`2007/11/facebook/` of `2007/11/facebook.html`).
  package var belongings: SitePath {
    if text.isEmpty || text.hasSuffix("/") { return self }
    for ending in [".html", ".htm"] where text.hasSuffix(ending) {
      return SitePath(text.dropLast(ending.count) + "/")
    }
    return SitePath(text + "/")
  }

  /// The address as it stands in a link, percent-encoded after RFC 3986.
  package var encoded: String { PercentEncoding.path(text) }

  package static func < (a: SitePath, b: SitePath) -> Bool { a.text < b.text }
}

extension SitePath: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(text) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(try reader.text()) }
}
