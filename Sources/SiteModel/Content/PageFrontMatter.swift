/// The front matter of an undated page; each property documents its key.
package struct PageFrontMatter: TextFrontMatter {
  /// `title` (required).
  package var title = ""
  /// `description`.
  package var description: String?
  /// `updated`.
  package var updated: Moment?
  package var updatedPosition: SourcePosition?
  /// `draft`.
  package var isDraft = false
  /// `image`, `image_alt`, `image_credit`, `image_focus`.
  package var image: ImageReference?
  /// `aliases`.
  package var aliases: [SitePath] = []
  /// `legal`: it shows who answers for the site, from the settings' `legal`.
  package var showsLegalNotice = false
  /// `lang`: its language (BCP 47), where it is not the site's.
  package var language: String?
  /// `extra`.
  package var extra: [String: ExtraValue] = [:]

  package init() {}
}

extension PageFrontMatter {
  package static var blank: Self { Self() }

  /// A line for each property. Those that say how their key is read need no line in `PageParser`.
  package static func visit<Visitor: PartVisitor>(
    _ matter: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&matter.title, .text)
    try visitor.words("description", &matter.description, .text)
    try visitor.date("updated", &matter.updated, .text)
    try visitor.part(&matter.updatedPosition, .note)
    try visitor.flag("draft", &matter.isDraft, .place)
    try visitor.part(&matter.image, .text)
    try visitor.part(&matter.aliases)
    try visitor.flag("legal", &matter.showsLegalNotice, .place)
    try visitor.part(&matter.language, .text)
    try visitor.part(&matter.extra, .text)
  }
}
