import SiteModel

@testable import SiteContent
@testable import SiteGenerator
@testable import SiteServer
@testable import TemplateEngine

/// What programs write: templates, images, requests, the cache.
enum FormatTargets {
  /// A template is a tree or an error, and its texts are those of the source.
  static func templates(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let tree = TemplateScanner.scan(TemplateSource(name: "a", file: "templates/a.mustache", text: text))
    for diagnostic in tree.diagnostics {
      if diagnostic.message.isEmpty { return "an empty message" }
      guard let place = diagnostic.position else { continue }
      if place.line < 1 || place.column < 1 { return "a place outside of the file" }
    }
    return nil
  }

  /// An image has a size or none; what is published of it lies within it.
  static func images(_ bytes: [UInt8]) -> String? {
    if let size = ImageSizeReader.size(ofHeader: bytes), size.width <= 0 || size.height <= 0 {
      return "the size \(size)"
    }
    let clean = MediaInspector.clean(MediaBytes(bytes))
    if clean.count < 0 { return "a length of \(clean.count)" }
    return nil
  }

  /// Whether it comes at once or a byte at a time, what a client sends is the same requests.
  static func http(_ bytes: [UInt8]) -> String? {
    let whole = requests([bytes])
    let single = requests(bytes.map { [$0] })
    return whole == single ? nil : "\(whole) at once, but \(single) byte by byte"
  }

  private static func requests(_ pieces: [[UInt8]]) -> [String] {
    var reader = HTTPRequestReader()
    var found: [String] = []
    for piece in pieces {
      reader.append(piece)
      do throws(HTTPStatus) {
        while let request = try reader.next() { found.append("\(request)") }
      } catch {
        return found + ["\(error)"]
      }
    }
    return found
  }

  /// Bytes of the cache are the value that was written, or damage.
  static func cache(_ bytes: [UInt8]) -> String? {
    func isStable<Value: ByteCodable & Equatable>(_ type: Value.Type) -> String? {
      do throws(CacheDamage) {
        var reader = ByteReader(bytes)
        let value = try reader.value(type)
        var writer = ByteWriter()
        writer.put(value)
        var again = ByteReader(writer.bytes)
        return try again.value(type) == value ? nil : "another \(type)"
      } catch {
        return nil
      }
    }
    return isStable(ArticleDocument.self) ?? isStable(CommentDocument.self) ?? isStable(PageDocument.self)
      ?? isStable(ConvertedText.self) ?? isStable([Diagnostic].self) ?? isStable(SourceOrigin.self)
  }
}
