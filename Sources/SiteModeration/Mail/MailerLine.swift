import SiteModel

/// Lines that mailers put around a person's words, as those of our readers write them: mostly in French, and in the
/// languages of their telephones.
enum MailerLine {
  /// `-----Message d'origine-----`
  static func isSeparator(_ line: Substring) -> Bool {
    bare(line).wholeMatch(
      of:
        /(?i)(-{2,}\s*)?(message d['’]origine|(message|mail|courriel|e-mail) (original|transféré|réexpédié)|début du message (réexpédié|transféré)|(original|forwarded) message|begin forwarded message|(ursprüngliche|weitergeleitete) nachricht|mensaje original|messaggio originale|oorspronkelijk bericht)\s*(-{2,}|:)/
    ) != nil
  }

  /// `Envoyé de mon iPhone`, and what virus scanners add.
  static func isFooter(_ line: Substring) -> Bool {
    let line = bare(line)
    guard line.utf8.count < 300 else { return false }
    return line.wholeMatch(
      of:
        /(?i)(envoyé (de|depuis|à partir d)[ eu'’].{1,60}|envoyé (avec|via) (la messagerie|l['’]appli|proton|tuta|spark|mailo|outlook|gmail|thunderbird|orange|free|yahoo).{0,80}|provenance\s*:\s*courrier.{1,40}|sent from (my|mail|outlook|yahoo|samsung|proton|tuta).{0,60}|sent (with|via) (proton|tuta|spark|shortwave|outlook|mailo).{0,80})/
    ) != nil
      || line.wholeMatch(
        of:
          /(?i)((téléchargez?|télécharger|obtene[zr]|obtenir|get|holen sie sich) outlook (pour|for|für|para|per|voor) .{1,160}|gesendet (von mein|mit der|über).{1,60}|enviado (desde|do) (mi|meu|outlook).{0,60}|inviato da.{1,40}|verzonden (vanaf|met) mijn .{1,40})/
      ) != nil
      || line.wholeMatch(
        of:
          /(?i)(garanti sans virus|sans virus|virus-free|l['’]absence de virus|ce courrier|ce message|cet e-mail|this e-?mail).{0,120}(avast|avg).{0,120}/
      ) != nil
  }

  /// Whether the head of a quoted mail begins on a line: who sent it, and when or about what.
  static func isHead(_ lines: [Substring], at first: Int) -> Bool {
    var fields: Set<Field> = []
    var count = 0
    for line in lines[first...].prefix(8) {
      guard let field = Field(bare(line)) else { break }
      if count == 0, field == .other || field == .subject { return false }
      fields.insert(field)
      count += 1
    }
    // "De : la mairie, à : la gare" are a reader's own words.
    return fields.contains(.sender) && (fields.contains(.date) || count > 2 && fields.contains(.subject))
  }

  private enum Field {
    case sender, date, subject, other

    init?(_ line: Substring) {
      guard line.utf8.count < 400, let match = line.wholeMatch(of: /([^:]{1,24}?)\s*:\s*(\S.*)?/) else {
        return nil
      }
      switch match.1.lowercased() {
      case "de", "from", "von", "da", "van", "expéditeur": self = .sender
      case "envoyé", "envoyé le", "date", "date d'envoi", "date d’envoi", "message du", "sent", "sent on",
        "gesendet",
        "datum", "enviado", "fecha", "inviato", "data", "verzonden":
        // A day has digits.
        guard match.2?.contains(where: \.isNumber) == true else { return nil }
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

  /// `Le 3 mars 2026 à 10:02, Léa a écrit :`
  static func isAttribution(_ line: Substring) -> Bool {
    let line = line.trimming { $0.isWhitespace }
    guard line.utf8.count < 400, line.hasSuffix(":") else { return false }
    return line.wholeMatch(
      of:
        /(?i)(le\s.{4,250}\sa écrit|on\s.{4,250}\swrote|am\s.{4,250}\sschrieb.{0,200}|el\s.{4,250}\sescribió|il\s.{4,250}\sha scritto|op\s.{4,250}\sschreef.{0,200}|em\s.{4,250}\sescreveu)\s*:/
    ) != nil
      || line.wholeMatch(
        of:
          /(?i)([0-9]{4}-[0-9]{2}-[0-9]{2}\s.{0,200}|.{1,200}[<(\[]\S+@\S+[>)\]]\s+(a écrit|wrote)(\s.{1,80})?)\s*:/
      ) != nil
  }

  /// Whether an attribution names what people leave out: an address, or the minute of a day of a year.
  static func isExact(_ attribution: Substring) -> Bool {
    attribution.contains("@")
      || attribution.firstMatch(of: /[0-9]{1,2}\s?[:hH]\s?[0-9]{2}/) != nil
        && attribution.firstMatch(of: /\b(19|20)[0-9]{2}\b|[0-9]{1,2}[\/.][0-9]{1,2}[\/.][0-9]{2}/) != nil
  }

  /// Without the signs of bold and italic letters that plain forms of HTML mails have.
  private static func bare(_ line: Substring) -> Substring {
    line.trimming { $0.isWhitespace || $0 == "*" || $0 == "_" }
  }
}
