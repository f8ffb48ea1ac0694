import SiteModel

extension HTMLRenderer {
  /// Writes what CommonMark does not have.
  mutating func renderExtension(_ node: CommonMarkNode, _ isEntering: Bool) {
    switch extensions[node] {
    case .strikethroughStart:
      writeInline("<del>", isEntering)
    case .strikethroughEnd:
      writeInline("</del>", isEntering)
    case .table:
      startBlock()
      guard isEntering else { return write("</table></div>\n") }
      // A wide table scrolls: the keyboard must reach it, as with code.
      tableCount += 1
      write("<div class=\"table\"")
      writeRegion(words.tableLabel, tableCount)
      write("><table>\n")
    case .tableHead:
      write(isEntering ? "<thead>\n" : "</thead>\n")
    case .tableBody:
      write(isEntering ? "<tbody>\n" : "</tbody>\n")
    case .tableRow:
      write(isEntering ? "<tr>\n" : "</tr>\n")
    case .tableCell(let isHeader, let alignment):
      renderCell(isHeader: isHeader, alignment, isEntering)
    case .footnoteReference(_, let number, let occurrence):
      if isEntering { renderReference(number, occurrence) }
    case .footnotes:
      renderFootnotes(isEntering)
    case .footnote(_, let number):
      followContainer(isEntering)
      write(isEntering ? "<li id=\"\(footnotePrefix)-\(number)\">" : "</li>\n")
    case .footnoteBacklinks(let number, let count):
      if isEntering { renderBacklinks(to: number, count: count, isAlone: node.previous == nil) }
    case .video(let caption):
      renderVideo(node, caption, isEntering)
    case .videoLabel(let video):
      if isEntering { renderLabel(of: video, hasPicture: node.previous != nil) }
    }
  }

  /// What the keyboard stops at has a name for those who do not see it.
  mutating func writeRegion(_ label: String, _ number: Int) {
    write(" tabindex=\"0\" role=\"region\" aria-label=\"")
    writeEscaped(label.replacing("{n}", with: String(number)))
    write("\"")
  }

  private mutating func writeInline(_ tag: StaticString, _ isEntering: Bool) {
    guard isEntering, imageDepth == 0 else { return }
    flushSoftBreak()
    write(tag)
  }

  /// A block inside a tight list's item follows its text.
  private mutating func startBlock() {
    if let last = output.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: ">") { write("\n") }
  }

  private mutating func renderCell(isHeader: Bool, _ alignment: TableSyntax.Alignment, _ isEntering: Bool) {
    followContainer(isEntering)
    guard isEntering else {
      write(isHeader ? "</th>\n" : "</td>\n")
      endText()
      return
    }
    write(isHeader ? "<th scope=\"col\"" : "<td")
    switch alignment {
    case .none: write(">")
    case .left: write(" class=\"align-left\">")
    case .center: write(" class=\"align-center\">")
    case .right: write(" class=\"align-right\">")
    }
    beginText()
  }

  // MARK: Footnotes

  /// Finds a beginning for the ids of notes that no other id of the text has, and takes them.
  mutating func reserveFootnoteIDs() {
    func isTaken(_ prefix: String) -> Bool {
      usedIDs.contains { $0.hasPrefix(prefix + "-") || $0.hasPrefix(prefix + "ref-") }
    }
    while isTaken(footnotePrefix) { footnotePrefix = "x" + footnotePrefix }
    for (number, count) in extensions.footnoteCounts {
      usedIDs.insert("\(footnotePrefix)-\(number)")
      for occurrence in 1...max(1, count) { usedIDs.insert(referenceID(number, occurrence)) }
    }
  }

  private func referenceID(_ number: Int, _ occurrence: Int) -> String {
    "\(footnotePrefix)ref-\(number)" + (occurrence > 1 ? "-\(occurrence)" : "")
  }

  /// The mark in the text. An excerpt, on a page without the notes, goes without it.
  private mutating func renderReference(_ number: Int, _ occurrence: Int) {
    flushSoftBreak()
    let start = output.count
    write("<sup class=\"footnote-ref\"><a href=\"")
    writeOwnAddress("#\(footnotePrefix)-\(number)")
    write("\" id=\"\(referenceID(number, occurrence))\" role=\"doc-noteref\">\(number)</a></sup>")
    text.rangesOutsideExcerpts.append(start..<output.count)
  }

  private mutating func renderFootnotes(_ isEntering: Bool) {
    guard isEntering else {
      write("</ol>\n</section>\n")
      return
    }
    write("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
    writeEscaped(words.footnotesTitle)
    write("\">\n<ol>\n")
  }

  private mutating func renderBacklinks(to number: Int, count: Int, isAlone: Bool) {
    for occurrence in 1...max(1, count) {
      let place = "\(number)" + (occurrence > 1 ? "-\(occurrence)" : "")
      // No line may begin with the arrow.
      write(isAlone && occurrence == 1 ? "<a href=\"" : "\u{A0}<a href=\"")
      writeOwnAddress("#" + referenceID(number, occurrence))
      write("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"")
      writeEscaped(words.footnoteBack.replacing("{n}", with: place))
      write("\">↩\u{FE0E}")
      if occurrence > 1 { write("<sup>\(occurrence)</sup>") }
      write("</a>")
    }
  }

  // MARK: Videos

  private mutating func renderVideo(_ card: CommonMarkNode, _ caption: String, _ isEntering: Bool) {
    let hasPicture = card.firstChild?.firstChild?.kind == .image
    guard !isEntering else {
      startBlock()
      write(hasPicture ? "<figure class=\"video-card\">" : "<p class=\"video-card\">")
      beginText()
      return
    }
    if !caption.isEmpty {
      write("<figcaption>")
      writeEscaped(typography.typeset(caption))
      write("</figcaption>")
    }
    write(hasPicture ? "</figure>\n" : "</p>\n")
    endText()
  }

  /// The words of a card, inside its link: the site, and the address where there is no picture.
  private mutating func renderLabel(of video: VideoAddress, hasPicture: Bool) {
    write(
      "<span class=\"video-card-play\" aria-hidden=\"true\">▶\u{FE0E}</span> <span class=\"video-card-site\">"
    )
    writeEscaped(words.videoTitle.replacing("{site}", with: video.site))
    write("</span>")
    guard !hasPicture else { return }
    write(" <span class=\"video-card-address\">")
    writeEscaped(video.shown)
    write("</span>")
  }
}
