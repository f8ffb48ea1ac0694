// What editors and moderators do with articles, comments and pages.

extension EditedSite {
  func articles() throws -> [String] {
    try files(in: "content/articles").filter { $0.hasSuffix(".md") }
  }

  func comments() throws -> [String] { try files(in: "content/comments") }

  /// The ID of an article by its file.
  static func id(_ path: String) -> String {
    let parts = path.split(separator: "/")
    let name = parts.last == "index.md" ? parts.dropLast().last : parts.last
    return String(name ?? "").replacing(".md", with: "")
  }

  // MARK: Articles

  /// A new article's file: some wait for their date, some have a folder of their own.
  mutating func newArticlePath() -> String {
    counter += 1
    let year = below(6) == 0 ? "2031" : "202\(below(6))"
    let id = "\(year)-0\(1 + below(9))-1\(below(9))-a\(counter)"
    return articlePath(id)
  }

  private mutating func articlePath(_ id: String) -> String {
    let folder = ["content/articles", "content/articles", "content/articles/vieux"][below(3)]
    return below(4) == 0 ? "\(folder)/\(id)/index.md" : "\(folder)/\(id).md"
  }

  mutating func writeArticle(_ path: String) throws -> String {
    let tags = ["UMP", "Internet", "Fédération", "FEDERATION", "Écologie", "Thème \(word())"]
    func some(_ names: [String]) -> String { names.joined(separator: ", ") }
    let (chosen, other) = (tags.filter { _ in below(3) == 0 }, tags.filter { _ in below(6) == 0 })
    var keys = ["title: Titre \(below(5)) \(word())"]
    if !chosen.isEmpty { keys.append("tags: \(some(chosen))") }
    if !other.isEmpty { keys.append("technorati: \(some(other))") }
    if below(4) == 0 { keys.append("description: Un résumé \(word())") }
    if below(8) == 0 { keys.append("author: Anne \(word())") }
    if below(8) == 0 { keys.append("updated: 2026-0\(1 + below(9))-01") }
    if below(8) == 0 { keys.append("aliases: /vieux/\(counter)/") }
    if below(10) == 0 { keys.append("slug: autre-\(counter)") }
    if below(10) == 0 { keys.append("guid: urn:x:\(counter)") }
    if below(10) == 0 { keys.append("source: Un journal \(word())") }
    if below(6) == 0 { keys.append("comments: \(["open", "closed", "hidden"][below(3)])") }
    if below(6) == 0 { keys.append("image: /media/\(below(3)).svg\nimage_alt: Vue \(word())") }
    if below(10) == 0 { keys.append("extra: {clef: \(word())}") }
    if below(6) == 0, let answered = try target(besides: path) {
      keys.append("reply_to: \(Self.id(answered))")
    }
    if below(8) == 0 { keys.append("draft: true") }
    var body = "Texte \(word()), [un lien](/tags/)."
    if below(4) == 0 { body += "\n\n<!--more-->\n\nLa suite \(word())." }
    if below(6) == 0 { body += "\n\n![Vue](/media/\(below(3)).svg)" }
    if below(6) == 0, let linked = try target(besides: path) {
      body += "\n\n[Voir](\(Self.link(from: path, to: linked)))"
    }
    if path.hasSuffix("/index.md") {
      let image = path.replacing("index.md", with: "ici.svg")
      if below(2) == 0 || !folder.exists(image) { try writeImage(image) }
      body += "\n\n![Ici](ici.svg)"
    }
    try folder.write("---\n\(keys.joined(separator: "\n"))\n---\n\(body)\n", to: path)
    return path
  }

  /// An article that is not to be withheld, to lead to.
  private mutating func target(besides path: String) throws -> String? {
    pick(
      try articles().filter {
        try $0 != path && !Self.id($0).hasPrefix("2031") && !folder.read($0).contains("draft: true")
      })
  }

  private static func link(from path: String, to target: String) -> String {
    String(repeating: "../", count: path.split(separator: "/").count - 3)
      + target.dropFirst("content/articles/".count)
  }

  /// Takes away what leads to an article that will not be where it was, and what leads from it.
  private func unlink(_ path: String, keepsID: Bool = false) throws {
    let id = Self.id(path)
    for file in try articles() {
      let text = try folder.read(file)
      var new = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !($0.hasPrefix("[Voir]") && ($0.contains(id) || file == path))
      }
      if !keepsID { new.removeAll { $0 == "reply_to: \(id)" } }
      let joined = new.joined(separator: "\n")
      if joined != text { try folder.write(joined, to: file) }
    }
  }

  mutating func editArticle() throws -> String? {
    guard let path = pick(try articles()) else { return nil }
    return try writeArticle(path)
  }

  mutating func toggleDraft() throws -> String? {
    guard let path = pick(try articles()) else { return nil }
    if below(4) > 0 { try unlink(path) }
    let text = try folder.read(path)
    let open = text.replacing("draft: true\n", with: "")
    try folder.write(
      open == text ? text.replacing("---\ntitle", with: "---\ndraft: true\ntitle") : open, to: path)
    return path
  }

  /// Another ID, and so another address; the comments come along.
  mutating func renameArticle() throws -> String? {
    guard let path = pick(try articles()) else { return nil }
    let (old, new) = (Self.id(path), Self.id(newArticlePath()))
    let target = path.replacing(old, with: new)
    try unlink(path)
    try move(path, to: target)
    if folder.exists("content/comments/\(old)") {
      try folder.move("content/comments/\(old)", to: "content/comments/\(new)")
    }
    return "\(path) to \(target)"
  }

  /// The same ID elsewhere: addresses stay.
  mutating func moveArticle() throws -> String? {
    guard let path = pick(try articles()) else { return nil }
    let target = articlePath(Self.id(path))
    guard path.hasSuffix("/index.md") == target.hasSuffix("/index.md"), target != path else { return nil }
    try unlink(path, keepsID: true)
    try move(path, to: target)
    return "\(path) to \(target)"
  }

  /// Moves an article, with what stands beside it.
  private func move(_ path: String, to target: String) throws {
    for suffix in path.hasSuffix("/index.md") ? ["index.md", "ici.svg"] : [""] {
      let (from, to) =
        suffix.isEmpty
        ? (path, target)
        : (path.replacing("index.md", with: suffix), target.replacing("index.md", with: suffix))
      try folder.write(try folder.bytes(from), to: to)
      try remove(from)
    }
  }

  mutating func deleteArticle() throws -> String? {
    let all = try articles()
    guard all.count > 4, let path = pick(all) else { return nil }
    try unlink(path)
    if path.hasSuffix("/index.md") { try remove(path.replacing("index.md", with: "ici.svg")) }
    try remove(path)
    if folder.exists("content/comments/\(Self.id(path))") {
      try folder.remove("content/comments/\(Self.id(path))")
    }
    return path
  }

  // MARK: Comments

  mutating func writeComment() throws -> String? {
    guard let article = pick(try articles()) else { return nil }
    counter += 1
    return try writeComment("content/comments/\(Self.id(article))/c\(counter).md")
  }

  private mutating func writeComment(_ path: String) throws -> String {
    var keys = ["author: Lecteur \(word())", "date: 2026-0\(1 + below(9))-0\(1 + below(9)) 10:0\(below(9))"]
    if below(3) > 0 {
      keys.append("status: \(["approved", "approved", "pending", "removed", "spam"][below(5)])")
    }
    if below(6) == 0 { keys.append("type: \(["pingback", "trackback"][below(2)])") }
    if below(6) == 0 { keys.append("url: https://example.com/\(word())") }
    let own = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    let beside = try comments().filter { $0.hasPrefix(own + "/") && $0 != path }
    // Only an older one: no circle.
    if below(2) == 0, let parent = pick(beside.filter { $0 < path }) {
      keys.append("parent: \(Self.id(parent))")
    }
    try folder.write("---\n\(keys.joined(separator: "\n"))\n---\nUn avis, \(word()).\n", to: path)
    return path
  }

  mutating func editComment() throws -> String? {
    guard let path = pick(try comments()) else { return nil }
    return try writeComment(path)
  }

  mutating func moderate() throws -> String? {
    guard let path = pick(try comments()) else { return nil }
    let status = ["approved", "pending", "removed", "spam"][below(4)]
    let text = try folder.read(path).replacing(/status: .*\n/, with: "")
    try folder.write(text.replacing("---\nauthor", with: "---\nstatus: \(status)\nauthor"), to: path)
    return "\(path) as \(status)"
  }

  mutating func deleteComment() throws -> String? {
    guard let path = pick(try comments()) else { return nil }
    try remove(path)
    try leadReplies(from: path, to: nil)
    return path
  }

  mutating func renameComment() throws -> String? {
    guard let path = pick(try comments()) else { return nil }
    counter += 1
    let target = path.replacing(Self.id(path) + ".md", with: "c\(counter).md")
    try folder.move(path, to: target)
    try leadReplies(from: path, to: Self.id(target))
    return "\(path) to \(target)"
  }

  private func leadReplies(from path: String, to id: String?) throws {
    let own = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    for reply in try comments() where reply.hasPrefix(own + "/") {
      let text = try folder.read(reply)
      let new = text.replacing("parent: \(Self.id(path))\n", with: id.map { "parent: \($0)\n" } ?? "")
      if new != text { try folder.write(new, to: reply) }
    }
  }

  // MARK: Pages

  mutating func changePage() throws -> String? {
    let path = "content/pages/\(["contact", "parti/histoire", "vieux"][below(3)]).md"
    if folder.exists(path), below(3) == 0 {
      try remove(path)
      return path
    }
    var keys = ["title: Page \(word())"]
    if below(3) == 0 { keys.append("draft: true") }
    if below(4) == 0 { keys.append("legal: true") }
    if below(4) == 0 { keys.append("aliases: /vieux/\(below(20))/") }
    try folder.write("---\n\(keys.joined(separator: "\n"))\n---\nTexte \(word()).\n", to: path)
    return path
  }

  mutating func writeImage(_ path: String) throws {
    let size = 10 + below(4)
    try folder.write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"9\"/>\n", to: path)
  }
}
