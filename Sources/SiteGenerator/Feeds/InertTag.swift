import SiteContent
import SiteModel

/// A tag of an author's text without what would run in a reader's program: handlers of events, and links to scripts.
///
/// Source: https://validator.w3.org/feed/docs/warning/SecurityRisk.html
enum InertTag {
  /// The tag without them; nil where it has none.
  static func rewritten(_ tag: HTMLTag, _ bytes: [UInt8]) -> [UInt8]? {
    let kept = tag.attributes.filter { !runs($0, bytes) }
    guard kept.count < tag.attributes.count else { return nil }
    var output = Array("<\(tag.name)".utf8)
    for attribute in kept {
      output += " \(attribute.name)=\"".utf8
      for byte in bytes[attribute.value] {
        if byte == UInt8(ascii: "\"") { output += "&quot;".utf8 } else { output.append(byte) }
      }
      output.append(UInt8(ascii: "\""))
    }
    return output + (tag.isSelfClosing ? "/>" : ">").utf8
  }

  private static func runs(_ attribute: HTMLAttribute, _ bytes: [UInt8]) -> Bool {
    if attribute.name.hasPrefix("on") { return true }
    guard addresses.contains(attribute.name) else { return false }
    // Browsers pass over white space and controls in a scheme.
    let written = HTMLEntities.decoded(String(decoding: bytes[attribute.value], as: UTF8.self))
    let address = String(String.UnicodeScalarView(written.unicodeScalars.filter { $0.value > 0x20 }))
    return schemes.contains { address.prefix($0.count).lowercased() == $0 }
  }

  private static let addresses: Set = [
    "href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite", "background",
  ]
  private static let schemes = ["javascript:", "vbscript:", "data:text/html"]

  /// Whether an equals sign may stand between such a name and such a value: found without taking tags apart.
  static func mayRun(_ bytes: UnsafeBufferPointer<UInt8>, around sign: Int) -> Bool {
    var end = sign
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1].isASCIILetter { start -= 1 }
    if end - start > 2, bytes[start] | 0x20 == UInt8(ascii: "o"), bytes[start + 1] | 0x20 == UInt8(ascii: "n")
    {
      return true
    }
    var value = sign + 1
    while value < bytes.count, [0x20, 0x22, 0x27].contains(bytes[value]) { value += 1 }
    guard value + 1 < bytes.count else { return false }
    switch (bytes[value] | 0x20, bytes[value + 1] | 0x20) {
    case (UInt8(ascii: "j"), UInt8(ascii: "a")), (UInt8(ascii: "v"), UInt8(ascii: "b")),
      (UInt8(ascii: "d"), UInt8(ascii: "a")):
      return true
    default: return bytes[value] < 0x20 || bytes[value] == UInt8(ascii: "&")
    }
  }

}
