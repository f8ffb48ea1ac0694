import Foundation

/// The lines of tags that editors of 2007 wrote below their articles.
enum TechnoratiLine {
  /// How such a line begins.
  private static let heads = [
    "identificateurs technorati", "identifiants technorati", "technorati tags", "technorati tag",
    "technorati",
    "tags technorati", "mots clés technorati", "mots-clés technorati",
  ]

  /// Takes the line out of a text, and gives the names in it.
  static func take(from html: String) -> (html: String, names: [String]) {
    guard TextSearch.contains(html, "echnorati") || TextSearch.contains(html, "ECHNORATI") else {
      return (html, [])
    }
    let lower = html.lowercased()
    guard lower.utf8.count == html.utf8.count,
      let found = heads.lazy.compactMap({ lower.range(of: $0) }).first
    else {
      return (html, [])
    }
    // The paragraph, or the line, that holds it.
    let offset = lower.utf8.distance(from: lower.startIndex, to: found.lowerBound)
    let bytes = Array(html.utf8)
    let start = lineStart(bytes, offset)
    let end = lineEnd(bytes, offset)
    let line = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let nodes = HTMLElement.parse(line) else { return (html, []) }
    let text = nodes.line
    guard let colon = text.firstIndex(where: { $0 == ":" }) else { return (html, []) }
    let before = text[..<colon].trimming.lowercased()
    guard heads.contains(where: { before == $0 || before.hasSuffix($0) && before.count < $0.count + 4 })
    else { return (html, []) }
    let names = text[text.index(after: colon)...].split { ",;|".contains($0) }.map { $0.trimming }
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
    guard !names.isEmpty, names.allSatisfy({ $0.count <= 60 }) else { return (html, []) }
    let rest = bytes[..<start] + bytes[end...]
    return (String(decoding: rest, as: UTF8.self), names)
  }

  private static func lineStart(_ bytes: [UInt8], _ offset: Int) -> Int {
    var i = offset
    while i > 0 {
      if bytes[i - 1] == 0x0A || endsWith(bytes, i, "<p>") || endsWith(bytes, i, "<br />")
        || endsWith(bytes, i, "<br>")
        || endsWith(bytes, i, "</p>") || endsWith(bytes, i, "<div>")
      {
        // With the tag that opens it.
        for tag in ["<p>", "<div>"] where endsWith(bytes, i, tag) { return i - tag.utf8.count }
        return i
      }
      i -= 1
    }
    return 0
  }

  private static func lineEnd(_ bytes: [UInt8], _ offset: Int) -> Int {
    var i = offset
    while i < bytes.count {
      if bytes[i] == 0x0A { return i }
      for tag in ["</p>", "</div>"] where startsWith(bytes, i, tag) { return i + tag.utf8.count }
      for tag in ["<br />", "<br>", "<p>"] where startsWith(bytes, i, tag) { return i }
      i += 1
    }
    return bytes.count
  }

  private static func endsWith(_ bytes: [UInt8], _ end: Int, _ text: String) -> Bool {
    let count = text.utf8.count
    return end >= count && bytes[end - count..<end].elementsEqual(text.utf8)
  }

  private static func startsWith(_ bytes: [UInt8], _ start: Int, _ text: String) -> Bool {
    bytes[start...].starts(with: text.utf8)
  }
}
