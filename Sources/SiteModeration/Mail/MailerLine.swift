import SiteModel

/// Lines that mailers put around a person's words, as those of our readers write them: mostly in French, and in the
/// languages of their telephones.
enum MailerLine {
  /// `-----Message d'origine-----`
  static func isSeparator(_ line: Substring) -> Bool {
    let line = bare(line)
    guard line.hasSuffix("-") || line.hasSuffix(":"), line.utf8.count < 200 else { return false }
    return MailerPatterns.separator.wholeMatch(in: line) != nil
  }

  /// `Envoyé de mon iPhone`, and what virus scanners add.
  static func isFooter(_ line: Substring) -> Bool {
    let line = bare(line)
    guard (10..<300).contains(line.utf8.count), mayBeFooter(line.lowercased()) else { return false }
    return MailerPatterns.device.wholeMatch(in: line) != nil
      || MailerPatterns.otherDevice.wholeMatch(in: line) != nil
      || MailerPatterns.otherScript.wholeMatch(in: line) != nil
      || MailerPatterns.confidentiality.wholeMatch(in: line) != nil
      || MailerPatterns.virusScanner.wholeMatch(in: line) != nil
  }

  private static let starts = [
    "envoyé", "provenance", "yahoo mail", "sent ", "télécharge", "obtene", "obtenir", "get ", "holen",
    "gesendet",
    "von meinem", "enviado", "inviato", "verzonden", "verstuurd", "sendt", "skickat", "lähetetty", "wysłan",
    "отправлено", "发自", "從我", "أُرسلت", "cet e-mail", "ce message", "ce courriel", "ce mail", "ce courrier",
    "this ", "aucun virus", "garanti", "sans virus", "virus-free", "l'absence", "l’absence",
  ]

  /// Patterns are slow, and a stranger chose how many lines there are.
  private static func mayBeFooter(_ line: String) -> Bool {
    starts.contains(where: line.hasPrefix) || line.hasSuffix("から送信") || line.hasSuffix("gönderildi")
  }

  /// Whether the head of a quoted mail begins on a line: who sent it, and when or about what.
  static func isHead(_ lines: [Substring], at first: Int) -> Bool {
    guard lines[first].utf8.contains(UInt8(ascii: ":")) || lines[first].contains("\u{FF1A}") else {
      return false
    }
    var fields: Set<Field> = []
    var count = 0
    var beginsWithSubject = false
    for line in lines[first...].prefix(8) {
      guard let field = Field(bare(line)) else { break }
      if count == 0, field == .other { return false }
      if count == 0, field == .subject { beginsWithSubject = true }
      fields.insert(field)
      count += 1
    }
    // "De : la mairie, à : la gare" are a reader's own words.
    return fields.contains(.sender)
      && (fields.contains(.date) || !beginsWithSubject && count > 2 && fields.contains(.subject))
      || isForeignHead(lines[first...].prefix(8))
  }

  /// Whether lines are the head of a quoted mail in whatever language: three fields or more, the first with a name and
  /// an address as only mailers write them, another with a moment.
  private static func isForeignHead(_ lines: ArraySlice<Substring>) -> Bool {
    let values = lines.map { line in
      line.utf8.count < 400 ? MailerPatterns.field.wholeMatch(in: bare(line))?.1 : nil
    }.prefix { $0 != nil }.compactMap(\.self)
    guard values.count > 2, let sender = values.first, (MailerPatterns.sender.firstMatch(in: sender) != nil)
    else {
      return false
    }
    return values.dropFirst().contains { namesMoment($0) }
  }

  private enum Field {
    case sender, date, subject, other

    init?(_ line: Substring) {
      guard let (name, value) = field(line) else { return nil }
      switch name.lowercased() {
      case "de", "from", "von", "da", "van", "expéditeur": self = .sender
      case "envoyé", "envoyé le", "date", "date d'envoi", "date d’envoi", "message du", "sent", "sent on",
        "gesendet",
        "datum", "enviado", "fecha", "inviato", "data", "verzonden":
        // A day has digits.
        guard value.contains(where: \.isNumber) else { return nil }
        self = .date
      case "objet", "sujet", "subject", "betreff", "asunto", "oggetto", "onderwerp": self = .subject
      case "à", "a", "to", "pour", "an", "para", "aan", "cc", "cci", "copie à", "destinataire",
        "destinataires",
        "répondre à", "reply-to", "importance":
        self = .other
      default: return nil
      }
    }
  }

  /// `Name: value` of a line, with a colon of any script; the value may be empty.
  private static func field(_ line: Substring) -> (name: Substring, value: Substring)? {
    guard line.utf8.count < 400 else { return nil }
    let name = line.prefix(25).prefix { $0 != ":" && $0 != "\u{FF1A}" }
    let rest = line[name.endIndex...]
    guard (1...24).contains(name.count), let colon = rest.first, ":\u{FF1A}".contains(colon) else {
      return nil
    }
    return (name.trimming { $0.isWhitespace }, rest.dropFirst().trimming { $0.isWhitespace })
  }

  private static let verbs = ["le", "on", "am", "el", "il", "op", "em"]

  /// `Le 3 mars 2026 à 10:02, Léa a écrit :`
  static func isAttribution(_ line: Substring) -> Bool {
    let line = withoutEnd(line)
    guard line.utf8.count < 400, line.hasSuffix(":") else { return false }
    let start = line.prefix(2).lowercased()
    guard verbs.contains(start) || line.first?.isNumber == true || line.utf8.contains(UInt8(ascii: "@"))
    else {
      return false
    }
    return MailerPatterns.attribution.wholeMatch(in: line) != nil
      || MailerPatterns.datedAttribution.wholeMatch(in: line) != nil
  }

  /// Whether a line tells in whatever language who wrote what is quoted below it: it ends in a colon, and has an
  /// address in brackets, or one and a moment.
  static func isForeignAttribution(_ line: Substring) -> Bool {
    let line = withoutEnd(line)
    guard line.utf8.count < 400, let last = line.last, ":\u{FF1A}".contains(last),
      line.utf8.contains(UInt8(ascii: "@"))
    else { return false }
    return (MailerPatterns.bracketedAddress.firstMatch(in: line) != nil)
      || (MailerPatterns.address.firstMatch(in: line) != nil) && namesMoment(line)
  }

  /// Without white space, and signs of direction, that stand at the ends of a line.
  private static func withoutEnd(_ line: Substring) -> Substring {
    line.trimming { sign in
      sign.isWhitespace || sign.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
    }
  }

  /// Whether an attribution names what people leave out: an address, or the minute of a day of a year.
  static func isExact(_ attribution: Substring) -> Bool {
    attribution.contains("@") || namesMoment(attribution)
  }

  /// Whether a text has the minute of a day of a year.
  static func namesMoment(_ text: Substring) -> Bool {
    MailerPatterns.minute.firstMatch(in: text) != nil
      && MailerPatterns.day.firstMatch(in: text)
        != nil
  }

  /// Without the signs of bold and italic letters that plain forms of HTML mails have.
  private static func bare(_ line: Substring) -> Substring {
    line.trimming { $0.isWhitespace || $0 == "*" || $0 == "_" }
  }
}
