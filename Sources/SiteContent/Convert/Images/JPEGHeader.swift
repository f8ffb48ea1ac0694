import SiteModel

/// Walks through the segments of a JPEG file to its frame header.
///
/// Source: ITU-T T.81, annex B; Exif 2.3, 4.5 and 4.6.
struct JPEGHeader {
  private let header: HeaderBytes

  init(_ header: HeaderBytes) { self.header = header }

  func find() -> ImageSizeReader.Finding {
    guard header.number(at: 0, count: 2, .big) == 0xFFD8 else { return .none }
    var offset = 2
    var isTurned = false
    while true {
      guard let mark = header.byte(at: offset) else { return .further }
      guard mark == 0xFF else { return .none }
      guard let code = header.byte(at: offset + 1) else { return .further }
      switch code {
      case 0xFF:
        // Any number of fill bytes may stand before a marker.
        offset += 1
        continue
      case 0x01, 0xD0...0xD7:
        offset += 2
        continue
      case 0x00, 0xD8, 0xD9, 0xDA:
        // The picture begins or ends, and had no frame header.
        return .none
      default: break
      }
      guard let length = header.number(at: offset + 2, count: 2, .big) else { return .further }
      guard length >= 2 else { return .none }
      switch code {
      case 0xC0...0xCF where code != 0xC4 && code != 0xC8 && code != 0xCC:
        guard length >= 8 else { return .none }
        guard let height = header.number(at: offset + 5, count: 2, .big),
          let width = header.number(at: offset + 7, count: 2, .big)
        else { return .further }
        return isTurned ? .init(height, width) : .init(width, height)
      case 0xE1:
        if let orientation = orientation(at: offset + 4, end: offset + 2 + length) {
          isTurned = (5...8).contains(orientation)
        }
      default: break
      }
      offset += 2 + length
    }
  }

  /// The orientation in an Exif segment: 5 to 8 lie on their side.
  private func orientation(at start: Int, end: Int) -> Int? {
    guard header.has("Exif\0\0", at: start) else { return nil }
    let tiff = start + 6
    let order: HeaderBytes.Order
    switch header.number(at: tiff, count: 4, .big) {
    case 0x4949_2A00: order = .little
    case 0x4D4D_002A: order = .big
    default: return nil
    }
    guard let directory = header.number(at: tiff + 4, count: 4, order),
      let count = header.number(at: tiff + directory, count: 2, order)
    else { return nil }
    for index in 0..<count {
      let entry = tiff + directory + 2 + 12 * index
      guard entry + 12 <= end, let tag = header.number(at: entry, count: 2, order) else { return nil }
      guard tag == 0x0112 else { continue }
      guard header.number(at: entry + 2, count: 2, order) == 3 else { return nil }
      return header.number(at: entry + 8, count: 2, order)
    }
    return nil
  }
}
