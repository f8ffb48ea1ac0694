import SiteModel

/// The comments of one article after stages 3 and 4.
///
/// One that comes from the disk is bytes until somebody looks into it: most discussions stay as they are, and their
/// pages too.
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
  private let encoded: Once<Encoded>

  private struct Encoded: Sendable {
    var bytes: ByteSlice
    /// Of all that the comments say; their stamps have no part in it.
    var digest: Digest
  }

  package var shelf: Shelf { opened.value }
  package var sources: [StoredSource<CommentDocument, ConvertedText>] { shelf.sources }

  /// Stands for what the comments say.
  package var digest: Digest { encoded.value.digest }

  /// - Parameter key: what digests are made with.
  package init(
    article: String, _ sources: [StoredSource<CommentDocument, ConvertedText>], summary: Summary?,
    key: DigestKey
  ) {
    self.article = article
    self.summary = summary
    opened = Once { Shelf(sources) { $0.source.path } }
    encoded = Once {
      var writer = ByteWriter()
      writer.put(sources)
      let digest = key.digest { hasher in
        for source in sources {
          var content = ByteWriter()
          content.put(source.document)
          content.put(source.text)
          content.bytes.withUnsafeBytes { hasher.add(counted: $0) }
        }
      }
      return Encoded(bytes: ByteSlice(writer.bytes), digest: digest)
    }
  }

  // MARK: On the disk

  package func write(to writer: inout ByteWriter) {
    writer.put(article)
    writer.put(summary)
    writer.put(encoded.value.digest)
    writer.put(encoded.value.bytes)
  }

  /// - Parameter onDamage: is told where the bytes turn out not to be what was written, later and from any core; the
  ///   comments are then missing.
  /// - Throws: `CacheDamage`.
  package init(
    from reader: inout ByteReader, onDamage: @escaping @Sendable () -> Void
  ) throws(CacheDamage) {
    article = try reader.value()
    summary = try reader.value()
    let digest: Digest = try reader.value()
    let bytes = try reader.slice()
    encoded = Once(Encoded(bytes: bytes, digest: digest))
    opened = Once {
      var sources: [StoredSource<CommentDocument, ConvertedText>] = []
      var reader = ByteReader(bytes)
      do throws(CacheDamage) {
        sources = try reader.value()
      } catch {
        onDamage()
      }
      return Shelf(sources) { $0.source.path }
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
