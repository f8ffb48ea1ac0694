import SiteModel

/// Lines that mailers put around a person's words, as those of our readers write them: mostly in French, and in the
/// languages of their telephones.
enum MailerLine {
  /// `-----Message d'origine-----`
  static func isSeparator(_ line: Substring) -> Bool {
    let line = bare(line)
    guard line.hasSuffix("-") || line.hasSuffix(":"), line.utf8.count < 200 else { return false }
    return line.wholeMatch(
      of:
        /(?i)(-{2,}\s*)?(message d['’]origine|(message|mail|courriel|e-mail) (original|transféré|réexpédié)|début du message (réexpédié|transféré)|(original|forwarded) message|begin forwarded message|(ursprüngliche|weitergeleitete) nachricht|mensaje original|messaggio originale|oorspronkelijk bericht)\s*(-{2,}|:)/
    ) != nil
  }

  /// `Envoyé de mon iPhone`, and what virus scanners add.
  static func isFooter(_ line: Substring) -> Bool {
    let line = bare(line)
    guard (10..<300).contains(line.utf8.count), mayBeFooter(line.lowercased()) else { return false }
    return line.wholeMatch(
      of:
        /(?i)(envoyé (de|depuis|à partir d)[ eu'’].{1,60}|envoyé (avec|via) (la messagerie|l['’]appli|mon (mobile|smartphone|téléphone|iphone|ipad)|proton|tuta|spark|mailo|outlook|gmail|thunderbird|orange|free|yahoo|zimbra|aqua ?mail|blue ?mail|fairemail|k-9|mymail|infomaniak).{0,80}|(cet e-mail|ce message|ce courriel) a été envoyé (depuis|à partir d|avec) ?.{1,60}|provenance\s*:\s*courrier.{1,40}|yahoo mail\s*[:-].{1,160}|sent from (my|mail|outlook|yahoo|samsung|proton|tuta|gmail).{0,60}|sent (with|via) (the samsung|\[?(proton|tuta|spark|shortwave|outlook|mailo|blue ?mail|aqua ?mail|fairemail|k-9)).{0,80})/
    ) != nil
      || line.wholeMatch(
        of:
          /(?i)((téléchargez?|télécharger|obtene[zr]|obtenir|get|holen sie sich) (outlook|blue ?mail|mymail) (pour|for|für|para|per|voor) .{1,160}|gesendet (von mein|mit der|über).{1,60}|von meinem .{1,40} gesendet|enviado (desde|do) (mi|meu|outlook).{0,60}|inviato da.{1,40}|(verzonden|verstuurd) (vanaf|met) mijn .{1,40}|sendt fra min .{1,40}|skickat från min .{1,40}|lähetetty (i|android|samsung).{1,40})/
      ) != nil
      || line.wholeMatch(
        of:
          /(?i)(wysłan[eo] z .{1,40}|отправлено (с|из) .{1,40}|发自我的.{1,40}|從我的.{1,40}傳送|.{1,40}から送信|أُرسلت من .{1,40}|.{1,40}gönderildi)/
      ) != nil
      || line.wholeMatch(
        of:
          /(?i)(ce (message|courriel|mail)|cet e-mail|this (message|e-?mail))( électronique)? (et|and) (ses|tous|toutes|les|any|all|its) .{0,40}(pi[eè]ces|fichiers|attachments?|files).*|aucun virus trouvé dans ce message\.?/
      ) != nil
      || line.wholeMatch(
        of:
          /(?i)(garanti sans virus|sans virus|virus-free|l['’]absence de virus|ce courrier|ce message|cet e-mail|this e-?mail).{0,120}(avast|avg).{0,120}/
      ) != nil
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
      line.utf8.count < 400 ? bare(line).wholeMatch(of: /[^:\u{FF1A}]{1,24}?[:\u{FF1A}]\s*(\S.*)/)?.1 : nil
    }.prefix { $0 != nil }.compactMap(\.self)
    guard values.count > 2, let sender = values.first, sender.contains(/\S\s*<\S+@\S+>/) else { return false }
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
    return line.wholeMatch(
      of:
        /(?i)(le\s.{4,250}\sa écrit|on\s.{4,250}\swrote|am\s.{4,250}\sschrieb.{0,200}|el\s.{4,250}\sescribió|il\s.{4,250}\sha scritto|op\s.{4,250}\sschreef.{0,200}|em\s.{4,250}\sescreveu)\s*:/
    ) != nil
      || line.wholeMatch(
        of:
          /(?i)([0-9]{4}-[0-9]{2}-[0-9]{2}\s.{0,200}|.{1,200}[<(\[]\S+@\S+[>)\]]\s+(a écrit|wrote)(\s.{1,80})?)\s*:/
      ) != nil
  }

  /// Whether a line tells in whatever language who wrote what is quoted below it: it ends in a colon, and has an
  /// address in brackets, or one and a moment.
  static func isForeignAttribution(_ line: Substring) -> Bool {
    let line = withoutEnd(line)
    guard line.utf8.count < 400, let last = line.last, ":\u{FF1A}".contains(last),
      line.utf8.contains(UInt8(ascii: "@"))
    else { return false }
    return line.contains(/.[<(\[\u{202A}]\s*[^\s<>()\[\]]+@[^\s<>()\[\]]+[>)\]]/)
      || line.contains(/\S@\S/) && namesMoment(line)
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
    text.firstMatch(of: /[0-9]{1,2}\s?[:hH]\s?[0-9]{2}/) != nil
      && text.firstMatch(of: /(\b|[^0-9])(19|20)[0-9]{2}(\b|[^0-9])|[0-9]{1,2}[\/.][0-9]{1,2}[\/.][0-9]{2}/)
        != nil
  }

  /// Without the signs of bold and italic letters that plain forms of HTML mails have.
  private static func bare(_ line: Substring) -> Substring {
    line.trimming { $0.isWhitespace || $0 == "*" || $0 == "_" }
  }
}
