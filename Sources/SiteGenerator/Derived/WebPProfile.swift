import SiteModel

/// Puts a colour profile into a WebP file, which the encoder does not do.
///
/// Source: RFC 9649, 2.7.
enum WebPProfile {
  /// - Parameter file: as libwebp writes it.
  static func added(_ profile: [UInt8], to file: [UInt8], of size: ImageSize) -> [UInt8] {
    guard !profile.isEmpty, file.count > 20 else { return file }
    var head: [UInt8]
    var rest: ArraySlice<UInt8>
    if file[12..<16].elementsEqual("VP8X".utf8), file.count > 30 {
      head = Array(file[12..<30])
      rest = file[30...]
    } else {
      head =
        Array("VP8X".utf8) + little(10, 4) + [0, 0, 0, 0] + little(size.width - 1, 3)
        + little(size.height - 1, 3)
      rest = file[12...]
    }
    head[8] |= 0x20
    let chunk = Array("ICCP".utf8) + little(profile.count, 4) + profile + (profile.count % 2 == 1 ? [0] : [])
    let content = Array("WEBP".utf8) + head + chunk + rest
    return Array("RIFF".utf8) + little(content.count, 4) + content
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
