import SiteModel

/// What an author's own HTML leaves open: where it is closed, and what is said of it.
extension HTMLRenderer {
  mutating func report(_ unclosed: [OpenElements.Element]) {
    for element in unclosed.reversed() {
      findings.append(
        .init(
          kind: .unbalancedHTML, position: element.position, message: "<\(element.name)> is never closed",
          hint: "write </\(element.name)> where it ends; it is closed where what is around it ends"))
    }
  }

  /// A quote, an item, a note or a cell begins or ends: what is left open in it ends with it.
  mutating func followContainer(_ isEntering: Bool) {
    guard trust == .article else { return }
    if isEntering {
      openElements.enterContainer()
    } else {
      close(openElements.leaveContainer())
    }
  }

  mutating func close(_ unclosed: [OpenElements.Element]) {
    report(unclosed)
    for element in unclosed {
      write("</\(element.name)>")
      if element.name == rawElement?.name { rawElement = nil }
    }
  }

  /// A paragraph or a heading ends, and with it a `<script>` that began in it: browsers would take the tags that follow
  /// for a part of it.
  mutating func closeInlineRawElement() {
    guard isRawElementInline, let element = rawElement else { return }
    reportEndless(
      element, "has no end in its paragraph",
      "write </\(element.name)> in the same paragraph, or begin a line with <\(element.name)> behind an empty one"
    )
    rawElement = nil
    for element in openElements.close(downTo: openElements.count - 1) { write("</\(element.name)>") }
  }

  private mutating func reportEndless(_ element: OpenElements.Element, _ fault: String, _ hint: String) {
    findings.append(
      .init(
        severity: .error, kind: .openHTML, position: element.position,
        message: "<\(element.name)> \(fault): the rest of the page would be part of it", hint: hint))
  }

  mutating func reportSplit(_ element: OpenElements.Element) {
    findings.append(
      .init(
        kind: .unbalancedHTML, position: element.position,
        message: "<\(element.name)> has an empty line in it, behind which Markdown puts its own tags into it",
        hint:
          "leave its empty lines out, or begin a line with <\(element.name)> behind an empty line, outside other HTML"
      ))
  }

  /// The text ends, and with it what is open.
  mutating func closeRawHTML() {
    if let element = rawElement {
      reportEndless(element, "is never closed", "write </\(element.name)> where it ends")
      // The tags that end the others may well be in it: of these nothing is said.
      rawElement = nil
      write("</\(element.name)>")
      for outer in openElements.close(downTo: 0) where outer.name != element.name {
        write("</\(outer.name)>")
      }
      return
    }
    let unclosed = openElements.close(downTo: 0)
    close(unclosed)
    if !unclosed.isEmpty { write("\n") }
  }
}
