import Foundation

/// What WordPress's square brackets mean, as HTML. What is not known stays as it stands, and is counted.
struct Shortcodes {
  /// By the key of an attachment.
  let media: [String: ImportedMedia]
  /// Attachments of an entry, by its key.
  let mediaOf: [String: [ImportedMedia]]
  private(set) var unknown: [String: Int] = [:]
  /// Names that nothing closes any more in the text that is read: they are looked for once.
  private var unclosed: Set<String> = []
  /// How deep in others the text that is read stands.
  private var depth = 0
  private static let deepest = 30

  init(media: [String: ImportedMedia], mediaOf: [String: [ImportedMedia]]) {
    self.media = media
    self.mediaOf = mediaOf
  }

  struct Tag {
    var name: String
    var attributes: [String: String]
    var values: [String]
    var isClosing: Bool
    var isSelfClosing: Bool
    var end: String.Index
  }

  static let code: Set<String> = [
    "cc", "cci", "cce", "ccn", "code", "sourcecode", "source", "php", "html", "css", "js", "javascript",
    "bash", "sql",
    "xml", "python", "java", "ruby", "csharp", "cpp", "c", "text", "plain", "perl", "pre",
  ]
  static let wrappers: Set<String> = [
    "one_half", "one_third", "two_third", "column", "columns", "row",
  ]

  /// - Parameter entry: the key of the entry that the text belongs to.
  mutating func expanded(_ text: String, entry: String) -> String {
    guard TextSearch.contains(text, "[") else { return text }
    var output = ""
    var rest = text[...]
    let outside = unclosed
    unclosed = []
    depth += 1
    defer {
      unclosed = outside
      depth -= 1
    }
    // Looked for until it is missing once: what is not further on is not there.
    var mayHaveDouble = true
    while let bracket = rest.firstIndex(of: "[") {
      output += rest[..<bracket]
      rest = rest[bracket...]
      // `[[caption]]` is how an editor writes about a shortcode.
      if mayHaveDouble, rest.hasPrefix("[[") {
        if let end = rest.range(of: "]]") {
          output += rest[..<end.upperBound].dropFirst().dropLast()
          rest = rest[end.upperBound...]
          continue
        }
        mayHaveDouble = false
      }
      guard let tag = Self.tag(rest), !tag.isClosing else {
        output.append("[")
        rest = rest.dropFirst()
        continue
      }
      let behind = rest[tag.end...]
      let closing =
        tag.isSelfClosing || depth > Self.deepest || unclosed.contains(tag.name)
        ? nil : Self.closing(of: tag, in: behind)
      if closing == nil, !tag.isSelfClosing, depth <= Self.deepest { unclosed.insert(tag.name) }
      let inner = closing.map { String(behind[..<$0.lowerBound]) }
      guard let html = html(tag, inner, entry: entry) else {
        unknown[tag.name, default: 0] += 1
        output += rest[..<tag.end]
        rest = behind
        continue
      }
      output += html
      rest = closing.map { behind[$0.upperBound...] } ?? behind
    }
    return output + rest
  }

  private mutating func html(_ tag: Tag, _ inner: String?, entry: String) -> String? {
    switch tag.name {
    case "caption", "wp_caption": return inner.map { caption(tag, $0) }
    case "gallery": return gallery(tag, entry: entry)
    case "embed":
      guard let address = (inner ?? tag.attributes["src"])?.trimming, !address.isEmpty else { return nil }
      return "\n\n\(address)\n\n"
    case "youtube", "dailymotion", "vimeo": return film(tag, inner)
    case "audio", "video":
      let address =
        tag.attributes["src"] ?? ["mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav"].lazy
        .compactMap { tag.attributes[$0] }.first ?? tag.values.first
      guard let address else { return nil }
      let poster =
        tag.name == "video" ? tag.attributes["poster"].map { " poster=\"\(Self.escaped($0))\"" } ?? "" : ""
      return
        "\n\n<\(tag.name) controls=\"controls\" src=\"\(Self.escaped(address))\"\(poster)></\(tag.name)>\n\n"
    case "ref", "footnote", "note": return inner.map { " (\($0))" }
    case _ where Self.code.contains(tag.name):
      guard let inner else { return nil }
      let language =
        tag.attributes["lang"] ?? tag.attributes["language"]
        ?? (["cc", "cci", "cce", "ccn", "code", "sourcecode", "source", "pre", "text", "plain"].contains(
          tag.name) ? "" : tag.name)
      // Such plugins take what stands in them as it is; editors that escaped it once meant the same.
      let plain = inner.contains("&lt;") && !inner.contains("<") ? Self.unescaped(inner) : inner
      if tag.name == "cci" { return "<code>\(Self.escaped(plain))</code>" }
      return
        "\n\n<pre><code class=\"language-\(Self.escaped(language))\">\(Self.escaped(plain))</code></pre>\n\n"
    case "vc_raw_html", "vc_raw_js": return tag.name == "vc_raw_js" ? "" : inner.flatMap(Self.encoded)
    case _ where BuilderShortcodes.isOne(tag.name):
      return BuilderShortcodes.html(
        .init(
          name: tag.name, attributes: tag.attributes, inner: inner.map { expanded($0, entry: entry) },
          media: media))
    case _ where Self.wrappers.contains(tag.name):
      return inner.map { "\n\n" + expanded($0, entry: entry) + "\n\n" }
    default: return nil
    }
  }

  /// Where a tag is closed: behind as many of its name as were opened in it.
  private static func closing(of tag: Tag, in text: Substring) -> Range<String.Index>? {
    let (open, close) = ("[\(tag.name)", "[/\(tag.name)]")
    guard var end = text.range(of: close), BuilderShortcodes.isOne(tag.name) || wrappers.contains(tag.name)
    else {
      return text.range(of: close)
    }
    var from = text.startIndex
    while true {
      // Those that were opened before this end, and are not closed by themselves.
      var opened = 0
      while let next = text[from..<end.lowerBound].range(of: open) {
        from = next.upperBound
        if from < text.endIndex, "] ".contains(text[from]) { opened += 1 }
      }
      from = end.upperBound
      if opened == 0 { return end }
      for _ in 0..<opened {
        guard let next = text[end.upperBound...].range(of: close) else { return end }
        end = next
      }
    }
  }

  /// WPBakery keeps HTML of its writers' in base64, with percent signs inside.
  private static func encoded(_ text: String) -> String? {
    guard let data = Data(base64Encoded: text.trimming), let plain = String(data: data, encoding: .utf8)
    else {
      return nil
    }
    return "\n\n" + (plain.removingPercentEncoding ?? plain) + "\n\n"
  }

  private func caption(_ tag: Tag, _ inner: String) -> String {
    // Before WordPress 3.4 the caption was an attribute; since then it stands behind the picture.
    if let caption = tag.attributes["caption"] {
      return "\n\n<figure>\(inner.trimming)<figcaption>\(caption)</figcaption></figure>\n\n"
    }
    guard let image = inner.range(of: "<img"), let end = inner[image.lowerBound...].firstIndex(of: ">") else {
      return "\n\n<figure>\(inner)</figure>\n\n"
    }
    var after = inner.index(after: end)
    if inner[after...].trimming.hasPrefix("</a>"), let close = inner[after...].range(of: "</a>") {
      after = close.upperBound
    }
    let caption = inner[after...].trimming
    return "\n\n<figure>\(inner[..<after].trimming)"
      + (caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>")
      + "</figure>\n\n"
  }

  private func gallery(_ tag: Tag, entry: String) -> String? {
    let ids = (tag.attributes["ids"] ?? tag.attributes["include"])?.split(separator: ",").map { $0.trimming }
    let excluded = Set((tag.attributes["exclude"] ?? "").split(separator: ",").map { $0.trimming })
    let owner = tag.attributes["id"] ?? entry
    let pictures =
      ids.map { $0.compactMap { media[$0] } }
      ?? (mediaOf[owner] ?? []).filter {
        VideoSource.isPicture($0.address) && !excluded.contains($0.key)
      }
    guard !pictures.isEmpty else { return nil }
    return "\n\n"
      + pictures.map { picture in
        "<figure><img src=\"\(Self.escaped(picture.address))\" alt=\"\(Self.escaped(picture.alt))\">"
          + (picture.caption.isEmpty ? "" : "<figcaption>\(picture.caption)</figcaption>") + "</figure>"
      }.joined(separator: "\n") + "\n\n"
  }

  private func film(_ tag: Tag, _ inner: String?) -> String? {
    let written = (inner ?? tag.values.first ?? tag.attributes["id"] ?? tag.attributes["src"] ?? "").trimming
    let value = written.hasPrefix("=") ? String(written.dropFirst()) : written
    if value.contains("://") { return "\n\n\(value)\n\n" }
    guard !value.isEmpty,
      value.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    else {
      return nil
    }
    switch tag.name {
    case "youtube": return "\n\nhttps://www.youtube.com/watch?v=\(value)\n\n"
    case "dailymotion": return "\n\nhttps://www.dailymotion.com/video/\(value)\n\n"
    default: return "\n\nhttps://vimeo.com/\(value)\n\n"
    }
  }

  private static func escaped(_ text: String) -> String {
    RawHTMLWriter.escaped(text, isAttribute: true, keepsLines: true)
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&#039;", with: "'"
    )
    .replacing("&amp;", with: "&")
  }
}
