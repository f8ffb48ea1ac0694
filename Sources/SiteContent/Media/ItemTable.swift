import SiteModel

/// The items of an AVIF or HEIF image: what each is, where its bytes lie, and how large the picture is.
///
/// Source: ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 6.5 (`ispe`, `irot`) and 9.3 (`ipma`).
struct ItemTable {
  struct Item {
    var id: Int
    var type: String
  }

  private let file: MediaBytes
  private(set) var items: [Item] = []
  /// Places in the file by the item's id.
  private(set) var places: [Int: [Range<Int>]] = [:]
  private var primary: Int?
  private var properties: [BoxStructure.Box] = []
  /// Positions in `properties`, from 1, by the item's id.
  private var associations: [Int: [Int]] = [:]

  private static let most = 10_000

  /// Nil where the table is damaged.
  init?(_ file: MediaBytes, _ meta: BoxStructure.Box) {
    self.file = file
    guard meta.content.count >= 4,
      let boxes = BoxStructure.boxes(file, meta.content.lowerBound + 4..<meta.content.upperBound)
    else { return nil }
    func first(_ name: String) -> BoxStructure.Box? { boxes.first { $0.name == name } }
    if let box = first("pitm"), let version = file.byte(at: box.content.lowerBound) {
      primary = file.number(at: box.content.lowerBound + 4, count: version == 0 ? 2 : 4)
    }
    if let box = first("iinf") { readItems(box) }
    if let box = first("iloc") { readPlaces(box, data: first("idat")) }
    if let box = first("iprp") { readProperties(box) }
  }

  /// Width and height of the picture as it is shown.
  var size: ImageSize? {
    guard let primary, let own = associations[primary] else { return nil }
    var size: ImageSize?
    var isTurned = false
    for number in own where properties.indices.contains(number - 1) {
      let box = properties[number - 1]
      if box.name == "ispe", let width = file.number(at: box.content.lowerBound + 4, count: 4),
        let height = file.number(at: box.content.lowerBound + 8, count: 4)
      {
        size = ImageSize(width: width, height: height)
      } else if box.name == "irot", let angle = file.byte(at: box.content.lowerBound) {
        isTurned = angle & 1 == 1
      }
    }
    return size.map { isTurned ? ImageSize(width: $0.height, height: $0.width) : $0 }
  }

  private mutating func readItems(_ box: BoxStructure.Box) {
    guard let version = file.byte(at: box.content.lowerBound) else { return }
    let start = box.content.lowerBound + (version == 0 ? 6 : 8)
    guard start <= box.content.upperBound,
      let entries = BoxStructure.boxes(file, start..<box.content.upperBound)
    else { return }
    for entry in entries where entry.name == "infe" {
      let start = entry.content.lowerBound
      guard let version = file.byte(at: start), version >= 2 else { continue }
      let idLength = version == 2 ? 2 : 4
      guard let id = file.number(at: start + 4, count: idLength),
        let type = file.bytes(start + 6 + idLength..<start + 10 + idLength)
      else { continue }
      items.append(Item(id: id, type: String(decoding: type, as: UTF8.self)))
    }
  }

  private mutating func readPlaces(_ box: BoxStructure.Box, data: BoxStructure.Box?) {
    var cursor = box.content.lowerBound
    func number(_ count: Int) -> Int? {
      guard cursor + count <= box.content.upperBound else { return nil }
      defer { cursor += count }
      return count == 0 ? 0 : file.number(at: cursor, count: count)
    }
    guard let version = file.byte(at: cursor), version <= 2 else { return }
    cursor += 4
    guard let lengths = number(2), let count = number(version < 2 ? 2 : 4) else { return }
    let (offsetSize, lengthSize, baseSize) = (lengths >> 12 & 15, lengths >> 8 & 15, lengths >> 4 & 15)
    let indexSize = version == 0 ? 0 : lengths & 15
    guard [offsetSize, lengthSize, baseSize, indexSize].allSatisfy({ [0, 4, 8].contains($0) }) else { return }
    var total = 0
    for _ in 0..<min(count, Self.most) {
      guard let id = number(version < 2 ? 2 : 4) else { return }
      let method = version == 0 ? 0 : (number(2) ?? 0) & 15
      guard number(2) != nil, let base = number(baseSize), let extents = number(2) else { return }
      for _ in 0..<extents {
        total += 1
        guard total <= Self.most, number(indexSize) != nil, let offset = number(offsetSize),
          let length = number(lengthSize)
        else { return }
        let within = method == 1 ? data?.content : method == 0 ? 0..<file.count : nil
        guard let within else { continue }
        let (start, overflow) = within.lowerBound.addingReportingOverflow(base)
        let (place, overflows) = start.addingReportingOverflow(offset)
        guard !overflow, !overflows, place <= within.upperBound else { continue }
        // A length of zero means all there is.
        let end = length == 0 ? within.upperBound : place + min(length, within.upperBound - place)
        places[id, default: []].append(place..<end)
      }
    }
  }

  private mutating func readProperties(_ box: BoxStructure.Box) {
    guard let boxes = BoxStructure.boxes(file, box.content) else { return }
    for box in boxes {
      if box.name == "ipco" { properties = BoxStructure.boxes(file, box.content) ?? [] }
      if box.name == "ipma" { readAssociations(box) }
    }
  }

  private mutating func readAssociations(_ box: BoxStructure.Box) {
    let start = box.content.lowerBound
    guard let head = file.number(at: start, count: 4), let count = file.number(at: start + 4, count: 4) else {
      return
    }
    let isWide = head & 1 == 1
    let idLength = head >> 24 == 0 ? 2 : 4
    var cursor = start + 8
    for _ in 0..<min(count, Self.most) {
      guard cursor < box.content.upperBound, let id = file.number(at: cursor, count: idLength),
        let number = file.byte(at: cursor + idLength)
      else { return }
      cursor += idLength + 1
      for _ in 0..<number {
        guard let entry = file.number(at: cursor, count: isWide ? 2 : 1) else { return }
        associations[id, default: []].append(entry & (isWide ? 0x7FFF : 0x7F))
        cursor += isWide ? 2 : 1
      }
    }
  }
}
