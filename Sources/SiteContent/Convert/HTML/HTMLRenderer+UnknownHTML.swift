import SiteModel

/// What looks like HTML and is none: browsers show nothing of it, and some of it would swallow the page.
extension HTMLRenderer {
  /// Whether a tag is written; tells of one that stands for words that readers would not see.
  mutating func isKnown(_ tag: HTMLTag, _ html: [UInt8], _ place: inout RawPlace) -> Bool {
    if tag.name == "plaintext", !openElements.isInForeign {
      reportUnclosed(
        "<plaintext> would turn the rest of the page into text", "write <pre> and </pre> around the text",
        html,
        tag.range, &place)
      return false
    }
    guard !HTMLElements.all.contains(tag.name), !HTMLElements.former.contains(tag.name),
      !tag.name.contains("-"), !openElements.isInForeign, unknownTags.insert(tag.name).inserted
    else { return true }
    findings.append(
      .init(
        kind: .foreignMarkup, position: position(html, tag.range, &place),
        message: "<\(tag.name)> is no element of HTML: readers do not see it",
        hint: "write \\<\(tag.name)> for readers to see it as typed, or delete it"))
    return true
  }

  /// `<?php … ?>`, `<![CDATA[ … ]]>`, `<!DOCTYPE …>`: to browsers a comment that ends at its first `>`.
  ///
  /// - Returns: where it ends for its author.
  mutating func writeDeclaration(_ range: Range<Int>, _ html: [UInt8], _ place: inout RawPlace) -> Int {
    let isInstruction = html[range].starts(with: "<?".utf8)
    let instructionEnd =
      isInstruction ? html[range.lowerBound...].firstRange(of: Array("?>".utf8))?.upperBound : nil
    let end = max(range.upperBound, instructionEnd ?? 0)
    if html[end - 1] != UInt8(ascii: ">") || isInstruction && instructionEnd == nil {
      reportUnclosed(
        "what begins here has no end, and would hide the text behind it", "delete it, or write its end", html,
        range,
        &place)
      return html.count
    }
    if openElements.isInForeign || !html[range.lowerBound..<end - 1].contains(UInt8(ascii: ">")) {
      appendPrintable(html[range.lowerBound..<end])
      return end
    }
    let start = html[range].prefix(40).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    findings.append(
      .init(
        kind: .foreignMarkup, position: position(html, range, &place),
        message: "'\(String(decoding: start, as: UTF8.self))' is not HTML and is left out",
        hint: "write what it stood for, or delete it"))
    return end
  }
}
