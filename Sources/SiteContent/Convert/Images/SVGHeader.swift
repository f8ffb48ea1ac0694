import SiteModel

/// Finds the size in the first tag of an SVG file, without an XML parser.
///
/// Source: SVG 2, 8.2 and 8.6. `width` and `height` in pixels count; else the size of the `viewBox`.
struct SVGHeader {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  init(_ header: HeaderBytes) {
    bytes = header.bytes.prefix(64 << 10)
    offset = header.number(at: 0, count: 3, .big) == 0xEFBBBF ? 3 : 0
  }

  /// Whether a file begins as an SVG does, whatever its size.
  static func isSVG(_ bytes: [UInt8]) -> Bool {
    var scanner = SVGHeader(HeaderBytes(bytes: bytes))
    guard scanner.skipProlog(), scanner.skip("<"), let name = scanner.name() else { return false }
    return name == "svg" || name.hasSuffix(":svg")
  }

  func find() -> ImageSizeReader.Finding {
    var scanner = self
    guard scanner.skipProlog(), scanner.skip("<"), let name = scanner.name(),
      name == "svg" || name.hasSuffix(":svg"), let attributes = scanner.attributes()
    else { return .none }
    if let width = attributes["width"].flatMap(Self.pixels),
      let height = attributes["height"].flatMap(Self.pixels)
    {
      return .init(width, height)
    }
    guard let box = attributes["viewBox"] else { return .none }
    let parts = box.split { $0 == "," || $0.isWhitespace }
    guard parts.count == 4 else { return .none }
    return .init(Self.pixels(String(parts[2])), Self.pixels(String(parts[3])))
  }

  /// Goes to the first tag.
  private mutating func skipProlog() -> Bool {
    while true {
      skipSpace()
      if skip("<?") {
        guard skipPast("?>") else { return false }
      } else if skip("<!--") {
        guard skipPast("-->") else { return false }
      } else if skip("<!DOCTYPE") {
        guard skipDoctype() else { return false }
      } else {
        return true
      }
    }
  }

  /// To its `>`, over quoted text, comments and the declarations in brackets.
  private mutating func skipDoctype() -> Bool {
    var depth = 0
    while offset < bytes.count {
      if skip("<!--") {
        guard skipPast("-->") else { return false }
        continue
      }
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = bytes[offset...].firstIndex(of: byte) else { return false }
        offset = end + 1
      case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"):
        if depth <= 0 { return true }
        depth -= 1
      default: break
      }
    }
    return false
  }

  /// The attributes up to the end of the tag; nil where it does not end or is no XML.
  private mutating func attributes() -> [String: String]? {
    var found: [String: String] = [:]
    while true {
      skipSpace()
      if skip(">") || skip("/>") { return found }
      guard let name = name() else { return nil }
      skipSpace()
      guard skip("=") else { return nil }
      skipSpace()
      guard offset < bytes.count else { return nil }
      let quote = bytes[offset]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = bytes[(offset + 1)...].firstIndex(of: quote)
      else { return nil }
      found[name] = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
      offset = end + 1
    }
  }

  private mutating func name() -> String? {
    let end = bytes[offset...].firstIndex { $0 <= 0x20 || "=/<>\"'".utf8.contains($0) } ?? bytes.count
    guard end > offset else { return nil }
    defer { offset = end }
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
  }

  private mutating func skip(_ text: String) -> Bool {
    guard offset <= bytes.count, bytes[offset...].starts(with: text.utf8) else { return false }
    offset += text.utf8.count
    return true
  }

  private mutating func skipPast(_ text: String) -> Bool {
    while offset < bytes.count {
      if skip(text) { return true }
      offset += 1
    }
    return false
  }

  /// A length in pixels, rounded; nil for other units.
  private static func pixels(_ text: String) -> Int? {
    var text = text.trimming { $0.isWhitespace }
    if text.hasSuffix("px") { text.removeLast(2) }
    // `Double` would take `inf` and `0x10` too.
    guard text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }), let value = Double(text),
      abs(value) < 1e9
    else { return nil }
    return Int(value.rounded())
  }
}
