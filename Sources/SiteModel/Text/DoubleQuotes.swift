extension StringProtocol {
  /// In double quotes, as YAML, Markdown's titles and the settings of servers have a text.
  package var doubleQuoted: String {
    "\"" + String(self).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
