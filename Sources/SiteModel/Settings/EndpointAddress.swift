/// Where a form is sent to: a place on the site (`/commenter.php`), or an http or https address.
package struct EndpointAddress: Hashable, Sendable {
  package let text: String

  /// Nil for what is neither, and for what has a fragment.
  package init?(_ text: String) {
    guard !text.contains(where: { $0.isWhitespace || "\"<>\\#".contains($0) }) else { return nil }
    let isPlace = text.hasPrefix("/") && !text.hasPrefix("//")
    let isAddress =
      text.hasPrefix("https://") && text.count > 8 || text.hasPrefix("http://") && text.count > 7
    guard isPlace || isAddress else { return nil }
    self.text = text
  }

  /// Whether what is sent there can be read on its way; on this machine nobody is on the way.
  package var isUnencrypted: Bool {
    guard text.hasPrefix("http://") else { return false }
    let host = text.dropFirst("http://".count).prefix { !"/?".contains($0) }.lowercased()
    let name = host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) : String(host.prefix { $0 != ":" })
    return name != "localhost" && !name.hasSuffix(".localhost") && !name.hasPrefix("127.") && name != "[::1"
  }

  /// As a form or a link of the site has it: places begin with the site's path prefix.
  package func url(on site: SiteAddress) -> String {
    text.hasPrefix("/") ? site.root + text.dropFirst() : text
  }

  /// The same with a query that fills in a form's fields.
  package func url(on site: SiteAddress, _ fields: KeyValuePairs<String, String>) -> String {
    let pairs = fields.map { "\($0)=\(PercentEncoding.value($1))" }.joined(separator: "&")
    return url(on: site) + (text.contains("?") ? "&" : "?") + pairs
  }
}

/// Where reports of comments go.
package enum ReportAddress: Hashable, Sendable {
  case form(EndpointAddress)
  case mail(MailAddress)
}
