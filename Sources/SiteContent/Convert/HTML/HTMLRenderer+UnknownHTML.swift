import SiteModel

/// What looks like HTML but is not: browsers hide it, and some of it would swallow the rest of the page.
extension HTMLRenderer {
  /// Whether to write a tag; warns about one that readers would not see.
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
    // As it was typed: names of tags are in lower case.
    let start = tag.range.lowerBound + 1
    let name = String(decoding: html[start..<start + tag.name.utf8.count], as: UTF8.self)
    findings.append(
      .init(
        kind: .foreignMarkup, position: position(html, tag.range, &place),
        message: "<\(name)> is not an HTML element, so readers do not see it",
        hint: "write \\<\(name)> to show it as typed, or delete it"))
    return true
  }

  /// Whether a tag is one of a whole document's own, which is left out; the first is told of.
  mutating func isOfDocument(_ tag: HTMLTag, _ html: [UInt8], _ place: inout RawPlace) -> Bool {
    guard ["html", "head", "body"].contains(tag.name), !openElements.isInForeign else { return false }
    if !hasDocumentTags {
      hasDocumentTags = true
      findings.append(
        .init(
          kind: .foreignMarkup, position: position(html, tag.range, &place),
          message: "this is a whole HTML document: its <html>, <head> and <body> do not belong in a text",
          hint: "keep what stands between <body> and </body>, without <title>, <meta> and <link>"))
    }
    return true
  }

  /// Whether a tag says something of the whole page, wherever it stands in it; it is left out and told of. A list that shows
  /// the text would lead elsewhere with it.
  mutating func isOfWholePage(_ tag: HTMLTag, _ html: [UInt8], _ place: inout RawPlace) -> Bool {
    let isOrder = tag.name == "meta" && tag.attributes.contains { $0.name == "http-equiv" }
    guard tag.name == "base" || isOrder, !openElements.isInForeign else { return false }
    findings.append(
      .init(
        kind: .foreignMarkup, position: position(html, tag.range, &place),
        message:
          "<\(tag.name)> is about a whole page, and every page that shows this text would obey it: it is left out",
        hint: tag.name == "base"
          ? "delete it, and write the addresses of links in full"
          : "delete it; to lead readers on from an old address, write it in \(SiteLayout.redirects)"))
    return true
  }

  /// `<div class="a" /></div>`: the slash has ended the element, and its end tag comes all the same.
  ///
  /// - Parameter end: where the element has ended in the output.
  mutating func reportSlash(_ tag: HTMLTag, _ end: Int, _ html: [UInt8], _ place: inout RawPlace) {
    // With nothing between, it is what the author meant.
    guard output[min(end, output.count)...].contains(where: { $0 > 0x20 }) else { return }
    findings.append(
      .init(
        kind: .unbalancedHTML, position: position(html, tag.range, &place),
        message: "</\(tag.name)> is left out: the / in <\(tag.name) … /> has ended the element",
        hint: "delete that / if what follows belongs to the element, else this </\(tag.name)>"))
  }

  /// `<?php … ?>`, `<![CDATA[ … ]]>`, `<!DOCTYPE …>`: to browsers a comment that ends at its first `>`.
  ///
  /// - Returns: where it ends for its author.
  mutating func writeDeclaration(_ range: Range<Int>, _ html: [UInt8], _ place: inout RawPlace) -> Int {
    if Self.beginsWithDash(html[range].dropFirst(2)) {
      reportDash(position(html, range, &place))
      return range.upperBound
    }
    let isInstruction = html[range].starts(with: "<?".utf8)
    let instructionEnd =
      isInstruction ? place.instructionEnd(from: range.lowerBound, in: html) : nil
    let end = max(range.upperBound, instructionEnd ?? 0)
    if html[end - 1] != UInt8(ascii: ">") {
      reportUnclosed(
        "what begins here has no end, and would hide the text after it", "delete it, or write its end", html,
        range,
        &place)
      return html.count
    }
    // Without its own end, an instruction ends where browsers end it: `<?xml:namespace … />`, as Word writes it.
    // What a program was to do, and the names and words in it, are nothing for readers of the page's source.
    let isProgram = ["<?php", "<?="].contains { html[range].starts(with: $0.utf8) }
    let isWhole = !isInstruction || instructionEnd != nil && !isProgram
    if openElements.isInForeign || isWhole && !html[range.lowerBound..<end - 1].contains(UInt8(ascii: ">")) {
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
