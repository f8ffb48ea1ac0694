import SiteModel

extension SettingsReader {
  /// `comments: form`: a place on the site or a web address.
  static func formAddress(
    _ key: String, _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> EndpointAddress? {
    guard let text = keys.text(key, &diagnostics) else { return nil }
    if let address = EndpointAddress(text) {
      warnOfPlainText(address, key, keys, &diagnostics)
      return address
    }
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
    if let address = EndpointAddress(text) {
      warnOfPlainText(address, key, keys, &diagnostics)
      return .form(address)
    }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: key), "a report cannot be sent to '\(text)'",
        hint:
          "write an e-mail address, a place on the site, such as \(key): /commenter.php, or an https address")
    )
    return nil
  }

  /// What readers write, and their names, would go through the net for all to read; browsers warn them of it.
  private static func warnOfPlainText(
    _ address: EndpointAddress, _ key: String, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]
  ) {
    guard address.isUnencrypted else { return }
    diagnostics.append(
      .warning(
        .wrongAddress, keys.file, keys.position(of: key),
        "'\(key)' sends what readers write without encryption: '\(address.text)'",
        hint: "write \(key): https://\(address.text.dropFirst("http://".count))"))
  }
}
