import SiteModel

/// What `MailerLine` looks for, read once: a stranger chose how many lines a mail has.
enum MailerPatterns {
  /// `-----Message d'origine-----`
  static let separator = Pattern(
    /(?i)(-{2,}\s*)?(message d['’]origine|(message|mail|courriel|e-mail) (original|transféré|réexpédié)|début du message (réexpédié|transféré)|(original|forwarded) message|begin forwarded message|(ursprüngliche|weitergeleitete) nachricht|mensaje original|messaggio originale|oorspronkelijk bericht)\s*(-{2,}|:)/
  )
  /// `Envoyé de mon iPhone`
  static let device = Pattern(
    /(?i)(envoyé (de|depuis|à partir d)[ eu'’].{1,60}|envoyé (avec|via) (la messagerie|l['’]appli|mon (mobile|smartphone|téléphone|iphone|ipad)|proton|tuta|spark|mailo|outlook|gmail|thunderbird|orange|free|yahoo|zimbra|aqua ?mail|blue ?mail|fairemail|k-9|mymail|infomaniak).{0,80}|(cet e-mail|ce message|ce courriel) a été envoyé (depuis|à partir d|avec) ?.{1,60}|provenance\s*:\s*courrier.{1,40}|yahoo mail\s*[:-].{1,160}|sent from (my|mail|outlook|yahoo|samsung|proton|tuta|gmail).{0,60}|sent (with|via) (the samsung|\[?(proton|tuta|spark|shortwave|outlook|mailo|blue ?mail|aqua ?mail|fairemail|k-9)).{0,80})/
  )
  static let otherDevice = Pattern(
    /(?i)((téléchargez?|télécharger|obtene[zr]|obtenir|get|holen sie sich) (outlook|blue ?mail|mymail) (pour|for|für|para|per|voor) .{1,160}|gesendet (von mein|mit der|über).{1,60}|von meinem .{1,40} gesendet|enviado (desde|do) (mi|meu|outlook).{0,60}|inviato da.{1,40}|(verzonden|verstuurd) (vanaf|met) mijn .{1,40}|sendt fra min .{1,40}|skickat från min .{1,40}|lähetetty (i|android|samsung).{1,40})/
  )
  static let otherScript = Pattern(
    /(?i)(wysłan[eo] z .{1,40}|отправлено (с|из) .{1,40}|发自我的.{1,40}|從我的.{1,40}傳送|.{1,40}から送信|أُرسلت من .{1,40}|.{1,40}gönderildi)/
  )
  /// `Ce message et ses pièces jointes …`
  static let confidentiality = Pattern(
    /(?i)(ce (message|courriel|mail)|cet e-mail|this (message|e-?mail))( électronique)? (et|and) (ses|tous|toutes|les|any|all|its) .{0,40}(pi[eè]ces|fichiers|attachments?|files).*|aucun virus trouvé dans ce message\.?/
  )
  static let virusScanner = Pattern(
    /(?i)(garanti sans virus|sans virus|virus-free|l['’]absence de virus|ce courrier|ce message|cet e-mail|this e-?mail).{0,120}(avast|avg).{0,120}/
  )
  /// `Name: value`
  static let field = Pattern(
    /[^:\u{FF1A}]{1,24}?[:\u{FF1A}]\s*(\S.*)/)
  static let sender = Pattern(
    /\S\s*<\S+@\S+>/)
  /// `Le 3 mars 2026 à 10:02, Léa a écrit :`
  static let attribution = Pattern(
    /(?i)(le\s.{4,250}\sa écrit|on\s.{4,250}\swrote|am\s.{4,250}\sschrieb.{0,200}|el\s.{4,250}\sescribió|il\s.{4,250}\sha scritto|op\s.{4,250}\sschreef.{0,200}|em\s.{4,250}\sescreveu)\s*:/
  )
  static let datedAttribution = Pattern(
    /(?i)([0-9]{4}-[0-9]{2}-[0-9]{2}\s.{0,200}|.{1,200}[<(\[]\S+@\S+[>)\]]\s+(a écrit|wrote)(\s.{1,80})?)\s*:/
  )
  static let bracketedAddress = Pattern(
    /.[<(\[\u{202A}]\s*[^\s<>()\[\]]+@[^\s<>()\[\]]+[>)\]]/)
  static let address = Pattern(
    /\S@\S/)
  /// `10:02`, `10 h 02`
  static let minute = Pattern(
    /[0-9]{1,2}\s?[:hH]\s?[0-9]{2}/)
  /// `2026`, `03/03/26`
  static let day = Pattern(
    /(\b|[^0-9])(19|20)[0-9]{2}(\b|[^0-9])|[0-9]{1,2}[\/.][0-9]{1,2}[\/.][0-9]{2}/)
}
