/// What stays of an image's Exif data: which way is up, who made it, whose it is, what it shows.
///
/// Source: Exif 2.32, 4.6; TIFF 6.0, section 2.
struct ExifTags: Equatable {
  /// 1 to 8.
  var orientation: Int?
  var description: [UInt8]?
  var artist: [UInt8]?
  var copyright: [UInt8]?
  /// Whether the data say where the picture was taken.
  var hasPosition = false

  init() {}

  /// Longer texts are cut: they must fit into a segment together.
  private static let longestText = 4000

  /// Reads TIFF data; what is damaged is taken for missing.
  init(tiff bytes: [UInt8]) {
    let data = MediaBytes(bytes)
    let order: MediaBytes.Order
    switch data.number(at: 0, count: 4) {
    case 0x4949_2A00: order = .little
    case 0x4D4D_002A: order = .big
    default: return
    }
    guard let directory = data.number(at: 4, count: 4, order),
      let count = data.number(at: directory, count: 2, order)
    else { return }
    for i in 0..<count {
      let entry = directory + 2 + 12 * i
      guard let tag = data.number(at: entry, count: 2, order),
        let type = data.number(at: entry + 2, count: 2, order),
        let length = data.number(at: entry + 4, count: 4, order)
      else { return }
      switch tag {
      case 0x0112 where type == 3:
        if let value = data.number(at: entry + 8, count: 2, order), (1...8).contains(value) {
          orientation = orientation ?? value
        }
      case 0x010E where type == 2: description = description ?? text(length, entry)
      case 0x013B where type == 2: artist = artist ?? text(length, entry)
      case 0x8298 where type == 2: copyright = copyright ?? text(length, entry)
      case 0x8825:
        if let place = data.number(at: entry + 8, count: 4, order) { hasPosition = holdsPosition(at: place) }
      default: break
      }
    }

    func text(_ length: Int, _ entry: Int) -> [UInt8]? {
      guard let start = length <= 4 ? entry + 8 : data.number(at: entry + 8, count: 4, order),
        var text = data.bytes(start..<start + min(length, Self.longestText))
      else { return nil }
      while text.last == 0 || text.last == 0x20 { text.removeLast() }
      return text.isEmpty ? nil : text
    }

    /// Whether the directory has a latitude or a longitude.
    func holdsPosition(at directory: Int) -> Bool {
      guard let count = data.number(at: directory, count: 2, order) else { return false }
      return (0..<count).contains { i in
        let tag = data.number(at: directory + 2 + 12 * i, count: 2, order)
        return tag == 2 || tag == 4
      }
    }
  }

  /// Whether there is nothing to keep: an image that lies as it is stored needs no word of it.
  var isEmpty: Bool { (orientation ?? 1) == 1 && description == nil && artist == nil && copyright == nil }

  /// TIFF data with one directory.
  var tiff: [UInt8] {
    var entries: [(tag: Int, type: Int, count: Int, value: [UInt8])] = []
    func add(_ tag: Int, _ text: [UInt8]?) {
      guard let text else { return }
      entries.append((tag, 2, text.count + 1, text + [0]))
    }
    add(0x010E, description)
    if let orientation, orientation != 1 { entries.append((0x0112, 3, 1, little(orientation, 2) + [0, 0])) }
    add(0x013B, artist)
    add(0x8298, copyright)
    var output = Array("II*\0".utf8) + little(8, 4) + little(entries.count, 2)
    var values: [UInt8] = []
    let end = 8 + 2 + 12 * entries.count + 4
    for entry in entries {
      output += little(entry.tag, 2) + little(entry.type, 2) + little(entry.count, 4)
      if entry.value.count <= 4 {
        output += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
      } else {
        output += little(end + values.count, 4)
        // Values begin at even places.
        values += entry.value + (entry.value.count % 2 == 1 ? [0] : [])
      }
    }
    return output + little(0, 4) + values
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
