import SiteModel

/// What other programs leave in a text that was copied from them.
extension ForeignMarkup {
  /// Where a chat program named its source: `【4†source】`, `:contentReference[oaicite:0]{index=0}`,
  /// `[oai_citation:0‡Le Monde](…)`, and signs for its own use around `cite`.
  func chatMark(at i: Int) -> Match? {
    if has(":contentReference[oaicite", at: i), let end = find("]", from: i) {
      return (.chatMark, has("{index", at: end) ? find("}", from: end) ?? end : end)
    }
    if has("\u{FFFC}oai_citation", at: i) { return (.chatMark, min(i + 15, bytes.count)) }
    if has("【", at: i), let end = find("】", from: i, within: 80), find("†", from: i, within: end - i) != nil {
      return (.chatMark, end)
    }
    if has("\u{E200}", at: i), let end = find("\u{E201}", from: i) { return (.chatMark, end) }
    return nil
  }

  /// `*|FNAME|*`, `%%FIRSTNAME%%`: a name that a mailing fills in.
  func mergeField(at i: Int) -> Match? {
    let isStar = has("*|", at: i)
    guard isStar || has("%%", at: i) else { return nil }
    guard let end = isStar ? find("|*", from: i + 2) : find("%%", from: i + 2) else { return nil }
    let name = bytes[(i + 2)..<(end - 2)]
    let isName = name.allSatisfy { (0x41...0x5A).contains($0) || $0.isASCIIDigit || "_:".utf8.contains($0) }
    return isName && name.count > 2 && name.contains(where: \.isASCIILetter) ? (.mergeField, end) : nil
  }

  /// Lines of JavaScript, which MDX takes: `import Carte from './carte'`, `export const a = 1`.
  func script(at i: Int) -> Match? {
    let end = lineEnd(i)
    if has("export ", at: i) {
      let word = bytes[(i + 7)..<end].prefix(while: isLetter)
      let isCode = ["const", "let", "function", "default"].contains(String(decoding: word, as: UTF8.self))
      return isCode && word.endIndex < end && bytes[word.endIndex] == 0x20 ? (.script, end) : nil
    }
    guard has("import ", at: i), let from = find(" from ", from: i), from < end else { return nil }
    // Smart punctuation has made a typographic sign of the last one.
    let isQuoted = ["'", "\"", "’", "”", "»"].contains { sign in
      bytes[from..<end].reversed().drop { $0 == UInt8(ascii: ";") || $0 == 0x20 }
        .starts(with: sign.utf8.reversed())
    }
    return isQuoted ? (.script, end) : nil
  }

  private static let commands: Set<String> = [
    "newpage", "pagebreak", "clearpage", "vspace", "hspace", "noindent", "medskip", "bigskip", "smallskip",
    "textbf", "textit", "emph", "footnote", "cite", "begin", "end", "section", "subsection", "href",
    "tableofcontents", "maketitle",
  ]

  /// `\newpage`, `\textbf{gras}`; `12\ %`, where Pandoc has a no-break space; what editors put in for a line's end, and
  /// what is escaped twice: `l\'été`, `mot\_deux`.
  func backslash(at i: Int) -> Match? {
    let name = bytes[(i + 1)...].prefix(20).prefix(while: \.isASCIILetter)
    if name.isEmpty {
      let next = bytes[(i + 1)...]
      let mark = ["'", "’", "‘"].first { next.starts(with: $0.utf8) }
      let isMark =
        i > 0 && isLetter(bytes[i - 1])
        && (mark.map { next.dropFirst($0.utf8.count).first.map(isLetter) ?? false } ?? false)
      let isEscape = isMark || next.first.map { "*_[]#".utf8.contains($0) } ?? false
      let isDrive = i > 0 && bytes[i - 1] == UInt8(ascii: ":")
      // `¯\_(ツ)_/¯`
      if next.isEmpty && !isDrive || isEscape && !(i > 0 && bytes[i - 1] == 0xAF) {
        return (.strayBackslash, i + 1)
      }
      // `/!\ Attention` is a sign.
      let isBehindWord = i > 0 && (isWordByte(bytes[i - 1]) || bytes[i - 1] == UInt8(ascii: "."))
      guard isBehindWord, i + 2 < bytes.count, bytes[i + 1] == 0x20, bytes[i + 2] > 0x20,
        bytes[i + 2] != UInt8(ascii: "\\")
      else { return nil }
      return (.strayBackslash, i + 2)
    }
    guard i == 0 || bytes[i - 1] <= 0x20, Self.commands.contains(String(decoding: name, as: UTF8.self)),
      name.endIndex == bytes.count || !isWordByte(bytes[name.endIndex])
    else { return nil }
    return (.latex, name.endIndex)
  }

  /// `^a1b2c3` at a paragraph's end, by which Obsidian finds it again.
  func blockID(at i: Int) -> Match? {
    let name = bytes[(i + 1)...].prefix(7)
    guard name.count == 6, name.endIndex == bytes.count, i == 0 || bytes[i - 1] <= 0x20,
      name.allSatisfy({ (0x61...0x7A).contains($0) || $0.isASCIIDigit }),
      name.contains(where: \.isASCIIDigit),
      name.contains(where: \.isASCIILetter)
    else { return nil }
    return (.blockID, bytes.count)
  }

  /// `[/] En cours`: other marks of a task than a space and an `x`; these outside a list, and without a space behind them.
  func taskState(at i: Int) -> Match? {
    let inner = bytes[(i + 1)...].prefix(2).prefix { $0 != UInt8(ascii: "]") }
    let end = inner.endIndex + 1
    guard inner.count < 2, end < bytes.count, bytes[end - 1] == UInt8(ascii: "]") else { return nil }
    let rest = bytes[end...].drop { $0 == 0x20 }
    let isSpaced = rest.startIndex == end + 1
    guard rest.startIndex <= end + 1, rest.first.map(isLetter) ?? false else { return nil }
    let isOther = i == 0 && isSpaced && (inner.first.map { "/><-".utf8.contains($0) } ?? true)
    let isOwn = inner.first.map { " xX".utf8.contains($0) } ?? false
    return isOther || isOwn && (isSpaced || inner.first == 0x20) ? (.taskState, end) : nil
  }

  /// What writers put in capitals where something is missing yet.
  private static let tasks = ["todo", "fixme"].map { Array($0.uppercased().utf8) }

  /// `Lorem ipsum dolor`, and a task with nothing or a colon behind it, as a line begins.
  func placeholder(at i: Int) -> Match? {
    if has("Lorem ipsum dolor", at: i) { return (.placeholder, lineEnd(i)) }
    if let field = Self.fields.first(where: { bytes[i...].starts(with: $0) }) {
      return (.placeholder, i + field.count)
    }
    let line = bytes[i..<lineEnd(i)]
    guard let task = Self.tasks.first(where: line.starts) else { return nil }
    let rest = line.dropFirst(task.count).drop { $0 == 0x20 }
    return rest.isEmpty || rest.first == UInt8(ascii: ":") ? (.placeholder, line.endIndex) : nil
  }

  /// What Word shows where it has lost a place, or waits for words.
  private static let fields = [
    "Erreur ! Signet non défini", "Erreur ! Source du renvoi introuvable",
    "Error! Reference source not found",
    "Error! Bookmark not defined", "Cliquez ou appuyez ici pour entrer du texte",
    "Cliquez ici pour taper du texte",
    "Click or tap here to enter text", "Click here to enter text",
  ].map { Array($0.utf8) }

  private static let blanks: Set<String> = [
    "todo", "fixme", "tbd", "object object", "lien à insérer", "lien à ajouter", "insérer le lien",
    "insérer lien", "insert link", "insert link here", "photo à insérer", "image à insérer", "insérer photo",
    "insérer image", "insérer une photo", "insérer une image",
    "texte à compléter", "texte à insérer", "texte à venir", "insérer texte", "insert text here",
    "your text here",
    "votre texte ici",
  ]

  /// `[lien à insérer]`, `[object Object]`, a task; not `[votre nom]`, which letters for readers have.
  func blank(_ inner: ArraySlice<UInt8>, end: Int) -> Match? {
    guard inner.count < 80 else { return nil }
    let isTask = Self.tasks.contains { task in
      inner.starts(with: task) && !(inner.dropFirst(task.count).first.map(isLetter) ?? false)
    }
    let words = String(decoding: inner, as: UTF8.self)
    // Where a mail had a picture.
    if words.contains("."), ["cid:", "image: ", "image : "].contains(where: words.hasPrefix) {
      return (.placeholder, end)
    }
    return isTask || Self.blanks.contains(words.lowercased()) ? (.placeholder, end) : nil
  }

  /// `== Titre ==`, as wikis have it.
  func wikiHeading(at i: Int) -> Match? {
    let signs = bytes[i...].prefix { $0 == UInt8(ascii: "=") }
    let line = bytes[i..<lineEnd(i)]
    guard 2...6 ~= signs.count, line.count > 2 * signs.count + 2,
      line.suffix(signs.count).elementsEqual(signs), line.dropLast(signs.count).last == 0x20,
      line.dropFirst(signs.count).first == 0x20, line.contains(where: isLetter),
      !line.dropFirst(signs.count).dropLast(signs.count).contains(UInt8(ascii: "="))
    else { return nil }
    return (.wikiHeading, line.endIndex)
  }
}
