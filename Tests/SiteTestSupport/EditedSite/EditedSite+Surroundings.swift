import Foundation

// What happens around the texts: settings, tags, templates, words, files, the clock, the disk.

extension EditedSite {
  mutating func changeTags() throws -> String? {
    let path = "content/tags.yml"
    if folder.exists(path), below(3) == 0 {
      try folder.remove(path)
      return "deleted"
    }
    var text = "- label: \(["UMP", "Ump", "L’UMP"][below(3)])\n  aliases: [ump]\n"
    if below(2) == 0 { text += "  description: Le parti \(word())\n" }
    if below(2) == 0 { text += "- label: Internet\n  aliases: [\(["ecologie", "web"][below(2)])]\n" }
    try folder.write(text, to: path)
    return "written"
  }

  mutating func changeSettings() throws -> String? {
    let path = "content/site.yml"
    if below(2) == 0 {
      // One line more or less: most of what follows is as it was.
      let text = try folder.read(path)
      let line = "author: La rédaction\n"
      try folder.write(text.contains(line) ? text.replacing(line, with: "") : text + line, to: path)
      return "author"
    }
    var lines = [
      "title: Essai \(below(3))",
      "url: https://example.org/\(below(5) == 0 ? "blog/" : "")",
      "articles_per_page: \(2 + below(4))",
      "feed_items: \(2 + below(4))",
    ]
    if below(2) == 0 { lines.append("navigation: [{label: Accueil, url: /}, {label: Tags, url: /tags/}]") }
    if below(2) == 0 { lines.append("description: Un blog \(below(3))") }
    if below(3) == 0 { lines.append("tagline: Un mot \(below(3))") }
    if below(4) == 0 { lines.append("language: en") }
    if below(4) == 0 { lines.append("timezone: America/New_York") }
    if below(4) == 0 { lines.append("permalink: \(["/:year/:month/:day/:slug/", "/a/:id/"][below(2)])") }
    if below(4) == 0 { lines.append("typography: off") }
    if below(4) == 0 { lines.append("tags: {separator: \"+\"}") }
    if below(4) == 0 { lines.append("theme: {accent: \"#1d3f9\(below(9))\", footer: \"Fin \(below(3))\"}") }
    if below(4) == 0 { lines.append("legal: {publisher: Association \(below(3))}") }
    switch below(4) {
    case 0: lines.append("comments: {default_status: pending}")
    case 1: lines.append("comments: {open_for_days: \(365 * (1 + below(9))), email: a@example.org}")
    default: break
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: path)
    return "written"
  }

  mutating func changeTemplate() throws -> String? {
    let all = try files(in: "templates").filter { $0.hasSuffix(".mustache") && !$0.contains(".json.") }
    guard let path = pick(all) else { return nil }
    let sign = path.contains(".css.") || path.contains("robots") ? "" : "<!-- \(below(5)) -->"
    let text = try folder.read(path).replacing(/(<!-- [0-9] -->)?\n$/, with: sign + "\n")
    try folder.write(text, to: path)
    return path
  }

  mutating func changeWords() throws -> String? {
    let path = "templates/locales/\(["fr", "en"][below(2)]).yml"
    let word = ["read_more", "archives_title", "tag_title"][below(3)]
    let text = try folder.read(path)
    let new = text.replacing(
      try Regex("\\b\(word): .*"), with: "\(word): \"Mot \(below(4))\(word == "tag_title" ? " {tag}" : "")\"")
    try folder.write(new, to: path)
    return "\(word) in \(path)"
  }

  /// Media, images and assets.
  mutating func changeOtherFile() throws -> String? {
    let images = (0..<3).map { "content/media/\($0).svg" }
    let path =
      (images + ["content/media/note.txt", "templates/assets/style.css", "templates/assets/x/y.txt"])[
        below(6)]
    switch below(4) {
    case 0 where folder.exists(path) && !path.hasSuffix("style.css"):
      try remove(path)
      return "\(path), deleted"
    case 1 where folder.exists(path) && path.hasSuffix(".txt"):
      let target = path.replacing(".txt", with: "\(below(3)).txt")
      try folder.write(try folder.bytes(path), to: target)
      try folder.remove(path)
      return "\(path), renamed"
    case _ where path.hasSuffix(".css"):
      try folder.write(try folder.read(path) + "/* \(below(5)) */\n", to: path)
    case _ where path.hasSuffix(".svg"): try writeImage(path)
    default: try folder.write("Note \(below(4))\n", to: path)
    }
    return "\(path), written"
  }

  // MARK: The build

  mutating func moveClock() -> String? {
    request.now = ["2026-11-24", "2026-11-25", "2030-01-01", "2031-05-15", "2032-01-01"][below(5)]
    return request.now
  }

  mutating func changeRequest() -> String? {
    switch below(5) {
    case 0, 1: request.includesDrafts.toggle()
    case 2: request.includesFuture.toggle()
    case 3: request.baseURL = request.baseURL == nil ? "https://essai.example/x/" : nil
    default: request.jobs = 1 + below(4)
    }
    return request.arguments.joined(separator: " ")
  }

  // MARK: The disk

  /// Another time stamp, and the same bytes.
  mutating func touch() throws -> String? {
    guard let path = pick(try files(in: "content") + files(in: "templates")) else { return nil }
    let date = below(2) == 0 ? Date() : Date(timeIntervalSince1970: 1_000_000_000)
    try folder.setModificationDate(date, of: path)
    return path
  }

  /// Other bytes of the same number, with the old time stamp.
  mutating func changeUnseen() throws -> String? {
    guard let path = pick(try articles() + comments()), let date = try folder.modificationDate(path) else {
      return nil
    }
    let text = try folder.read(path)
    let new = text.replacing("Texte", with: "Textu").replacing("Un avis", with: "Un ovis")
    try folder.write(new == text ? text.replacing("Textu", with: "Texte") : new, to: path)
    try folder.setModificationDate(date, of: path)
    return path
  }

  /// A file of the site that is deleted or changed by hand.
  mutating func spoilOutput() throws -> String? {
    guard let path = pick(try files(in: "site")) else { return nil }
    if below(2) == 0 {
      try folder.remove(path)
    } else {
      var bytes = try folder.bytes(path)
      guard !bytes.isEmpty else { return nil }
      bytes[below(bytes.count)] ^= 1
      let date = try folder.modificationDate(path)
      try folder.write(bytes, to: path)
      if let date { try folder.setModificationDate(date, of: path) }
    }
    return path
  }

  /// A cache that is lost, cut short or spoilt.
  mutating func damageCache() throws -> String? {
    guard let path = pick(try files(in: ".blogsite/cache")) else { return nil }
    switch below(3) {
    case 0: try folder.remove(".blogsite/cache")
    case 1:
      let bytes = try folder.bytes(path)
      try folder.write(Array(bytes.prefix(below(bytes.count + 1))), to: path)
    default:
      var bytes = try folder.bytes(path)
      if !bytes.isEmpty { bytes[below(bytes.count)] ^= UInt8(1 << below(8)) }
      try folder.write(bytes, to: path)
    }
    return path
  }
}
