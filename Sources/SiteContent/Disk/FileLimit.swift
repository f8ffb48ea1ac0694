/// How large files of a site may be, in bytes, where the settings do not say: far more than anybody writes, and little
/// enough that a file which never ends is refused.
package enum FileLimit {
  package static let settings = 1 << 20
  package static let words = 1 << 20
  package static let tags = 16 << 20
  package static let redirects = 16 << 20
  package static let template = 4 << 20
  /// Of the theme, an image among them.
  static let themeFile = 64 << 20
  /// Years of moderators' decisions.
  package static let moderationLog = 64 << 20
}
