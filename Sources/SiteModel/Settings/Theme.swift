/// `theme` in the settings: what the templates' look takes from an editor.
package struct Theme: Hashable, Sendable {
  /// `accent`: links and marks on light pages; the style sheet's own colour where it is missing.
  package var accent: Colour?
  /// `accent_dark`: the same on dark pages; made from `accent` where it is missing.
  package var darkAccent: Colour?
  /// `logo`: a picture of the site's own.
  package var logo: Logo?
  /// `footer`: a sentence at the end of every page.
  package var footer: String?

  package init() {}

  /// A picture as the settings name it.
  package struct Logo: Hashable, Sendable {
    /// A file on the site: `/media/logo.svg`.
    package var target: String
    package var position: SourcePosition

    package init(target: String, position: SourcePosition) {
      self.target = target
      self.position = position
    }
  }

  /// The backgrounds that the style sheet puts links on; a test compares them with it.
  package static let lightBackgrounds = colours("#ffffff", "#f3f5f9")
  package static let darkBackgrounds = colours("#11151d", "#1a202b")

  /// The colour of links on dark pages.
  package var accentOnDark: Colour? {
    darkAccent ?? accent?.readable(on: Self.darkBackgrounds, towards: .white)
  }

  private static func colours(_ texts: String...) -> [Colour] { texts.compactMap(Colour.init) }
}
