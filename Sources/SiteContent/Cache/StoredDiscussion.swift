import SiteModel

/// The comments of one article after stages 3 and 4.
///
/// Of one that comes from the disk, the comments themselves are read when somebody looks into it: most discussions stay
/// as they are, and their pages too.
package final class StoredDiscussion: Sendable {
  package typealias Shelf = SourceStore.Shelf<CommentDocument, ConvertedText>

  /// What need not be found again while all files are as they were.
  package struct Summary: Sendable, Equatable {
    /// Of the files' names and stamps, each of which can be trusted.
    package var listing: Digest
    package var outline: Discussion.Outline
    /// Whether comments that wait for a moderator are shown.
    package var includesPending: Bool
  }

  /// The article's id.
  package let article: String
  /// Nil where stamps cannot be trusted yet, and where something has to be said of the comments: it is said anew
  /// each time.
  package let summary: Summary?
  private let opened: Once<Shelf>
  private let encoded: Once<[UInt8]>
  private let digests: Once<Digests>

  private struct Digests: Sendable {
    /// Of all that the comments say; their stamps have no part in it.
    var content: Digest
    /// Of the bytes that are kept.
    var bytes: Digest
  }

  package var shelf: Shelf { opened.value }
  package var sources: [StoredSource<CommentDocument, ConvertedText>] { shelf.sources }

  /// Stands for what the comments say.
  package var digest: Digest { digests.value.content }

  /// - Parameter key: what digests are made with.
  package init(
    article: String, _ sources: [StoredSource<CommentDocument, ConvertedText>], summary: Summary?,
    key: DigestKey
  ) {
    self.article = article
    self.summary = summary
    opened = Once { Shelf(sources) { $0.source.path } }
    let encoded = Once {
      var writer = ByteWriter()
      writer.put(sources)
      return writer.bytes
    }
    self.encoded = encoded
    digests = Once {
      let content = key.digest { hasher in
        for source in sources {
          var writer = ByteWriter()
          writer.put(source.document)
          writer.put(source.text)
          writer.bytes.withUnsafeBytes { hasher.add(counted: $0) }
        }
      }
      return Digests(content: content, bytes: key.digest(encoded.value))
    }
  }

  // MARK: On the disk

  /// - Parameter bodies: what is not read before somebody looks into it.
  package func write(to writer: inout ByteWriter, bodies: inout ByteWriter) {
    let bytes = encoded.value
    writer.put(article)
    writer.put(summary)
    writer.put(digests.value.content)
    writer.put(digests.value.bytes)
    writer.put(UInt64(bodies.bytes.count))
    writer.put(UInt64(bytes.count))
    bodies.append(bytes)
  }

  /// - Parameters:
  ///   - key: what digests are made with.
  ///   - body: bytes from among the bodies.
  ///   - onDamage: is told where they turn out not to be what was written, later and from any core; the comments are
  ///     then missing.
  /// - Throws: `CacheDamage`.
  package init(
    from reader: inout ByteReader, key: DigestKey, body: @escaping @Sendable (Range<Int>) -> [UInt8]?,
    onDamage: @escaping @Sendable () -> Void
  ) throws(CacheDamage) {
    article = try reader.value()
    summary = try reader.value()
    let digests = Digests(content: try reader.value(), bytes: try reader.value())
    let (start, count) = (try reader.number(), try reader.number())
    guard start <= UInt64(Int32.max), count <= UInt64(Int32.max) else { throw CacheDamage() }
    self.digests = Once(digests)
    let encoded = Once {
      let bytes = body(Int(start)..<Int(start + count))
      if let bytes, key.digest(bytes) == digests.bytes { return bytes }
      onDamage()
      return []
    }
    self.encoded = encoded
    opened = Once {
      var reader = ByteReader(encoded.value)
      do throws(CacheDamage) {
        return Shelf(try reader.value()) { $0.source.path }
      } catch {
        onDamage()
        return Shelf([]) { $0.source.path }
      }
    }
  }
}

extension StoredDiscussion.Summary: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(listing)
    writer.put(outline.count)
    writer.put(outline.newest)
    writer.put(outline.latest)
    writer.put(outline.authors)
    writer.put(includesPending)
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      listing: try reader.value(),
      outline: Discussion.Outline(
        count: try reader.value(), newest: try reader.value(), latest: try reader.value(),
        authors: try reader.value()),
      includesPending: try reader.value())
  }
}
