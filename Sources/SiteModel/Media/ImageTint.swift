/// The colour that most of an image has, in six steps for each of red, green and blue: what stands in its place until it
/// has come.
package struct ImageTint: Hashable, Sendable {
  package static let steps = 6

  /// 0 to 5.
  package var red: Int
  package var green: Int
  package var blue: Int

  package init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// As `data-tint` has it: a site's own security policy may forbid styles in a page, and the theme's style sheet makes
  /// the colour of these three words.
  package var text: String { "r\(red) g\(green) b\(blue)" }
}

extension ImageTint: Described {
  package static var blank: Self { ImageTint(red: 0, green: 0, blue: 0) }
  package static func visit<Visitor: PartVisitor>(
    _ tint: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&tint.red)
    try visitor.part(&tint.green)
    try visitor.part(&tint.blue)
  }
}
