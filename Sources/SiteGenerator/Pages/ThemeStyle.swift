import SiteModel
import TemplateEngine

/// The settings' colours as custom properties, where there are any. A file and no `<style>` in every page: a
/// site may forbid inline styles in its Content-Security-Policy.
enum ThemeStyle: SiteKind {
  static let template = "theme.css"
  static let context = schema.description

  struct Colours: Sendable {
    let light: Colour?
    let dark: Colour?
  }

  private static let schema = ContextSchema<Colours>(
    "theme_style",
    [
      .optionalText("accent", "the colour of links on light pages", example: "#1d3f9c") { $0.light?.hex },
      .optionalText("accent_dark", "the same on dark pages", example: "#9dbaff") { $0.dark?.hex },
    ])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let theme = view.settings.theme
    let colours = Colours(light: theme.accent, dark: theme.accentOnDark)
    guard colours.light != nil || colours.dark != nil else { return [] }
    return [
      .machineFile(.themeStyle, template: template, origin: .settings("the colours of the settings")) {
        schema.object(colours)
      }
    ]
  }
}
