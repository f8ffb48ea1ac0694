package import SiteModel

/// What an image's variants take over from it: which way is up, its colour profile, whose it is.
package struct ImageTags: Sendable {
  /// 1 to 8, of JPEG and PNG; browsers do not agree on that of WebP.
  package private(set) var orientation = 1
  /// Of WebP; decoders of other formats give theirs with the pixels.
  package private(set) var profile: [UInt8] = []
  private var exif = ExifTags()

  package init(_ bytes: [UInt8], _ format: MediaFormat) {
    let report = MediaInspector.report(format, MediaBytes(bytes), wholly: false)
    if let found = report?.exif { exif = found }
    if format == .jpeg || format == .png { orientation = exif.orientation ?? 1 }
    exif.orientation = nil
    if format == .webp { profile = report?.profile ?? [] }
  }

  /// A JPEG file with caption, author and copyright, behind JFIF's head.
  package func added(toJPEG file: [UInt8]) -> [UInt8] {
    let head = MediaBytes(file)
    guard !exif.isEmpty, head.number(at: 2, count: 2) == 0xFFE0, let length = head.number(at: 4, count: 2),
      4 + length <= file.count
    else { return file }
    let content = Array("Exif\0\0".utf8) + exif.tiff
    let segment = [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    return Array(file[..<(4 + length)]) + segment + file[(4 + length)...]
  }
}
