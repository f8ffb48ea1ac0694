import SiteModel

extension SettingsReader {
  /// `legal`: who answers for the site. What is missing is told of once it is known which pages show it.
  static func legalNotice(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> LegalNotice {
    var notice = LegalNotice()
    guard var group = keys.group("legal", &diagnostics) else { return notice }
    notice.position = keys.position(of: "legal")
    notice.publisher = group.text("publisher", &diagnostics)
    notice.form = group.text("form", &diagnostics)
    notice.address = group.text("address", &diagnostics)
    notice.phone = group.text("phone", &diagnostics)
    notice.email = mailAddress("email", &group, &diagnostics)
    notice.director = group.text("director", &diagnostics)
    notice.coDirector = group.text("co_director", &diagnostics)
    notice.editor = group.text("editor", &diagnostics)
    if var host = group.group("host", &diagnostics) {
      notice.host.name = host.text("name", &diagnostics)
      notice.host.address = host.text("address", &diagnostics)
      notice.host.phone = host.text("phone", &diagnostics)
      host.reportUnknownKeys(&diagnostics)
    }
    group.reportUnknownKeys(&diagnostics)
    return notice
  }

  static func mailAddress(
    _ key: String, _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]
  ) -> MailAddress? {
    guard let text = keys.text(key, &diagnostics) else { return nil }
    if let address = MailAddress(text) { return address }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: key), "'\(key)' is not an e-mail address: '\(text)'",
        hint: "for example: \(key): contact@example.org"))
    return nil
  }
}
