import SiteModel

/// How large a film is shown.
enum FilmSize {
  /// Of an MP4 file: of the first track that has a picture, turned as phones turn theirs.
  ///
  /// Source: ISO/IEC 14496-12, 8.3.2.
  static func mp4(_ file: MediaBytes) -> ImageSize? {
    guard let movie = BoxStructure.boxes(file, 0..<file.count)?.first(where: { $0.name == "moov" }),
      let tracks = BoxStructure.boxes(file, movie.content)
    else { return nil }
    for track in tracks where track.name == "trak" {
      guard let head = BoxStructure.boxes(file, track.content)?.first(where: { $0.name == "tkhd" }),
        let version = file.number(at: head.content.lowerBound, count: 1)
      else { continue }
      let matrix = head.content.lowerBound + (version == 1 ? 52 : 40)
      guard matrix + 44 <= head.content.upperBound,
        let width = file.number(at: matrix + 36, count: 4),
        let height = file.number(at: matrix + 40, count: 4),
        width >> 16 > 0, height >> 16 > 0
      else { continue }
      // By a quarter: then the picture's width adds nothing to that on the screen.
      let isTurned =
        file.number(at: matrix, count: 4) == 0 && file.number(at: matrix + 16, count: 4) == 0
      return isTurned
        ? ImageSize(width: height >> 16, height: width >> 16)
        : ImageSize(width: width >> 16, height: height >> 16)
    }
    return nil
  }

  /// Of a WebM file.
  ///
  /// Source: RFC 8794, 4 to 6; RFC 9559, 5.1.4.
  static func webm(_ file: MediaBytes) -> ImageSize? {
    guard let segment = element(0x1853_8067, file, 0..<file.count),
      let tracks = element(0x1654_AE6B, file, segment)
    else { return nil }
    var place = tracks
    while let track = element(0xAE, file, place) {
      if let video = element(0xE0, file, track) {
        let width = number(0x54B0, file, video) ?? number(0xB0, file, video)
        let height = number(0x54BA, file, video) ?? number(0xBA, file, video)
        // Other units than pixels are proportions.
        if let width, let height, width > 0, height > 0, number(0x54B2, file, video) ?? 0 == 0 {
          return ImageSize(width: width, height: height)
        }
      }
      place = track.upperBound..<tracks.upperBound
    }
    return nil
  }

  private static let mostElements = 1000

  /// The content of the first element of an id in a part of a file.
  private static func element(_ id: Int, _ file: MediaBytes, _ range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    for _ in 0..<mostElements where offset < range.upperBound {
      guard let (found, idLength) = variable(file, at: offset, withMarker: true),
        let (size, sizeLength) = variable(file, at: offset + idLength, withMarker: false)
      else { return nil }
      let start = offset + idLength + sizeLength
      guard start <= range.upperBound else { return nil }
      // All ones: it goes on to the end of what is around it.
      let isOpen = size == (1 << (7 * sizeLength)) - 1
      guard isOpen || size <= range.upperBound - start else { return nil }
      let end = isOpen ? range.upperBound : start + size
      if found == id { return start..<end }
      offset = end
    }
    return nil
  }

  private static func number(_ id: Int, _ file: MediaBytes, _ range: Range<Int>) -> Int? {
    guard let content = element(id, file, range), (1...4).contains(content.count) else { return nil }
    return file.number(at: content.lowerBound, count: content.count)
  }

  /// A number whose first byte says how many follow.
  private static func variable(
    _ file: MediaBytes, at offset: Int, withMarker: Bool
  ) -> (value: Int, length: Int)? {
    guard let first = file.number(at: offset, count: 1), first > 0 else { return nil }
    let length = UInt8(first).leadingZeroBitCount + 1
    guard let value = file.number(at: offset, count: length) else { return nil }
    return (withMarker ? value : value & ((1 << (7 * length)) - 1), length)
  }
}
