import SiteModel

/// A mail as a reader's message.
package enum MailMessage {
  /// More of a mail than this is attachments.
  package static let longest = 32 * 1024 * 1024

  /// A mail that was read.
  package struct Read: Sendable {
    package var message: ReaderMessage
    /// What tells it from all others, wherever it lies: its Message-ID; of a mail without one, who wrote what and when.
    package var identity: [UInt8]
    /// What told it from others once: older ledgers have it. Nil where it would have been another mail's too.
    package var formerIdentity: [UInt8]?
    package var subject: String
    /// The fields `To` and `Cc`.
    package var recipients: String
    /// Where the links of an HTML text lead.
    package var links: [String] = []
    /// Pictures and documents that came with the words, and have no place in a comment.
    package var fileCount = 0
    /// Whether a machine wrote it: an answer while somebody is away, a report of the mail system.
    package var isAutomatic = false
  }

  /// A message of the endpoints that came by mail is that message; in any other mail the subject and the text say which
  /// article is meant.
  ///
  /// - Returns: nil where the mail has no text.
  /// - Throws: `ReaderMessage.Misunderstanding` where it is a message of an endpoint that cannot be understood.
  package static func read(_ bytes: [UInt8]) throws(ReaderMessage.Misunderstanding) -> Read? {
    let mail = MailPart(withoutStart(bytes))
    guard let words = mail.words, let text = SignedText.words(words.text) else { return nil }
    let subject = mail["subject"] ?? ""
    let id = mail["message-id"] ?? ""
    let date = mail["date"] ?? ""
    func writing() -> String {
      // An mbox adds a line, and other programs spaces.
      let spaced = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return [mail["from"] ?? "", date, subject, spaced].joined(separator: "\n")
    }
    let identity = id.isEmpty ? writing() : id
    let isOne = !id.isEmpty || !date.isEmpty
    let recipients = [mail["to"], mail["cc"]].compactMap(\.self).joined(separator: ", ")
    var read = Read(
      message: ReaderMessage(article: "", name: "", text: ""), identity: Array("mail\n\(identity)".utf8),
      formerIdentity: isOne ? Array((id + "\n" + date + "\n" + words.former.text).utf8) : nil,
      subject: subject,
      recipients: recipients, links: words.links)
    let body = String(text.trimming { $0.isNewline })
    if let message = try ReaderMessage(Array(body.utf8)) {
      read.message = message
      return read
    }
    let parted = QuotedText.parted(text)
    let name = HeaderText.displayName(mail["from"] ?? "", ofList: mail["list-id"] != nil)
    read.message = ReaderMessage(
      article: "", name: name, sent: MailDate.seconds(date) ?? received(mail), text: parted.own,
      remainder: parted.remainder)
    read.isAutomatic = isAutomatic(mail)
    read.fileCount = mail.fileCount
    return read
  }

  /// Blank lines and a byte order mark before the head are none of it.
  private static func withoutStart(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF]
    return (bytes.starts(with: marked) ? bytes.dropFirst(3) : bytes[...]).drop { $0 == 0x0A || $0 == 0x0D }
  }

  /// When our own server took it, where its sender's clock says nothing that can be read.
  private static func received(_ mail: MailPart) -> Int64? {
    mail["received"]?.split(separator: ";").last.flatMap { MailDate.seconds(String($0)) }
  }

  /// RFC 3834, 5; RFC 6522; and what older programs say. `auto-generated` are also the mails of forms.
  private static func isAutomatic(_ mail: MailPart) -> Bool {
    if mail.structured("content-type")?.value == "multipart/report" { return true }
    if mail["auto-submitted"]?.lowercased().hasPrefix("auto-repl") == true { return true }
    if mail["precedence"]?.lowercased() == "auto_reply" { return true }
    if mail["return-path"] == "<>" { return true }
    return ["x-autoreply", "x-autorespond", "x-failed-recipients"].contains { mail[$0] != nil }
  }
}

/// Dates of mails: `Tue, 3 Mar 2026 10:02:11 +0100` (RFC 5322, 3.3).
enum MailDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Seconds since 1970; nil for what is no date.
  static func seconds(_ text: String) -> Int64? {
    let pattern =
      /(?i)(?:[a-z]{3,9}\.?,?\s*)?([0-9]{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+([0-9]{4}|[0-9]{2})\s+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?\s*([+-][0-9]{2}:?[0-9]{2}|[ECMP][SD]T\b)?.*/
    guard let match = text.trimming({ $0.isWhitespace }).wholeMatch(of: pattern),
      let month = months.firstIndex(of: match.2.lowercased()), let year = Int(match.3).map(fullYear),
      let dayOfMonth = Int(match.1),
      let day = CivilDate(year: year, month: month + 1, day: dayOfMonth), let hour = Int(match.4), hour < 24,
      let minute = Int(match.5), minute < 60
    else { return nil }
    let second = match.6.flatMap { Int($0) } ?? 0
    var offset = 0
    if let zone = match.7, let number = Int(zone.dropFirst().filter { $0 != ":" }) {
      offset = (number / 100 * 3600 + number % 100 * 60) * (zone.hasPrefix("-") ? -1 : 1)
    } else if let zone = match.7?.lowercased(), let first = zone.first,
      let hours = ["e": -5, "c": -6, "m": -7, "p": -8][first]
    {
      // The names that RFC 5322, 4.3, knows.
      offset = (hours + (zone.hasSuffix("dt") ? 1 : 0)) * 3600
    }
    return Int64(day.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59) - offset)
  }

  /// Years of two digits (RFC 5322, 4.3).
  private static func fullYear(_ year: Int) -> Int {
    year < 50 ? year + 2000 : year < 100 ? year + 1900 : year
  }
}
