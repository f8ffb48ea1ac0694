import SiteModel

/// Markup in a text of one line, such as a title: readers would see it as it is typed.
extension KeyReader {
  /// Comments are left out: of what strangers write, nothing may stop a strict build.
  func warnOfMarkup(
    in text: String, _ key: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) {
    guard keys != KeySet.comment.keys, description(of: key)?.kind == .text,
      let markup = Self.markup(in: text)
    else { return }
    diagnostics.append(
      .warning(
        .foreignMarkup, file, position, "'\(key)' shows '\(markup)' to readers as typed",
        hint: "write plain text: '\(key)' takes no markup"))
  }

  /// An address by itself; an error where markup stands around it, as texts have it.
  mutating func address(_ key: String, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let text = text(key, &diagnostics) else { return nil }
    guard let address = AddressMarkup.address(in: text) else { return text }
    diagnostics.append(
      .error(
        .wrongValue, file, value(key)?.position ?? position, "'\(key)' takes an address without markup",
        hint: "write \(key): \(address)"))
    return address
  }

  static func markup(in text: String) -> String? {
    // Most texts have none of the signs that each kind begins with, and compiling a pattern costs more than reading a
    // whole article.
    guard text.utf8.contains(where: { "<{[*%L:".utf8.contains($0) || $0 == 0xE3 }) else { return nil }
    if text.utf8.contains(UInt8(ascii: "<")),
      let tag = text.firstMatch(
        of: /<\/?(?:a|b|big|br|em|font|h[1-6]|i|img|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/
          .ignoresCase())
    {
      return String(tag.0)
    }
    // A remark for colleagues, which texts keep to themselves.
    if let remark = text.firstRange(of: "<!--") { return String(text[remark.lowerBound...].prefix(60)) }
    if text.utf8.contains(UInt8(ascii: "[")),
      let link = text.firstMatch(of: /!\[[^\[\]]*\]\([^()\s]+\)|\[[^\[\]]+\]\([^()\s]+\)/)
    {
      return String(link.0)
    }
    if text.utf8.contains(UInt8(ascii: "*")), let strong = text.firstMatch(of: /\*\*[^*\s][^*]*\*\*/) {
      return String(strong.0)
    }
    let foreign: Set<ForeignMarkup.Kind> = [
      .liquid, .hugo, .shortcode, .wikiLink, .spip, .serverCode, .placeholder, .chatMark, .mergeField,
    ]
    return ForeignMarkup(in: Array(text.utf8)).found.first { foreign.contains($0.kind) }?.text
  }
}
