/// A picture as front matter names it.
package struct ImageReference: Hashable, Sendable {
  package var target: String
  package var position: SourcePosition
  package var alt: String
  package var credit: String?
  package var focus: ImageFocus?

  package init(
    target: String, position: SourcePosition, alt: String, credit: String?, focus: ImageFocus? = nil
  ) {
    self.target = target
    self.position = position
    self.alt = alt
    self.credit = credit
    self.focus = focus
  }
}

extension ImageReference: Described {
  package static var blank: Self { Self(target: "", position: .start, alt: "", credit: nil) }

  package static func visit<Visitor: PartVisitor>(
    _ image: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&image.target)
    try visitor.part(&image.position, .note)
    try visitor.part(&image.alt)
    try visitor.part(&image.credit)
    try visitor.part(&image.focus)
  }
}
