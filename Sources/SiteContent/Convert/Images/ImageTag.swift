package import SiteModel

/// What a text says of an image or a film, for what is added to its tag once the file is known.
package struct ImageTag: Hashable, Sendable {
  /// Whether the author wrote it as HTML.
  package var isRaw = false
  /// Whether it has a width of the author's, and a height.
  package var hasWidth = false
  package var hasHeight = false
  /// These, where they are in pixels.
  package var width: Int?
  package var height: Int?
  /// Whether it has a `srcset` of the author's.
  package var hasChoices = false
  /// Whether browsers may wait with it: only then they can choose by the width that it has on the page.
  package var isLazy = false
  package var isInGallery = false
  /// Whether it is one of a film.
  package var isFilm = false
  /// Whether the film has a picture of the author's to wait behind.
  package var hasPoster = false

  package init() {}
}

extension ImageTag: Described {
  package static var blank: Self { Self() }

  package static func visit<Visitor: PartVisitor>(
    _ tag: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&tag.isRaw)
    try visitor.part(&tag.hasWidth)
    try visitor.part(&tag.hasHeight)
    try visitor.part(&tag.width)
    try visitor.part(&tag.height)
    try visitor.part(&tag.hasChoices)
    try visitor.part(&tag.isLazy)
    try visitor.part(&tag.isInGallery)
    try visitor.part(&tag.isFilm)
    try visitor.part(&tag.hasPoster)
  }
}

extension ImageTag {
  /// The attributes that the tag lacks for a file of this size; of one that the author gave, the other follows.
  func missing(_ size: ImageSize) -> String? {
    switch (hasWidth, hasHeight) {
    case (false, false): return " width=\"\(size.width)\" height=\"\(size.height)\""
    case (true, false):
      guard let width, width > 0 else { return nil }
      return " height=\"\(max(1, (size.height * width + size.width / 2) / size.width))\""
    case (false, true):
      guard let height, height > 0 else { return nil }
      return " width=\"\(max(1, (size.width * height + size.height / 2) / size.height))\""
    case (true, true): return nil
    }
  }

  /// Of a tag of an author's own HTML.
  init(_ tag: HTMLTag, _ html: [UInt8]) {
    self.init()
    isRaw = true
    func value(_ name: String) -> String? {
      // Of two attributes of a name, a browser takes the first.
      tag.attributes.first { $0.name == name }.map { String(decoding: html[$0.value], as: UTF8.self) }
    }
    width = value("width").flatMap { HTMLRenderer.pixels($0) }.flatMap { Int($0) }
    height = value("height").flatMap { HTMLRenderer.pixels($0) }.flatMap { Int($0) }
    hasWidth = value("width") != nil
    hasHeight = value("height") != nil
    hasChoices = value("srcset") != nil || value("sizes") != nil
    isFilm = tag.name == "video"
    hasPoster = value("poster") != nil
    isLazy = value("loading").map { $0.lowercased() == "lazy" } ?? true
  }

  /// Where what is added to a tag goes: before its `src`; nil where the tag is written so that there is no room.
  static func place(before attribute: Range<Int>, named name: String, in html: [UInt8]) -> Int? {
    var start = attribute.lowerBound
    func skipSpace() { while start > 0, html[start - 1] <= 0x20 { start -= 1 } }
    if start > 0, html[start - 1] == UInt8(ascii: "\"") || html[start - 1] == UInt8(ascii: "'") { start -= 1 }
    skipSpace()
    guard start > 0, html[start - 1] == UInt8(ascii: "=") else { return nil }
    start -= 1
    skipSpace()
    start -= name.utf8.count
    guard start > 0, html[start - 1] <= 0x20 else { return nil }
    return start - 1
  }
}
