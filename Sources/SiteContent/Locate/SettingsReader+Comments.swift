import SiteModel

extension SettingsReader {
  /// `comments: form`: a place on the site or a web address.
  static func formAddress(
    _ key: String, _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> EndpointAddress? {
    guard let text = keys.text(key, &diagnostics) else { return nil }
    if let address = EndpointAddress(text) { return address }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: key), "a form cannot be sent to '\(text)'",
        hint: "write a place on the site, such as \(key): /commenter.php, or an https address"))
    return nil
  }

  /// `comments: report`: the same, or an e-mail address.
  static func reportAddress(
    _ key: String, _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> ReportAddress? {
    guard let text = keys.text(key, &diagnostics) else { return nil }
    if let address = MailAddress(text) { return .mail(address) }
    if let address = EndpointAddress(text) { return .form(address) }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: key), "a report cannot be sent to '\(text)'",
        hint:
          "write an e-mail address, a place on the site, such as \(key): /commenter.php, or an https address")
    )
    return nil
  }
}
