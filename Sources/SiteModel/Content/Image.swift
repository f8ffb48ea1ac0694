/// The picture that stands for an article or a page.
package struct Image: Hashable, Sendable {
  /// A one-slot address: below the site, or absolute.
  package var address: Address
  package var alt: String
  package var credit: String?
  package var size: ImageSize?
  /// What crops of it keep.
  package var focus: ImageFocus?
  /// The same in other sizes, the smallest first.
  package var variants: [ImageVariant] = []
  /// Whether the image itself is one of the sizes that browsers choose from: see `ImageVariants`.
  package var offersOriginal = false
  /// The part of it for social networks.
  package var socialVariant: ImageVariant?
  /// What stands in its place until it has come.
  package var tint: ImageTint?

  package init(address: Address, alt: String, credit: String?, size: ImageSize?) {
    self.address = address
    self.alt = alt
    self.credit = credit
    self.size = size
  }
}

/// Width and height in pixels.
package struct ImageSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Of an image that is stored in this size, as it is shown with an orientation of Exif's (1 to 8).
  package func shown(_ orientation: Int) -> ImageSize {
    (5...8).contains(orientation) ? ImageSize(width: height, height: width) : self
  }
}

/// Where a link leads.
package enum Address: Hashable, Sendable {
  case site(SitePath)
  case elsewhere(String)
}

extension ImageSize: Described {
  package static var blank: Self { ImageSize(width: 0, height: 0) }
  package static func visit<Visitor: PartVisitor>(
    _ size: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&size.width)
    try visitor.part(&size.height)
  }
}

extension Image: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(address)
    writer.put(alt)
    writer.put(credit)
    writer.put(size)
    writer.put(focus)
    writer.put(tint)
    writer.put(variants)
    writer.put(offersOriginal)
    writer.put(socialVariant)
  }
}

extension Address: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .site(let path):
      writer.put(UInt64(0))
      writer.put(path)
    case .elsewhere(let url):
      writer.put(UInt64(1))
      writer.put(url)
    }
  }
}
