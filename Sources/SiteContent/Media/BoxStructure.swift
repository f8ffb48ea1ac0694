import SiteModel

/// The boxes of an AVIF or HEIF image, or of an MP4 film.
///
/// Places in such a file are counted from its beginning, so what goes is written over and nothing moves: Exif and XMP
/// items of an image, notes of a film (`udta`, `meta`), boxes that no reader needs (`uuid`, films of motion photos).
/// At the end of the file they go altogether.
///
/// Source: ISO/IEC 14496-12, 4.2, 8.10 and 8.11; ISO/IEC 23008-12, 6 and annex A; QuickTime File Format.
struct BoxStructure {
  struct Box {
    var name: String
    var whole: Range<Int>
    var content: Range<Int>
  }

  let file: MediaBytes
  var report = ImageReport()
  /// What is written over, in no order.
  var overwrites: [(range: Range<Int>, bytes: [UInt8])] = []

  static let longestText = 1024 * 1024
  private static let mostBoxes = 10_000

  static func look(at file: MediaBytes) -> ImageReport {
    var structure = BoxStructure(file: file)
    structure.walk()
    return structure.report
  }

  private init(file: MediaBytes) { self.file = file }

  /// The boxes of a part of a file; nil where one of them is longer than that part.
  static func boxes(_ file: MediaBytes, _ range: Range<Int>) -> [Box]? {
    var boxes: [Box] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      // A few bytes behind the last box are nobody's.
      if range.upperBound - offset < 8 { break }
      guard var size = file.number(at: offset, count: 4),
        let name = file.bytes(offset + 4..<offset + 8), boxes.count < mostBoxes
      else { return nil }
      var head = 8
      if size == 1 {
        guard let long = file.number(at: offset + 8, count: 8) else { return nil }
        (size, head) = (long, 16)
      } else if size == 0 {
        size = range.upperBound - offset
      }
      guard size >= head, size <= range.upperBound - offset else { return nil }
      // Names of Apple's have signs beyond ASCII, byte by byte.
      let text = String(String.UnicodeScalarView(name.map { Unicode.Scalar($0) }))
      boxes.append(Box(name: text, whole: offset..<offset + size, content: offset + head..<offset + size))
      offset += size
    }
    return boxes
  }

  /// The first box of a name on the highest level, whatever follows it; nil where the bytes end before its end.
  static func first(_ name: StaticString, _ file: MediaBytes) -> Box? {
    var offset = 0
    for _ in 0..<mostBoxes {
      guard var size = file.number(at: offset, count: 4) else { return nil }
      var head = 8
      if size == 1 { (size, head) = (file.number(at: offset + 8, count: 8) ?? 0, 16) }
      guard size >= head, size <= Int.max - offset else { return nil }
      if file.has(name, at: offset + 4) {
        guard offset + size <= file.count else { return nil }
        return Box(name: "\(name)", whole: offset..<offset + size, content: offset + head..<offset + size)
      }
      offset += size
    }
    return nil
  }

  private static let kept: Set<String> = [
    "ftyp", "styp", "meta", "mdat", "moov", "moof", "mfra", "sidx", "ssix", "prft", "pdin", "wide",
  ]

  private mutating func walk() {
    guard let boxes = Self.boxes(file, 0..<file.count) else {
      report.damage = .cut
      return
    }
    guard boxes.contains(where: { $0.name == "meta" || $0.name == "moov" }) else {
      report.damage = .broken
      return
    }
    let isFilm = boxes.contains { $0.name == "moov" }
    var isKept: [Bool] = []
    for box in boxes {
      let tables = box.name == "meta" ? ItemTable(file, box) : nil
      // A film's own `meta` has no items, but notes.
      let stays =
        Self.kept.contains(box.name) && !(box.name == "meta" && isFilm && tables?.items.isEmpty ?? true)
      isKept.append(stays)
      switch box.name {
      case "meta" where stays: takeItems(box, tables)
      case "moov", "moof": takeFilm(box, depth: 0)
      default: if !stays { lookForPosition(box) }
      }
    }
    // What a film's boxes hold cannot be told where one of them is longer than what is around it.
    guard report.damage == nil, let last = isKept.lastIndex(of: true) else { return }
    overwrites.sort { $0.range.lowerBound < $1.range.lowerBound }
    var next = 0
    for (box, stays) in zip(boxes, isKept).prefix(last + 1) {
      if stays {
        keep(box.whole, &next)
      } else {
        blank(box)
      }
    }
  }

  /// A box of the same size that means nothing.
  private mutating func blank(_ box: Box) {
    report.clean.keep(box.whole.lowerBound..<box.whole.lowerBound + 4)
    report.clean.put(Array("free".utf8))
    let head = box.content.lowerBound - box.whole.lowerBound
    report.clean.keep(box.whole.lowerBound + 8..<box.whole.lowerBound + head)
    report.clean.putZeros(box.content.count)
  }

  /// A part of the file with what is written over in it.
  private mutating func keep(_ range: Range<Int>, _ next: inout Int) {
    var offset = range.lowerBound
    while next < overwrites.count, overwrites[next].range.lowerBound < range.upperBound {
      let (place, bytes) = overwrites[next]
      next += 1
      // What overlaps the one before has gone with it.
      let start = max(offset, place.lowerBound)
      let end = min(place.upperBound, range.upperBound)
      guard start < end else { continue }
      report.clean.keep(offset..<start)
      let known = bytes.dropFirst(start - place.lowerBound).prefix(end - start)
      report.clean.put(Array(known))
      report.clean.putZeros(end - start - known.count)
      offset = end
    }
    report.clean.keep(offset..<range.upperBound)
  }

  // MARK: Images

  /// The boxes of an image's `meta` that its picture needs.
  private static let keptOfMeta: Set<String> = [
    "hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "dinf", "ipro", "grpl",
  ]

  private mutating func takeItems(_ meta: Box, _ items: ItemTable?) {
    guard let items else { return }
    for box in Self.boxes(file, meta.content.dropFirst(4)) ?? [] where !Self.keptOfMeta.contains(box.name) {
      overwrite(box)
    }
    for item in items.items where item.type == "Exif" || item.type == "mime" || item.type == "uri " {
      guard let ranges = items.places[item.id] else { continue }
      let count = ranges.reduce(0) { $0 + $1.count }
      var replacement: [UInt8] = []
      if ranges.count == 1, count <= Self.longestText, let bytes = file.bytes(ranges[0]) {
        replacement = item.type == "Exif" ? exif(bytes) : item.type == "mime" ? xmp(bytes) : []
        if replacement.count > count { replacement = [] }
        // XML may end in spaces, and in nothing else.
        if item.type == "mime" { replacement += [UInt8](repeating: 0x20, count: count - replacement.count) }
      }
      for range in ranges { overwrites.append((range, ranges.count == 1 ? replacement : [])) }
    }
  }

  private mutating func exif(_ item: [UInt8]) -> [UInt8] {
    let data = MediaBytes(item)
    // The first four bytes say how far behind them the data begin.
    guard let start = data.number(at: 0, count: 4), start <= item.count - 4 else { return [] }
    let tags = ExifTags(tiff: Array(item[(4 + start)...]))
    report.hasPosition = report.hasPosition || tags.hasPosition
    return [0, 0, 0, 0] + tags.tiff
  }

  private mutating func xmp(_ item: [UInt8]) -> [UInt8] {
    let texts = XMPTexts(packet: item)
    report.hasPosition = report.hasPosition || texts.hasPosition
    return texts.isEmpty ? [] : texts.packet
  }
}
