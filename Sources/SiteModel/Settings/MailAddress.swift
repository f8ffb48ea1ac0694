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
  /// - Parameters:
  ///   - address: to whom; the writer chooses where it is nil.
  ///   - body: lines parted by `\n`.
  package static func url(to address: MailAddress?, subject: String? = nil, body: String? = nil) -> String {
    let fields = [("subject", subject), ("body", body?.replacing("\n", with: "\r\n"))].compactMap {
      name, text in
      text.map { name + "=" + encoded(plainSpaces($0)) }
    }
    let start = "mailto:" + (address.map { encoded($0.text, keeping: "@") } ?? "")
    return start + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
  }

  /// Percent-encodes every byte but RFC 3986's unreserved ones.
  private static func encoded(_ text: String, keeping kept: String = "") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in text.utf8 {
      let isUnreserved =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || "-._~".utf8.contains(byte)
      if isUnreserved || kept.utf8.contains(byte) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// No-break spaces are typography: in a subject they would only be nine bytes each.
  private static func plainSpaces(_ text: String) -> String {
    text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
  }
}
