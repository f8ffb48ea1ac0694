import SiteModel

/// `# The article's title` at the beginning of its text: other systems show no title of their own.
enum RepeatedTitle {
  /// Takes the heading out of the tree where it says what the page's title says already.
  static func drop(_ title: String, from root: CommonMarkNode) {
    var block = root.firstChild
    while let comment = block, comment.kind == .htmlBlock, isComment(comment) { block = comment.next }
    guard let heading = block, heading.kind == .heading || heading.kind == .htmlBlock else { return }
    let wanted = plain(title)
    if wanted.isEmpty { return }
    if heading.kind == .htmlBlock {
      if let words = wordsOfHTMLHeading(heading.literal), plain(words) == wanted { heading.remove() }
      return
    }
    guard heading.headingLevel == 1 else { return }
    var words = ""
    heading.forEachEvent { node, isEntering in
      guard isEntering else { return }
      switch node.kind {
      case .text, .code: words += node.literal
      case .softBreak, .lineBreak: words += " "
      default: break
      }
    }
    if plain(words) == wanted { heading.remove() }
  }

  /// Of `<h1>…</h1>` with nothing beside it.
  private static func wordsOfHTMLHeading(_ html: String) -> String? {
    let html = html.trimming { $0.isWhitespace }
    guard let match = html.wholeMatch(of: /<[hH]1(?:\s[^>]*)?>([^<]*)<\/[hH]1>/) else { return nil }
    return CharacterReferences.decoded(String(match.1))
  }

  private static func isComment(_ block: CommonMarkNode) -> Bool {
    block.literal.trimming { $0.isWhitespace }.hasPrefix("<!--")
  }

  /// The words without what typography, smart punctuation and capitals make different.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.lowercased().unicodeScalars
    where !scalar.properties.isWhitespace && !(0xFDD0...0xFDEF).contains(scalar.value) {
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
    return plain
  }
}
