package import SiteModel

/// A source file after stages 3 and 4.
///
/// A class, for it goes from build to build as it is: of forty thousand comments, each of some twenty parts, a
/// build would otherwise make half a dozen copies.
package final class ConvertedSource<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable
{
  /// `.blank` where nothing is kept for a next run.
  package let origin: SourceOrigin
  package let document: Document
  package let text: Text
  package let diagnostics: [Diagnostic]

  package init(origin: SourceOrigin, document: Document, text: Text, diagnostics: [Diagnostic]) {
    self.origin = origin
    self.document = document
    self.text = text
    self.diagnostics = diagnostics
  }

  /// - Throws: `CacheDamage`.
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    origin = try reader.value()
    document = try reader.value()
    text = try reader.value()
    diagnostics = try reader.value()
  }

  package func write(to writer: inout ByteWriter) {
    writer.put(origin)
    writer.put(document)
    writer.put(text)
    writer.put(diagnostics)
  }

  /// The same source, with where it came from replaced.
  func with(_ origin: SourceOrigin) -> ConvertedSource {
    ConvertedSource(origin: origin, document: document, text: text, diagnostics: diagnostics)
  }
}

extension ConvertedSource: ByteCodable {}

extension ConvertedSource where Text == ConvertedDocument {
  /// Writes an article or page, and its text among the bodies.
  ///
  /// Throws where the text itself was kept and is damaged.
  package func write(to writer: inout ByteWriter, bodies: inout KeptBodies) throws(CacheDamage) {
    var light = text
    light.body.text = TextBytes()
    writer.put(origin)
    writer.put(document)
    writer.put(light)
    try bodies.put(text.body.text, in: &writer)
    writer.put(diagnostics)
  }

  /// - Throws: `CacheDamage`.
  package convenience init(from reader: inout ByteReader, bodies: LazyBodies) throws(CacheDamage) {
    let (origin, document): (SourceOrigin, Document) = (try reader.value(), try reader.value())
    var text: Text = try reader.value()
    text.body.text = TextBytes(try bodies.bytes(from: &reader))
    self.init(origin: origin, document: document, text: text, diagnostics: try reader.value())
  }
}
