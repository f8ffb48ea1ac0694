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
    var output = Array("mailto:".utf8)
    if let address { appendEncoded(address.text, to: &output, keepsAt: true) }
    var separator = UInt8(ascii: "?")
    for (name, text) in [("subject=", subject), ("body=", body)] {
      guard let text else { continue }
      output.append(separator)
      output += name.utf8
      appendEncoded(text, to: &output)
      separator = UInt8(ascii: "&")
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Percent-encodes every byte but RFC 3986's unreserved ones.
  private static func appendEncoded(_ text: String, to output: inout [UInt8], keepsAt: Bool = false) {
    func append(_ byte: UInt8) {
      output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": output.append(UInt8(scalar.value))
      case "@" where keepsAt: output.append(UInt8(ascii: "@"))
      case "\n":
        append(UInt8(ascii: "\r"))
        append(UInt8(ascii: "\n"))
      // No-break spaces are typography: in a subject they would only be nine bytes each.
      case "\u{202F}", "\u{A0}": append(UInt8(ascii: " "))
      default: for byte in UTF8.encode(scalar) ?? .init() { append(byte) }
      }
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
