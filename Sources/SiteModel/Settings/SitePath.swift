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
  package var encoded: String { Self.percentEncoded(text) }

  package static func < (a: SitePath, b: SitePath) -> Bool { a.text < b.text }

  /// Percent-encodes every byte that cannot stand in a path (RFC 3986, 3.3: pchar and `/`).
  package static func percentEncoded(_ text: String) -> String { encoded(text, but: isPathByte) }

  /// The query of an address as browsers send it: `&`, `=` and most signs as they are.
  ///
  /// Source: https://url.spec.whatwg.org/#special-query-percent-encode-set
  package static func queryEncoded(_ text: String) -> String { encoded(text, but: isQueryByte) }

  private static func encoded(_ text: String, but isPath: [Bool]) -> String {
    if text.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy { isPath[Int($0)] } }) == true {
      return text
    }
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in text.utf8 {
      if isPath[Int(byte)] {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let isQueryByte: [Bool] = (0..<256).map { byte in
    byte > 0x20 && byte < 0x7F && !"\"#<>'".utf8.contains(UInt8(byte))
  }

  private static let isPathByte: [Bool] = {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$()*+,;=:@/".utf8)
    return (0..<256).map { allowed.contains(UInt8($0)) }
  }()
}

extension SitePath: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(text) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(try reader.text()) }
}
