/// A file with an image's XMP data beside the image, as darktable and Lightroom write one (`photo.jpg.xmp`).
///
/// Source: XMP specification, part 3, 1.3 (external files); part 1, 7.3.
enum XMPSidecar {
  private static let longest = 4 << 20

  /// What is published of such a file: the texts that stay of an image's own. Nil where the file is another.
  static func look(at file: MediaBytes) -> ImageReport? {
    guard let head = file.bytes(0..<min(file.count, 1024)), isOne(head) else { return nil }
    var report = ImageReport()
    // A longer one is all history.
    if let bytes = file.bytes(0..<min(file.count, longest)) {
      let texts = XMPTexts(packet: bytes)
      report.hasPosition = texts.hasPosition
      report.clean.put(texts.packet)
    }
    return report
  }

  /// Whether the first element is that of a packet, behind what may stand before it.
  private static func isOne(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard text.hasPrefix("<?xml") || text.hasPrefix("<?xpacket") || text.hasPrefix("<x:xmpmeta"),
      let element = text.ranges(of: "<").first(where: { range in
        !["?", "!"].contains(text[range.upperBound...].first)
      })
    else { return false }
    return text[element.lowerBound...].hasPrefix("<x:xmpmeta")
  }
}
