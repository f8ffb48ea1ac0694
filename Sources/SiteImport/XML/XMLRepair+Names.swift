import SiteModel

/// Names of elements, and which of them hold others.
extension XMLRepair {
  /// What an element is called without its prefix.
  static func local(_ name: [UInt8]) -> [UInt8] {
    name.lastIndex(of: UInt8(ascii: ":")).map { Array(name[($0 + 1)...]) } ?? name
  }

  static let containers = Set(
    [
      "rss", "rdf", "channel", "item", "comment", "commentmeta", "postmeta", "termmeta", "term", "tag",
      "image", "feed", "entry",
    ]
    .map { Array($0.utf8) })

  static let comment = Array("comment".utf8)

  static func isComment(_ name: [UInt8]) -> Bool {
    name.count > comment.count && local(name) == comment
  }

  func isContainer(_ name: [UInt8]) -> Bool {
    let local = Self.local(name)
    let lower = local.map { $0 | 0x20 }
    if Self.containers.contains(lower) { return true }
    // `<wp:author>` of the channel holds keys, that of an item is a name; `<category>` of an item is a name.
    guard name.count > local.count, lower == Array("author".utf8) || lower == Array("category".utf8) else {
      return false
    }
    return stack.last.map { Self.local($0.name) == Array("channel".utf8) } ?? false
  }

  static let ownPrefixes = ["wp:", "content:", "excerpt:", "dc:"].map { Array($0.utf8) }

  static func isOfExport(_ name: [UInt8]) -> Bool {
    ownPrefixes.contains { name.starts(with: $0) } || name == Array("item".utf8)
  }

  func name(_ bytes: Bytes, _ start: Int) -> [UInt8]? {
    var i = start
    while i < bytes.count, isNamePart(bytes[i]) { i += 1 }
    guard i > start, i - start < 100, !bytes[start].isASCIIDigit, bytes[start] != 0x2D else {
      return nil
    }
    return Array(bytes[start..<i])
  }

  func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIILetter || (0x30...0x3A).contains(byte) || byte == 0x5F
      || byte == 0x2D
  }

  /// Behind the `>` of a tag; nil where it is not there.
  func endOfTag(_ bytes: Bytes, _ start: Int) -> Int? {
    var quote: UInt8 = 0
    var i = start + 1
    let limit = min(bytes.count, start + Self.farthest)
    while i < limit {
      let byte = bytes[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return i + 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
      i += 1
    }
    return nil
  }
}
