import SiteContent
import SiteModel

/// A file of the cache: what it is good for, a digest of the rest, and the rest.
///
/// Nobody need trust it: a file that is cut short, damaged, of another program, or made under other conditions is
/// taken for missing.
package struct CacheFile: Sendable {
  package let path: String
  /// Whoever wrote the file: another program may mean other things by the same bytes.
  package let program: String

  package init(path: String, program: String) {
    self.path = path
    self.program = program
  }

  private static let sign = Array("blogsite cache 1\n".utf8)

  /// The key that the file was made with, and a reader of its content; nil where it is of no use.
  ///
  /// - Parameters:
  ///   - key: the one that is wanted; nil for any.
  ///   - conditions: what the content depends on besides what it tells of itself.
  package func read(key: DigestKey? = nil, conditions: Digest = .zero) -> (
    key: DigestKey, content: ByteReader
  )? {
    guard let bytes = try? FileReading.bytesIfPresent(of: path), bytes.starts(with: Self.sign) else {
      return nil
    }
    var reader = ByteReader(bytes, from: Self.sign.count)
    do throws(CacheDamage) {
      guard try reader.text() == program else { return nil }
      let found = DigestKey(first: try reader.fixed(), second: try reader.fixed())
      guard key == nil || key == found, try reader.value(Digest.self) == conditions else { return nil }
      let digest = try reader.value(Digest.self)
      guard reader.withRest({ found.digest($0) }) == digest else { return nil }
      return (found, reader)
    } catch {
      return nil
    }
  }

  /// The key that a file of this program was made with.
  package func readKey() -> DigestKey? {
    guard let bytes = try? FileReading.prefix(of: path, count: 4096), bytes.starts(with: Self.sign) else {
      return nil
    }
    var reader = ByteReader(bytes, from: Self.sign.count)
    do throws(CacheDamage) {
      guard try reader.text() == program else { return nil }
      return DigestKey(first: try reader.fixed(), second: try reader.fixed())
    } catch {
      return nil
    }
  }

  /// - Throws: `DiskError`.
  package func write(key: DigestKey, conditions: Digest = .zero, _ content: ByteWriter) throws(DiskError) {
    var writer = ByteWriter()
    writer.reserve(content.bytes.count + 128)
    writer.append(Self.sign)
    writer.put(program)
    writer.put(fixed: key.first)
    writer.put(fixed: key.second)
    writer.put(conditions)
    writer.put(key.digest(content.bytes))
    writer.append(content.bytes)
    try FileWriting.replace(path, with: writer.bytes)
  }
}
