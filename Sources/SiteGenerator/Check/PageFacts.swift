/// What a finished page holds that can be right or wrong.
struct PageFacts: Sendable {
  struct Link: Sendable, Hashable {
    /// As it is written in the page, with its character references decoded.
    var target: String
    var isImage: Bool
  }

  struct Heading: Sendable {
    var level: Int
    var text: String
  }

  struct Anchor: Sendable {
    var text: String
    var target: String
  }

  /// Every `id`, and every `name` of an `a`.
  var ids: Set<String> = []
  /// Every address that a reader can follow or a browser loads.
  var links: Set<Link> = []
  /// The texts of `script` elements with JSON-LD.
  var linkedData: [[UInt8]] = []

  // Of what the author wrote: the page's first `e-content`.

  /// The addresses of images without an `alt` attribute, or with an empty one that no `role` explains.
  var imagesWithoutAlt: [String] = []
  var headings: [Heading] = []
  var anchors: [Anchor] = []
}
