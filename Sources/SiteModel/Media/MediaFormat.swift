/// What kind of file an image or film is, by its first bytes or by its name.
package enum MediaFormat: String, Sendable, CaseIterable {
  case jpeg, png, gif, webp, avif, svg
  case heic, tiff, raw, bmp, photoshop, jpegXL
  case mp4, webm

  /// As people call it.
  package var name: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .gif: "GIF"
    case .webp: "WebP"
    case .avif: "AVIF"
    case .svg: "SVG"
    case .heic: "HEIC"
    case .tiff: "TIFF"
    case .raw: "raw camera"
    case .bmp: "BMP"
    case .photoshop: "Photoshop"
    case .jpegXL: "JPEG XL"
    case .mp4: "MP4"
    case .webm: "WebM"
    }
  }

  /// The ending to write.
  package var ending: String {
    switch self {
    case .jpeg: "jpg"
    case .photoshop: "psd"
    case .jpegXL: "jxl"
    case .raw: "dng"
    default: rawValue
    }
  }

  /// Whether every browser of today shows it in an `img`.
  package var isShownByBrowsers: Bool {
    switch self {
    case .jpeg, .png, .gif, .webp, .avif, .svg: true
    case .heic, .tiff, .raw, .bmp, .photoshop, .jpegXL, .mp4, .webm: false
    }
  }

  package var isFilm: Bool { self == .mp4 || self == .webm }

  /// The format that a name promises; nil where it promises none that we know.
  package init?(ending name: String) {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    guard let format = Self.byEnding[name[name.index(after: dot)...].lowercased()] else { return nil }
    self = format
  }

  private static let byEnding: [String: MediaFormat] = [
    "jpg": .jpeg, "jpeg": .jpeg, "jpe": .jpeg, "jfif": .jpeg, "png": .png, "apng": .png, "gif": .gif,
    "webp": .webp, "avif": .avif, "svg": .svg, "heic": .heic, "heif": .heic, "hif": .heic, "tif": .tiff,
    "tiff": .tiff, "bmp": .bmp, "dib": .bmp, "psd": .photoshop, "jxl": .jpegXL,
    "cr2": .raw, "cr3": .raw, "crw": .raw, "nef": .raw, "nrw": .raw, "arw": .raw, "srf": .raw, "sr2": .raw,
    "dng": .raw, "orf": .raw, "rw2": .raw, "raf": .raw, "pef": .raw, "srw": .raw, "x3f": .raw, "3fr": .raw,
    "erf": .raw, "kdc": .raw, "mrw": .raw, "iiq": .raw, "rwl": .raw,
    "mp4": .mp4, "m4v": .mp4, "mov": .mp4, "webm": .webm,
  ]
}
