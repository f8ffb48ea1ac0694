import SiteModel
import SiteTestSupport

/// A small blog that writers, moderators and readers change at random, the same for the same seed; most changes are to
/// texts, some to more.
struct TextEdits {
  let folder: TemporaryFolder
  private var random: SeededRandom
  private var articles: [String] = []
  private var comments: [String] = []
  private var counter = 0
  private(set) var now: Int64 = 1_795_521_600
  /// What has changed since it was last asked for: paths relative to the folder.
  private var changed: Set<RelativePath> = []

  init(seed: UInt64) throws {
    random = SeededRandom(seed: seed)
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try writeSettings()
    try folder.write(Array("GIF87a".utf8) + [0x40, 0x01, 0xC8, 0x00], to: "content/media/a.gif")
    for _ in 0..<9 { try writeArticle(name(), sameKeys: false) }
    for page in ["a-propos", "mentions"] { try writePage(page) }
    for _ in 0..<9 { try writeComment() }
  }

  mutating func takeChanged() -> Set<RelativePath> {
    defer { changed = [] }
    return changed
  }

  /// Does one thing; tells what it was.
  mutating func edit() throws -> String {
    switch below(26) {
    case 0..<7: return try writeArticle(pick(articles) ?? name(), sameKeys: true)
    case 7: return try writeArticle(pick(articles) ?? name(), sameKeys: false)
    case 8: return try writeArticle(name(), sameKeys: false)
    case 9..<14: return try writeComment()
    case 14:
      guard let comment = pick(comments) else { return "nothing" }
      try remove("content/comments/\(comment).md")
      comments.removeAll { $0 == comment }
      return "delete \(comment)"
    case 15: return try removeComments()
    case 16: return try removeArticle()
    case 17, 18: return try writePage(pick(["a-propos", "mentions"]) ?? "a-propos")
    case 19: return try writeTemplate()
    case 20:
      try write("/* \(below(9)) */", to: "templates/assets/style.css")
      return "style sheet"
    case 21:
      // As editors do.
      for path in ["content/articles/4913", "content/comments/a.tmp", "templates/partials/card.tmp"] {
        changed.insert(RelativePath(path))
      }
      return "files that came and went"
    case 22:
      try writeSettings()
      return "settings"
    case 23, 24: return try writeTags()
    default: return try writeRare()
    }
  }

  /// Takes away what can be wrong: broken keys, answers to what is gone, and links there.
  mutating func mend() throws {
    for path in try folder.files(in: "content").map({ "content/" + $0 }) where path.hasSuffix(".md") {
      let text = try folder.read(path)
      let mended = text.replacing("tittle:", with: "title:").replacing(/(reply_to|parent): .*\n/, with: "")
        .replacing(/\[voir\]\(.*\)/, with: "voir")
      if mended != text { try write(mended, to: path) }
    }
  }

  // MARK: Edits

  private mutating func writeSettings() throws {
    try write(
      """
      title: Essai \(below(3))
      url: https://example.org/\(below(2) == 0 ? "blog/" : "")
      articles_per_page: \(2 + below(3))
      feed_items: \(2 + below(2))
      comments: {email: a@example.org, open_for_days: \(5000 + below(2))}

      """, to: "content/site.yml")
  }

  private mutating func writeRare() throws -> String {
    switch below(5) {
    case 0:
      try write(
        """
        - label: \(["UMP", "L’UMP"][below(2)])
          aliases: [ump]
        - label: Internet
          description: "Voir ![le réseau](/media/a.gif) \(below(3))."

        """, to: "content/tags.yml")
      return "tags"
    case 1:
      try write(Array("GIF87a".utf8) + [UInt8(1 + below(200)), 0x01, 0xC8, 0x00], to: "content/media/a.gif")
      return "image"
    case 2:
      now += 86_400 * 900
      return "time goes by"
    case 3:
      let path = "templates/locales/fr.yml"
      let text = try folder.read(path)
      try write(text.replacing(/read_more: .*/, with: "read_more: \"La suite \(below(4))\""), to: path)
      return "words"
    default:
      let name = articles[below(articles.count)]
      let path = "content/articles/\(name).md"
      let text = try folder.read(path)
      try write(text.replacing("title:", with: "tittle:"), to: path)
      return "break \(name)"
    }
  }

  /// Other tags, and nothing else.
  private mutating func writeTags() throws -> String {
    guard let name = pick(articles) else { return "nothing" }
    let path = "content/articles/\(name).md"
    var lines = try folder.read(path).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    lines.removeAll { $0.hasPrefix("tags:") || $0.hasPrefix("technorati:") }
    for key in ["tags", "technorati"] where below(3) > 0 {
      let names = Self.tags.filter { _ in below(2) == 0 }
      if !names.isEmpty { lines.insert("\(key): \(names.joined(separator: ", "))", at: 1) }
    }
    try write(lines.joined(separator: "\n"), to: path)
    return "other tags for \(name)"
  }

  private static let tags = ["UMP", "ump", "Internet", "Fédération", "Écologie", "écologie"]

  /// - Parameter sameKeys: whether what gives it its place stays.
  @discardableResult
  private mutating func writeArticle(_ name: String, sameKeys: Bool) throws -> String {
    counter += 1
    let isNew = !articles.contains(name)
    if isNew { articles.append(name) }
    let path = "content/articles/\(name).md"
    var keys = ""
    if !isNew, sameKeys {
      let old = try folder.read(path).split(separator: "\n")
      keys = old.filter { line in
        ["tags:", "technorati:", "draft:", "comments:", "guid:", "aliases:", "reply_to:"].contains {
          line.hasPrefix($0)
        }
      }.joined(separator: "\n")
    } else {
      let tags = Self.tags.filter { _ in below(2) == 0 }
      if !tags.isEmpty { keys += "tags: \(tags.joined(separator: ", "))\n" }
      if below(6) == 0 { keys += "draft: true\n" }
      if below(5) == 0 { keys += "comments: \(["closed", "hidden"][below(2)])\n" }
      if below(5) == 0 { keys += "aliases: [/vieux-\(counter)/]\n" }
      if below(6) == 0 { keys += "guid: g\(counter)\n" }
      if below(6) == 0, let other = pick(articles), other != name { keys += "reply_to: \(other)\n" }
    }
    func maybe(_ text: String) -> String { below(3) == 0 ? text + "\n" : "" }
    let texts =
      maybe("description: Un résumé \(below(9))") + maybe("author: Jean \(below(3))")
      + maybe("updated: 2026-0\(1 + below(9))-01") + maybe("image: /media/a.gif\nimage_alt: Une image")
      + maybe("source: Le Figaro \(below(3))") + maybe("extra: {note: \(below(4))}")
    let link = [
      "[un lien](/tags/)", "[une rubrique](/tag/ecologie/)", "[cherche](/recherche/)", "[rien](/rien/)",
      "![image](/media/a.gif)",
      pick(articles).map { "[voir](\($0).md)" } ?? "", "texte[^1]",
    ][below(7)]
    try write(
      """
      ---
      title: Titre \(below(5)) de \(name)
      \(texts)\(keys)
      ---
      Texte \(counter), \(link).

      ## Intertitre \(below(3))

      Mots nouveaux \(counter).

      [^1]: Une note.

      """, to: path)
    return "write \(name), \(sameKeys ? "same keys" : "any keys")"
  }

  @discardableResult
  private mutating func writePage(_ name: String) throws -> String {
    counter += 1
    try write(
      "---\ntitle: Page \(below(3))\n\(below(8) == 0 ? "legal: true\n" : "")---\nTexte \(counter).\n",
      to: "content/pages/\(name).md")
    return "page \(name)"
  }

  @discardableResult
  private mutating func writeComment() throws -> String {
    guard let article = pick(articles) else { return "nothing" }
    counter += 1
    var name = "\(article)/c\(counter)\(accent)"
    if below(2) == 0, let old = pick(comments) { name = old }
    if !comments.contains(name) { comments.append(name) }
    let folderName = name.split(separator: "/")[0]
    let parent = comments.filter { $0.hasPrefix(folderName + "/") && $0 < name }.randomElement(using: &random)
    let status = ["approved", "approved", "approved", "pending", "removed", "spam"][below(6)]
    try write(
      """
      ---
      author: Lecteur \(below(5))
      date: 2026-01-0\(1 + below(9))
      status: \(status)
      \(below(6) == 0 ? "type: pingback" : below(2) == 0 ? parent.map { "parent: \($0.split(separator: "/")[1])" } ?? "" : "")
      ---
      Un avis \(counter).

      """, to: "content/comments/\(name).md")
    return "\(status) \(name)"
  }

  private mutating func removeComments() throws -> String {
    guard let folderName = pick(comments)?.split(separator: "/")[0] else { return "nothing" }
    for comment in comments where comment.hasPrefix(folderName + "/") {
      try remove("content/comments/\(comment).md")
    }
    comments.removeAll { $0.hasPrefix(folderName + "/") }
    try remove("content/comments/\(folderName)")
    return "delete the comments of \(folderName)"
  }

  private mutating func removeArticle() throws -> String {
    guard articles.count > 5, let name = pick(articles) else { return "nothing" }
    try remove("content/articles/\(name).md")
    if folder.exists("content/comments/\(name)") { try remove("content/comments/\(name)") }
    articles.removeAll { $0 == name }
    comments.removeAll { $0.hasPrefix(name + "/") }
    return "delete \(name)"
  }

  private mutating func writeTemplate() throws -> String {
    let name = ["partials/card", "partials/comment", "article", "home"][below(4)]
    let path = "templates/\(name).mustache"
    let text = try folder.read(path).replacing(/<!--[0-9]+-->\n/, with: "")
    try write(text + "<!--\(below(5))-->\n", to: path)
    return "template \(name)"
  }

  /// An article's name, of a day of its own.
  private mutating func name() -> String {
    counter += 1
    return "20\(below(6) == 0 ? "31" : "2\(below(6))")-0\(1 + below(9))-1\(below(9))-a\(counter)\(accent)"
  }

  /// At the end of a third of the names composed, of a third decomposed, as a Mac writes it.
  private var accent: String { ["", "\u{E9}", "e\u{301}"][counter % 3] }

  private mutating func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  private mutating func write(_ bytes: [UInt8], to path: String) throws {
    let above = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    // Of a folder that is new, its files are not told of.
    changed.insert(RelativePath(folder.exists(above) ? path : above))
    try folder.write(bytes, to: path)
  }

  private mutating func remove(_ path: String) throws {
    changed.insert(RelativePath(path))
    try folder.remove(path)
  }

  private mutating func pick(_ names: [String]) -> String? { names.randomElement(using: &random) }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
}
