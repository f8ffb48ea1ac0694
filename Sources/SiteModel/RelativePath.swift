/// The path of a file below a folder, the site's own or the one it is published to, with `/` between its parts.
///
/// A path is bytes, as it is to a disk: a composed and a decomposed `é` are equal as texts, and name two files.
package struct RelativePath: Sendable {
  /// As the disk spells it.
  package let text: String

  package init(_ text: String) { self.text = text }

  package init(_ text: Substring) { self.text = String(text) }

  // MARK: Parts

  /// The folder that it lies in, without a slash at its end; empty for what lies in no other.
  package var folder: RelativePath { RelativePath(lastSlash.map { text[..<$0] } ?? "") }

  /// Whether both lie in one folder, without making a text of it.
  package func hasSameFolder(as other: RelativePath) -> Bool {
    var (text, other) = (text, other.text)
    return text.withUTF8 { text in
      other.withUTF8 { other in
        let end = text.lastIndex(of: UInt8(ascii: "/")) ?? 0
        guard end == other.lastIndex(of: UInt8(ascii: "/")) ?? 0 else { return false }
        return ByteOrder.begins(text, with: UnsafeBufferPointer(rebasing: other[..<end]))
      }
    }
  }

  /// The last part.
  package var name: Substring { text[(lastSlash.map(text.utf8.index(after:)) ?? text.startIndex)...] }

  private var lastSlash: String.Index? {
    var text = text
    let offset = text.withUTF8 { $0.lastIndex(of: UInt8(ascii: "/")) }
    return offset.map { text.utf8.index(text.startIndex, offsetBy: $0) }
  }

  /// Something in the folder of this path. In one piece: there are tens of thousands.
  package func appending(_ name: some StringProtocol) -> RelativePath {
    var (folder, name) = (text, String(name))
    return folder.withUTF8 { folder in
      name.withUTF8 { name in
        RelativePath(
          String(unsafeUninitializedCapacity: folder.count + 1 + name.count) { path in
            _ = path.update(fromContentsOf: folder)
            path[folder.count] = UInt8(ascii: "/")
            _ = UnsafeMutableBufferPointer(rebasing: path[(folder.count + 1)...]).update(fromContentsOf: name)
            return folder.count + 1 + name.count
          })
      }
    }
  }

  /// Whether it lies below a folder.
  package func isBelow(_ folder: RelativePath) -> Bool { rest(below: folder) != nil }

  package func isAtOrBelow(_ folder: RelativePath) -> Bool { self == folder || isBelow(folder) }

  /// What stands after a folder and its slash; nil where it does not lie below that.
  package func rest(below folder: RelativePath) -> Substring? {
    let count = folder.text.utf8.count
    guard text.utf8.count > count + 1, ByteOrder.begins(text, with: folder.text) else { return nil }
    let slash = text.utf8.index(text.startIndex, offsetBy: count)
    return text.utf8[slash] == UInt8(ascii: "/") ? text[text.utf8.index(after: slash)...] : nil
  }

  /// Whether its last bytes are those of an ending: `.md`, `/index.md`.
  package func hasSuffix(_ ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard text.utf8.count >= count else { return false }
    var text = text
    return ending.withUTF8Buffer { ending in
      text.withUTF8 { ByteOrder.begins(UnsafeBufferPointer(rebasing: $0.suffix(count)), with: ending) }
    }
  }
}

extension RelativePath: Hashable, Comparable {
  package static func == (a: RelativePath, b: RelativePath) -> Bool {
    a.text.utf8.count == b.text.utf8.count && ByteOrder.compare(a.text, b.text) == 0
  }

  package static func < (a: RelativePath, b: RelativePath) -> Bool { ByteOrder.compare(a.text, b.text) < 0 }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // No byte of a text: what is hashed next is not taken for a part of it.
    hasher.combine(0xFF as UInt8)
  }
}

extension RelativePath: ExpressibleByStringInterpolation, CustomStringConvertible {
  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }
}

extension RelativePath: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(text) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(try reader.text()) }
}
