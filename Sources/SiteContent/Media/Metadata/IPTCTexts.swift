/// What stays of an image's IPTC data, which lie among Photoshop's resources: credit, author, caption, copyright, and
/// how these are encoded.
///
/// Source: IPTC-IIM 4.2, 1.5 and chapters 5 and 6; Adobe Photoshop file formats, image resource blocks.
enum IPTCTexts {
  static let sign = Array("Photoshop 3.0\0".utf8)

  /// A Photoshop segment with these alone; nil where there are none.
  ///
  /// - Parameter bytes: the resources, without the segment's sign.
  static func cleaned(resources bytes: [UInt8]) -> [UInt8]? {
    let data = MediaBytes(bytes)
    var offset = 0
    while data.has("8BIM", at: offset), let kind = data.number(at: offset + 4, count: 2),
      let nameLength = data.byte(at: offset + 6)
    {
      // Name and content have even lengths.
      let start = offset + 6 + (Int(nameLength) + 2) / 2 * 2
      guard let length = data.number(at: start, count: 4), length <= data.count else { return nil }
      if kind == 0x0404 {
        guard let content = data.bytes(start + 4..<start + 4 + length) else { return nil }
        let kept = datasets(of: content)
        guard !kept.isEmpty else { return nil }
        let count = kept.count
        return sign + Array("8BIM".utf8) + [0x04, 0x04, 0, 0]
          + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * (3 - $0))) } + kept
          + (count % 2 == 1 ? [0] : [])
      }
      offset = start + 4 + (length + 1) / 2 * 2
    }
    return nil
  }

  private static func datasets(of content: [UInt8]) -> [UInt8] {
    let data = MediaBytes(content)
    var encoding: [UInt8] = []
    var kept: [UInt8] = []
    var offset = 0
    while data.byte(at: offset) == 0x1C, let record = data.byte(at: offset + 1),
      let number = data.byte(at: offset + 2), let length = data.number(at: offset + 3, count: 2)
    {
      // An extended length is for megabytes: no text that we keep.
      guard length < 0x8000, let dataset = data.bytes(offset..<offset + 5 + length) else { break }
      switch (record, number) {
      case (1, 90): encoding = dataset
      // By-line, credit, copyright notice, caption.
      case (2, 80), (2, 110), (2, 116), (2, 120): kept += dataset
      default: break
      }
      offset += 5 + length
    }
    return kept.isEmpty ? [] : encoding + kept
  }
}
