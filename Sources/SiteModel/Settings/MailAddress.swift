/// An e-mail address in its plain form: `contact@example.org`.
package struct MailAddress: Hashable, Sendable {
  package let text: String

  /// Nil for what is no dot-atom address (RFC 5322, 3.4.1) of ASCII signs.
  package init?(_ text: String) {
    let atom = /[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+\/=?^_`{|}~-]+)*/
    let host = /[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+/
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, parts[0].wholeMatch(of: atom) != nil,
      parts[1].wholeMatch(of: host) != nil
    else { return nil }
    self.text = text
  }
}

/// Links that begin a message (RFC 6068).
package enum MailLink {
  /// The word that is the subject of a report, by which `inbox` knows it; and what it is where a language has none.
  package static let reportWord = "report"
  package static let reportSubject = "Report"

  /// - Parameters:
  ///   - address: to whom; the writer chooses where it is nil.
  ///   - body: lines parted by `\n`.
  package static func url(to address: MailAddress?, subject: String? = nil, body: String? = nil) -> String {
    let parts = address?.text.split(separator: "@").map { PercentEncoding.value(String($0)) } ?? []
    let fields = [("subject", subject), ("body", body)].compactMap { name, text in
      text.map { "\(name)=\(encoded($0))" }
    }
    return "mailto:" + parts.joined(separator: "@") + (fields.isEmpty ? "" : "?")
      + fields.joined(separator: "&")
  }

  /// Lines end as those of mails do. No-break spaces are typography: in a subject they would only be nine bytes each.
  private static func encoded(_ text: String) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": plain += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
      case "\u{202F}", "\u{A0}": plain.append(UInt8(ascii: " "))
      case _ where scalar.isASCII: plain.append(UInt8(truncatingIfNeeded: scalar.value))
      default: plain += String(scalar).utf8
      }
    }
    return PercentEncoding.value(String(decoding: plain, as: UTF8.self))
  }
}
