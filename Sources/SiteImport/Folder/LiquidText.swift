import Foundation
import SiteModel

/// What Jekyll's, Hugo's and Eleventy's signs in a Markdown text mean; others stay and are counted.
struct LiquidText {
  let markdown: String
  let unknown: [String: Int]

  /// - Parameter page: the value of a key of the text's own: `page.image`.
  init(_ text: String, page: (String) -> String? = { _ in nil }) {
    var output = ""
    var unknown: [String: Int] = [:]
    var rest = text[...]
    var ahead = Ahead()
    while let open = ahead.place(of: .tag, in: rest) {
      if let shortcode = ahead.place(of: .braces, in: rest), shortcode < open {
        output += rest[..<shortcode]
        rest = rest[shortcode...]
        Self.braces(&rest, &output, &unknown, &ahead, page)
      } else {
        output += rest[..<open]
        rest = rest[open...]
        Self.tag(&rest, &output, &unknown, &ahead)
      }
    }
    while let open = rest.range(of: "{{") {
      output += rest[..<open.lowerBound]
      rest = rest[open.lowerBound...]
      Self.braces(&rest, &output, &unknown, &ahead, page)
    }
    markdown = output + rest
    self.unknown = unknown
  }

  /// `{% name … %}`
  private static func tag(
    _ rest: inout Substring, _ output: inout String, _ unknown: inout [String: Int], _ ahead: inout Ahead
  ) {
    guard let end = rest.range(of: "%}") else {
      output += rest
      rest = ""
      return
    }
    let inner = rest[..<end.lowerBound].dropFirst(2).trimmingDashes
    let words = inner.split(separator: " ").map(String.init)
    let name = words.first ?? ""
    let whole = rest[..<end.upperBound]
    rest = rest[end.upperBound...]
    switch name {
    case "highlight":
      guard let close = ahead.closing("highlight", rest, by: closing) else { break }
      output += "```\(words.count > 1 ? words[1] : "")\n" + rest[..<close.lowerBound].trimmingLines + "\n```"
      rest = rest[close.upperBound...]
      return
    case "raw":
      guard let close = ahead.closing("raw", rest, by: closing) else { break }
      output += rest[..<close.lowerBound]
      rest = rest[close.upperBound...]
      return
    case "comment":
      // Nobody saw it.
      guard let close = ahead.closing("comment", rest, by: closing) else { break }
      rest = rest[close.upperBound...]
      return
    case "link" where words.count > 1:
      output += words[1]
      return
    case "post_url" where words.count > 1:
      output += (words[1].split(separator: "/").last.map(String.init) ?? words[1]) + ".md"
      return
    case "youtube", "vimeo", "dailymotion":
      if words.count > 1 {
        output += film(name, words[1].replacing("\"", with: ""))
        return
      }
    case "asset_img":
      // Hexo's: `{% asset_img vue.jpg Une vue %}`.
      if words.count > 1 {
        let alt = words.dropFirst(2).joined(separator: " ").replacing("\"", with: "")
        output += "![\(alt)](\(MarkdownEscape.address(words[1])))"
        return
      }
    case "img":
      // Octopress's: `{% img right /x.jpg 300 200 Vue %}`.
      if let source = words.dropFirst().first(where: { $0.contains("/") }) {
        output += "![](\(MarkdownEscape.address(source)))"
        return
      }
    case "include" where words.count > 1:
      let values = attributes(inner)
      if let figure = figure(values) {
        output += figure
        return
      }
      let site = ["youtube", "vimeo", "dailymotion"].first { inner.contains($0) || values["provider"] == $0 }
      if let site, let id = values["id"] ?? values["video"] {
        output += film(site, id)
        return
      }
    default: break
    }
    unknown[name.isEmpty ? "{%" : name, default: 0] += 1
    output += whole
  }

  /// `{% endraw %}`, with whatever space is in it.
  private static func closing(_ name: String, _ text: Substring) -> Range<Substring.Index>? {
    var rest = text
    while let open = rest.firstRange(of: "{%"), let close = rest[open.upperBound...].firstRange(of: "%}") {
      if rest[open.upperBound..<close.lowerBound].trimmingDashes == "end" + name {
        return open.lowerBound..<close.upperBound
      }
      rest = rest[open.upperBound...]
    }
    return nil
  }

  /// `{{< name … >}}`, `{{% name … %}}`, `{{ site.baseurl }}`
  private static func braces(
    _ rest: inout Substring, _ output: inout String, _ unknown: inout [String: Int], _ ahead: inout Ahead,
    _ page: (String) -> String?
  ) {
    guard let end = rest.range(of: "}}") else {
      output += rest
      rest = ""
      return
    }
    let whole = rest[..<end.upperBound]
    var inner = rest[..<end.lowerBound].dropFirst(2)
    rest = rest[end.upperBound...]
    let isShortcode = inner.hasPrefix("<") || inner.hasPrefix("%")
    if isShortcode { inner = inner.dropFirst().dropLast() }
    let plain = inner.trimming
    let words = plain.split(separator: " ").map(String.init)
    let name = words.first ?? ""
    switch name {
    case "site.baseurl", "site.url", "site.BaseURL", "SITEURL", "base_url": return
    case "figure" where isShortcode:
      if let figure = figure(attributes(plain[...])) {
        output += figure
        return
      }
    case "youtube" where isShortcode && words.count > 1, "vimeo" where isShortcode && words.count > 1,
      "dailymotion" where isShortcode && words.count > 1:
      output += film(name, attributes(plain[...])["id"] ?? words[1].replacing("\"", with: ""))
      return
    case "highlight" where isShortcode:
      if let close = ahead.closing("/highlight", rest, by: { $1.range(of: "{{< \($0) >}}") }) {
        output +=
          "```\(words.count > 1 ? words[1] : "")\n" + rest[..<close.lowerBound].trimmingLines + "\n```"
        rest = rest[close.upperBound...]
        return
      }
    case "relref" where words.count > 1, "ref" where words.count > 1:
      let target = words[1].replacing("\"", with: "")
      output += target.hasSuffix(".md") ? target : target + ".md"
      return
    default:
      guard !isShortcode, let value = value(of: plain, page) else { break }
      output += value
      return
    }
    unknown[name.isEmpty ? "{{" : name, default: 0] += 1
    output += whole
  }

  /// `"/assets/a.jpg" | relative_url`, `page.image | prepend: site.baseurl`; nil where more is done to it.
  private static func value(of expression: String, _ page: (String) -> String?) -> String? {
    let parts = expression.split(separator: "|").map(\.trimming)
    // A text that nothing is done to is an example of another program's.
    guard let first = parts.first,
      var value = parts.count > 1 ? literal(first) ?? key(first).flatMap(page) : key(first).flatMap(page)
    else { return nil }
    for filter in parts.dropFirst() {
      switch filter.split(whereSeparator: { ": ".contains($0) }).joined(separator: " ") {
      case "relative_url", "absolute_url", "url":
        if !value.hasPrefix("/"), !value.contains("://") { value = "/" + value }
      case "escape", "strip", "prepend site.baseurl", "prepend site.url": break
      default: return nil
      }
    }
    return value
  }

  private static func literal(_ text: String) -> String? {
    guard let quote = text.first, "\"'".contains(quote), text.count > 1, text.last == quote else {
      return nil
    }
    return String(text.dropFirst().dropLast())
  }

  private static func key(_ text: String) -> String? {
    text.hasPrefix("page.") ? String(text.dropFirst("page.".count)) : nil
  }

  private static func film(_ site: String, _ id: String) -> String {
    switch site {
    case "vimeo": "https://vimeo.com/\(id)"
    case "dailymotion": "https://www.dailymotion.com/video/\(id)"
    default: "https://www.youtube.com/watch?v=\(id)"
    }
  }

  private static func figure(_ values: [String: String]) -> String? {
    guard
      let source = values["src"] ?? values["image_path"] ?? values["image"] ?? values["file"] ?? values["url"]
    else { return nil }
    let title = values["caption"] ?? values["title"]
    return "![\(values["alt"] ?? "")](\(MarkdownEscape.address(source))"
      + (title.map { " " + MarkdownEscape.title($0) } ?? "") + ")"
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var values: [String: String] = [:]
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(separator: " ").last.map { $0.trimming.lowercased() } ?? ""
      rest = rest[equals...].dropFirst()
      if let quote = rest.first, quote == "\"" || quote == "'" {
        let value = rest.dropFirst().prefix { $0 != quote }
        values[name] = String(value)
        rest = rest.dropFirst(value.count + 2)
      } else {
        let value = rest.prefix { !$0.isWhitespace }
        values[name] = String(value)
        rest = rest.dropFirst(value.count)
      }
    }
    return values
  }
}

extension Substring {
  /// Without Liquid's signs for white space.
  fileprivate var trimmingDashes: Substring {
    var text = self
    if text.hasPrefix("-") { text = text.dropFirst() }
    if text.hasSuffix("-") { text = text.dropLast() }
    return text.trimming[...]
  }

  fileprivate var trimmingLines: String {
    var text = drop { $0.isNewline }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
