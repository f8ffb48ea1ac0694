import DefaultTheme
import SiteContent

extension ThemeFiles {
  /// The theme in this program.
  static let program = ThemeFiles(DefaultTheme.files)
}
