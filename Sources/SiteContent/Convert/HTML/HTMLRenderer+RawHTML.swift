import SiteModel

extension HTMLRenderer {
  /// Ids of an author's own HTML are taken, wherever they stand.
  mutating func reserveIDs(of html: [UInt8]) {
    for attribute in RawHTML.attributes(of: html) where attribute.name == "id" {
      usedIDs.insert(String(decoding: html[attribute.value], as: UTF8.self))
    }
  }

  /// An author's own HTML, with the addresses of this site left open, without comments, and with every element
  /// closed that would reach beyond the text.
  ///
  /// - Parameters:
  ///   - line: where it begins in the Markdown text.
  ///   - mayEndExcerpt: whether `<!--more-->` in it counts.
  mutating func writeRawHTML(_ html: [UInt8], line: Int, mayEndExcerpt: Bool = false) {
    let html = Escaping.permitted(html)
    var tokenizer = HTMLTokenizer(html, in: rawElement?.name)
    var place = RawPlace(line: line)
    while let token = tokenizer.next() {
      switch token {
      case .text(let range):
        // Where what follows is left out, `<` or `</` would make a tag of what comes then.
        let tail = html[range].suffix(2)
        let signs = tail.last == UInt8(ascii: "<") ? 1 : tail.elementsEqual("</".utf8) ? 2 : 0
        writeRawWords(html[range].dropLast(signs))
        if signs > 0 {
          write(signs == 1 ? "&lt;" : "&lt;/")
          spacing.skipObject()
        }
      case .rawText(let range) where rawElement?.name == "style":
        writeStyle(range, html, &place)
      case .rawText(let range): appendPrintable(html[range])
      case .declaration(let range):
        tokenizer.skip(to: writeDeclaration(range, html, &place))
      case .comment(let range, let isClosed):
        if !isClosed {
          reportUnclosed(
            "the comment that begins here has no end", "write --> where it ends", html, range, &place)
        } else if Self.isEndedAtOnce(html[range]) {
          reportUnclosed(
            "the comment ends where it begins: readers see what follows",
            "delete the > behind <!--, and write --> where the comment ends", html, range, &place)
        } else if mayEndExcerpt, Self.isMoreMarker(html[range]) {
          markMore(closing: "")
        }
      case .unfinishedTag(let range):
        reportUnclosed("the tag that begins here has no end", "write > where it ends", html, range, &place)
      case .startTag(let tag) where isOfDocument(tag, html, &place) || isOfWholePage(tag, html, &place):
        continue
      case .endTag(let tag) where isOfDocument(tag, html, &place): continue
      case .startTag(let tag):
        writeStartTag(tag, html, &place)
        // `<script src="a.js"/>` has an end: see `writeStartTag`.
        if HTMLElements.rawText.contains(tag.name), !tag.isSelfClosing, !openElements.isInForeign {
          tokenizer.enter(tag.name)
          rawElement = .init(name: tag.name, position: position(html, tag.range, &place))
          isRawElementInline = !isInHTMLBlock
          isRawElementSplit = false
        }
      case .endTag(let tag):
        if tag.name == "video" { openFilm = nil }
        let hasEnded = writeEndTag(tag, html, &place)
        if hasEnded, let element = rawElement, tag.name == element.name {
          if isRawElementSplit { reportSplit(element) }
          rawElement = nil
        }
      }
    }
  }

  /// A place in a piece of HTML whose line is counted on the way.
  struct RawPlace {
    var line: Int
    var offset = 0
    private var nextInstructionEnd = -1

    init(line: Int) { self.line = line }

    /// The place behind the next `?>`: looked for once, however many instructions stand before it or have none.
    mutating func instructionEnd(from start: Int, in html: [UInt8]) -> Int? {
      if nextInstructionEnd < start { nextInstructionEnd = html.placeOfPart("?>", from: start) ?? .max }
      return nextInstructionEnd == .max ? nil : nextInstructionEnd + 2
    }

    mutating func move(to offset: Int, in html: [UInt8]) {
      line += html[self.offset..<max(offset, self.offset)].count { $0 == UInt8(ascii: "\n") }
      self.offset = max(offset, self.offset)
    }
  }

  mutating func position(_ html: [UInt8], _ range: Range<Int>, _ place: inout RawPlace)
    -> SourcePosition
  {
    place.move(to: range.lowerBound, in: html)
    let start = html[range].prefix(60).prefix { $0 != UInt8(ascii: "\n") }
    return position(of: String(decoding: start, as: UTF8.self), line: place.line)
  }

  mutating func reportUnclosed(
    _ message: String, _ hint: String, _ html: [UInt8], _ range: Range<Int>, _ place: inout RawPlace
  ) {
    findings.append(
      .init(
        severity: .error, kind: .openHTML, position: position(html, range, &place), message: message,
        hint: hint))
  }

  // MARK: Tags

  mutating func writeStartTag(_ tag: HTMLTag, _ html: [UInt8], _ place: inout RawPlace) {
    guard isKnown(tag, html, &place) else { return }
    noteTag(tag.name)
    var start = tag.range.lowerBound
    var insertion = EmbedProportions.insertion(into: tag, of: html)
    var image = tag.name == "img" || tag.name == "video" ? ImageTag(tag, html) : nil
    if tag.name == "video" || tag.name == "audio" { beginMedia(tag, html, &start) }
    if tag.name == "img" || tag.name == "a" { lookForEmptyAddress(tag, html, &place) }
    for attribute in tag.attributes {
      if let found = insertion, start <= found.place, found.place <= attribute.value.lowerBound {
        appendPrintable(html[start..<found.place])
        write(found.text)
        start = found.place
        insertion = nil
      }
      let isShown = attribute.name == "src" && image != nil
      writeAddresses(
        of: RawHTML.Attribute(name: attribute.name, value: attribute.value, tag: tag.name), html, &start,
        &place, image: isShown ? image : nil,
        isLoadingTold: tag.name != "img" || tag.attributes.contains { $0.name == "loading" })
      if isShown { image = nil }
    }
    appendPrintable(html[start..<tag.range.upperBound])
    let isVoid = HTMLElements.void.contains(tag.name)
    if tag.isSelfClosing, !isVoid, openElements.isInForeign || tag.name == "svg" || tag.name == "math" {
      return
    }
    let isBareInline = tag.attributes.isEmpty && HTMLElements.inline.contains(tag.name)
    if tag.isSelfClosing, !isVoid, !isBareInline, HTMLElements.all.contains(tag.name) {
      // `<a name="x"/>`, `<div/>`: HTML passes over the slash, and the element would stay open.
      write("</\(tag.name)>")
      selfClosed[tag.name] = output.count
      return
    }
    if isVoid || tag.isSelfClosing { return }
    let isOtherLanguage = isOtherLanguage(tag, html)
    if tag.name == "p" { isInForeignParagraph = isOtherLanguage }
    openElements.start(tag.name, at: position(html, tag.range, &place), isOtherLanguage: isOtherLanguage)
  }

  /// Films and recordings are loaded once somebody wants them.
  mutating func beginMedia(_ tag: HTMLTag, _ html: [UInt8], _ start: inout Int) {
    let nameEnd = tag.range.lowerBound + 1 + tag.name.utf8.count
    let names = Set(tag.attributes.map(\.name))
    appendPrintable(html[start..<nameEnd])
    start = nameEnd
    if names.isDisjoint(with: ["preload", "autoplay"]) { write(" preload=\"none\"") }
    openFilm = tag.name == "video" && !names.contains("src") ? (ImageTag(tag, html), output.count) : nil
  }

  /// The text of a `<style>`.
  mutating func writeStyle(_ range: Range<Int>, _ html: [UInt8], _ place: inout RawPlace) {
    var start = range.lowerBound
    writeAddresses(of: RawHTML.Attribute(name: "style", value: range, tag: "style"), html, &start, &place)
    appendPrintable(html[start..<range.upperBound])
  }

  /// Writes the HTML from `start` on, up to the end of an attribute's last address of this site, which are left open.
  mutating func writeAddresses(
    of attribute: RawHTML.Attribute, _ html: [UInt8], _ start: inout Int, _ place: inout RawPlace,
    image: ImageTag? = nil, isLoadingTold: Bool = true
  ) {
    for range in attribute.addresses(in: html) {
      let written = String(decoding: html[range], as: UTF8.self)
      let target = CharacterReferences.decoded(written)
      guard isOpen(target) else {
        place.move(to: range.lowerBound, in: html)
        // A frame that a script fills begins as a blank page.
        if attribute.name == "href" || target != "about:blank" {
          remark(on: target, isImage: attribute.tag == "img", line: place.line)
        }
        continue
      }
      var sizeOffset: Int?
      if image != nil, let room = ImageTag.place(before: attribute.value, named: attribute.name, in: html),
        room >= start
      {
        appendPrintable(html[start..<room])
        if !isLoadingTold { write(" loading=\"lazy\"") }
        sizeOffset = output.count
        start = room
      }
      var shown = image
      if attribute.tag == "source", attribute.name == "src", let film = openFilm {
        // What its first file is, is written into the film's own tag.
        (shown, sizeOffset) = (film.tag, film.offset)
        openFilm = nil
      }
      appendPrintable(html[start..<range.lowerBound])
      place.move(to: range.lowerBound, in: html)
      text.links.append(
        .init(
          kind: attribute.isImage ? .image : .link, offset: output.count, sizeOffset: sizeOffset,
          target: target, position: position(of: written, line: place.line), tag: shown ?? ImageTag()))
      start = range.upperBound
    }
  }

  /// False where the tag is left out.
  private mutating func writeEndTag(_ tag: HTMLTag, _ html: [UInt8], _ place: inout RawPlace) -> Bool {
    let ending = openElements.end(tag.name)
    defer { noteTag(tag.name) }
    switch ending {
    case .stray:
      if let end = selfClosed.removeValue(forKey: tag.name) {
        reportSlash(tag, end, html, &place)
        return false
      }
      findings.append(
        .init(
          kind: .unbalancedHTML, position: position(html, tag.range, &place),
          message: "</\(tag.name)> closes nothing and is left out",
          hint: "delete it, or write <\(tag.name)> where the element begins"))
      return false
    case .ends(let index, let unclosed):
      report(unclosed)
      for element in unclosed { write("</\(element.name)>") }
      let start = output.count
      appendPrintable(html[tag.range])
      if let paragraph = paragraphStart, index < paragraph.openElements {
        outerEndTags.append(start..<output.count)
      }
      return true
    }
  }

  /// Tells typography and the plain text what a tag is to them.
  mutating func noteTag(_ name: String) {
    if name == "br" {
      plain.append(UInt8(ascii: " "))
      spacing.endLine()
    } else if openElements.codeDepth > 0 || name == "img" || OpenElements.code.contains(name) {
      spacing.skipObject()
    } else if !HTMLElements.inline.contains(name) {
      isInForeignParagraph = false
      spacing = FrenchTypography(typography, isSmart: !isInHTMLBlock)
    }
  }
}
