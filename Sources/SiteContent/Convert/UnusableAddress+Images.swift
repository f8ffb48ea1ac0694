import SiteModel

/// What another site's address says of what stands there: a document, a film, a page with an image among others.
extension UnusableAddress {
  /// By its name alone, for what another site sends is not known; nil where it may be an image.
  static func imageProblem(_ address: String) -> UnusableAddress? {
    if isOtherFile(address) || isPage(address) { return otherFile(address) }
    guard let ending = ending(address) else { return nil }
    if pageEndings.contains(ending) { return otherFile(address) }
    guard unshownEndings.contains(ending) else { return nil }
    return UnusableAddress(
      kind: .unshownFormat, message: "browsers do not show images in the format .\(ending): '\(address)'",
      hint: "save it as JPEG, PNG or WebP in \(SiteLayout.media), and write /media/…")
  }

  /// Whether a name says that a file is not an image.
  static func isOtherFile(_ address: String) -> Bool {
    ending(address).map(otherEndings.contains) ?? false
  }

  private static func ending(_ address: String) -> String? {
    let path = address.prefix { $0 != "#" }
    // `?page=1` may ask for the picture of a page.
    guard !path.contains("?"), let dot = path.lastIndex(of: ".") else { return nil }
    return path[path.index(after: dot)...].lowercased()
  }

  private static func otherFile(_ address: String) -> UnusableAddress {
    UnusableAddress(
      kind: .notAnImage, message: "'\(address)' is not an image",
      hint: "link to it instead, as in [words](\(address))")
  }

  /// Whether it is the page on which a well-known site shows a film, a file or a photograph, and not the file.
  private static func isPage(_ address: String) -> Bool {
    guard let start = address.firstRange(of: "://")?.upperBound else { return false }
    let host = address[start...].prefix { !"/?#:".contains($0) }
    let path = address[host.endIndex...]
    let name = host.lowercased().split(separator: ".").filter { $0 != "www" && $0 != "m" }.joined(
      separator: ".")
    if name.hasSuffix(".wikipedia.org") || name == "commons.wikimedia.org" {
      return path.hasPrefix("/wiki/") && !path.hasPrefix("/wiki/Special:")
    }
    guard let beginning = pages[name] else { return false }
    return path.dropFirst().isEmpty ? false : beginning.contains { path.hasPrefix($0) }
  }

  /// How the addresses of such pages begin.
  private static let pages: [String: [String]] = [
    "youtube.com": ["/watch", "/shorts/", "/playlist"], "youtu.be": ["/"], "vimeo.com": ["/"],
    "dailymotion.com": ["/video/"], "dai.ly": ["/"], "drive.google.com": ["/file/", "/open", "/drive/"],
    "docs.google.com": ["/document/", "/presentation/", "/spreadsheets/"], "photos.app.goo.gl": ["/"],
    "photos.google.com": ["/share/", "/photo/"], "flickr.com": ["/photos/"], "flic.kr": ["/p/"],
    "instagram.com": ["/p/", "/reel/"], "facebook.com": ["/photo", "/watch"],
  ]

  private static let pageEndings: Set<String> = ["html", "htm", "xhtml"]

  private static let unshownEndings: Set<String> = ["heic", "heif", "tif", "tiff", "psd", "eps"]

  private static let otherEndings: Set<String> = [
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "pps", "odp", "txt",
    "zip", "rar", "gz", "7z", "epub", "mp3", "m4a", "ogg", "oga", "wav", "flac", "mp4", "m4v", "mov", "avi",
    "wmv", "mkv", "ogv", "webm", "flv", "swf",
  ]
}
