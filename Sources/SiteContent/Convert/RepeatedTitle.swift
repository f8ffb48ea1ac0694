import SiteModel

/// `# The article's title` at the beginning of its text, of whatever level: other systems show no title of their own.
enum RepeatedTitle {
  /// Takes the heading out of the tree where it says what the page's title says already.
  static func drop(_ title: String, from root: CommonMarkNode) {
    var block = root.firstChild
    while let before = block, isComment(before) || isImage(before) { block = before.next }
    guard let heading = block, heading.kind == .heading || heading.kind == .htmlBlock else { return }
    let wanted = plain(title)
    if wanted.isEmpty { return }
    if heading.kind == .htmlBlock {
      if let words = wordsOfHTMLHeading(heading.literal), plain(words) == wanted { heading.remove() }
      return
    }
    if plain(words(of: heading)) == wanted { heading.remove() }
  }

  private static func words(of heading: CommonMarkNode) -> String {
    var words = ""
    heading.forEachEvent { node, isEntering in
      guard isEntering else { return }
      switch node.kind {
      case .text, .code: words += node.literal
      case .softBreak, .lineBreak: words += " "
      default: break
      }
    }
    // `# Titre {#id}`
    guard words.hasSuffix("}"), let brace = words.lastIndex(of: "{") else { return words }
    return String(words[..<brace])
  }

  /// Of `<h1>…</h1>` with nothing beside it, without the tags within it.
  private static func wordsOfHTMLHeading(_ html: String) -> String? {
    let html = html.trimming { $0.isWhitespace }
    guard let match = html.wholeMatch(of: /<[hH]([1-6])(?:\s[^>]*)?>(.*)<\/[hH]\1>/.dotMatchesNewlines())
    else { return nil }
    return CharacterReferences.decoded(String(match.2.replacing(/<[^<>]*>/, with: "")))
  }

  private static func isComment(_ block: CommonMarkNode) -> Bool {
    block.kind == .htmlBlock && block.literal.trimming { $0.isWhitespace }.hasPrefix("<!--")
  }

  /// A picture by itself, which stands below the page's title too.
  private static func isImage(_ block: CommonMarkNode) -> Bool {
    guard block.kind == .paragraph, let child = block.firstChild, child.next == nil else { return false }
    return child.kind == .image
  }

  /// The words without what typography, smart punctuation and capitals make different.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.lowercased().unicodeScalars
    where !scalar.properties.isWhitespace && !(0xFDD0...0xFDEF).contains(scalar.value)
      && scalar.properties.generalCategory != .format
    {
      switch scalar {
      case "\u{2018}", "\u{2019}": plain += "'"
      case "\u{201C}", "\u{201D}", "«", "»": plain += "\""
      case "\u{2013}": plain += "--"
      case "\u{2014}": plain += "---"
      case "…": plain += "..."
      case "\u{2032}": plain += "'"
      case "\u{2033}": plain += "\""
      default: plain.unicodeScalars.append(scalar)
      }
    }
    if plain.hasSuffix("."), !plain.hasSuffix("..") { plain.removeLast() }
    return plain
  }
}
