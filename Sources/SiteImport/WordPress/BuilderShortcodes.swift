import SiteModel

/// What page builders (WPBakery, Divi, Avada and others) lay texts out with: rows and columns are nobody's words, and what
/// readers saw stands in boxes, or in the tags themselves.
enum BuilderShortcodes {
  private static let prefixes = ["vc_", "et_pb_", "fusion_", "av_", "fl_", "cs_", "x_", "mk_", "tatsu_"]

  /// What the builder makes anew each time, which an archive cannot hold.
  private static let live = [
    "form", "blog", "posts", "grid", "portfolio", "countdown", "map", "login", "signup", "subscribe",
    "sidebar",
    "widget", "shop", "comments", "search", "contact_field",
  ]

  static func isOne(_ name: String) -> Bool { prefixes.contains(where: name.hasPrefix) }

  /// A tag of a builder: its attributes, and the HTML of what is in it.
  struct Part {
    var name: String
    var attributes: [String: String]
    var inner: String?
    var media: [String: ImportedMedia]
  }

  private static let spaces = [
    "separator", "space", "divider", "spacer", "clear", "empty_space", "hr", "code_snippet",
  ]
  private static let headings = [
    "title", "heading", "h2", "text_heading", "subhead", "subheading", "h4", "subtitle",
  ]
  private static let buttons = ["button_text", "button_one_text", "button_two_text", "link_text"]
  private static let words = [
    "author", "job_title", "company_name", "position", "quote", "footer_content", "text",
  ]
  private static let images = ["src", "image_url", "image", "logo_image_url", "portrait_url", "img", "photo"]
  private static let galleries = ["images", "gallery_ids", "ids", "image_ids"]

  /// What it showed; nil where that was made by the builder alone: a list of the newest articles, a form.
  static func html(_ part: Part) -> String? {
    if live.contains(where: part.name.contains) { return nil }
    var blocks: [String] = []
    let inner = (part.inner ?? "").trimming
    let address =
      part.attributes["button_url"] ?? link(part.attributes["link"]) ?? part.attributes["href"]
      ?? part.attributes["url"]
    let isButton = part.name.contains("button") || part.name.hasSuffix("_btn")
    if part.name.hasSuffix("custom_heading"), let text = text(part, "text") {
      blocks.append("<h3>\(text)</h3>")
    } else if isButton {
      if let label = text(part, "title") ?? text(part, "text") { blocks.append(linked(label, address)) }
    } else {
      for name in headings { if let text = text(part, name) { blocks.append("<h3>\(text)</h3>") } }
    }
    blocks += pictures(part)
    if let film = film(part) { blocks.append(film) }
    if !inner.isEmpty {
      let isAddress = !inner.contains { $0.isWhitespace || $0 == "<" } && inner.contains("://")
      if isAddress, VideoSource.isPicture(inner) {
        blocks.append(figure(inner, ""))
      } else if part.name == "fusion_title" {
        blocks.append("<h3>\(inner)</h3>")
      } else {
        blocks.append(isButton ? linked(inner, address) : inner)
      }
    }
    if !isButton, !part.name.hasSuffix("custom_heading") {
      for name in words where part.attributes[name] != inner {
        if let text = text(part, name) { blocks.append("<p>\(text)</p>") }
      }
    }
    for name in buttons { if let label = text(part, name) { blocks.append(linked(label, address)) } }
    if blocks.isEmpty, part.inner == nil, !spaces.contains(where: part.name.hasSuffix) { return nil }
    return "\n\n" + blocks.joined(separator: "\n\n") + "\n\n"
  }

  private static func text(_ part: Part, _ name: String) -> String? {
    guard let value = part.attributes[name]?.trimming, value.contains(where: { $0.isLetter || $0.isNumber })
    else {
      return nil
    }
    // Builders write brackets and quotation marks so.
    return value.replacing("%22", with: "\"").replacing("%91", with: "[").replacing("%93", with: "]")
      .replacing(
        "``", with: "\"")
  }

  private static func linked(_ label: String, _ address: String?) -> String {
    guard let address, !address.isEmpty, address != "#" else { return "<p>\(label)</p>" }
    return "<p><a href=\"\(escaped(address))\">\(label)</a></p>"
  }

  /// `url:https%3A%2F%2Fexample.org|title:…` of WPBakery's, else the address itself.
  private static func link(_ written: String?) -> String? {
    guard let written, !written.isEmpty else { return nil }
    guard let part = written.split(separator: "|").first(where: { $0.hasPrefix("url:") }) else {
      return written.contains("://") || written.hasPrefix("/") ? written : nil
    }
    return String(part.dropFirst(4)).removingPercentEncoding
  }

  private static func pictures(_ part: Part) -> [String] {
    let alt = part.attributes["alt"] ?? ""
    var found: [String] = []
    for name in images {
      guard let value = part.attributes[name]?.trimming, !value.isEmpty else { continue }
      if let picture = part.media[value] {
        found.append(figure(picture.address, picture.alt.isEmpty ? alt : picture.alt))
      } else if value.contains("/"), VideoSource.isPicture(value) {
        found.append(figure(value, alt))
      }
    }
    for name in galleries {
      for id in (part.attributes[name] ?? "").split(separator: ",") {
        if let picture = part.media[id.trimming] { found.append(figure(picture.address, picture.alt)) }
      }
    }
    return found
  }

  private static func figure(_ address: String, _ alt: String) -> String {
    "<figure><img src=\"\(escaped(address))\" alt=\"\(escaped(alt))\"></figure>"
  }

  /// Alone on its line, an address of a film is the film.
  private static func film(_ part: Part) -> String? {
    guard part.name.contains("video") || part.name.contains("youtube") || part.name.contains("vimeo") else {
      return nil
    }
    if let address = part.attributes["src"] ?? part.attributes["link"], address.contains("://") {
      return address
    }
    guard let id = part.attributes["id"], !id.isEmpty else { return nil }
    if id.contains("://") { return id }
    return part.name.contains("vimeo") ? "https://vimeo.com/\(id)" : "https://www.youtube.com/watch?v=\(id)"
  }

  private static func escaped(_ text: String) -> String {
    RawHTMLWriter.escaped(text, isAttribute: true, keepsLines: true)
  }
}
