/// HTML that our own Markdown stage made, with its addresses still open.
///
/// One text serves pages (addresses from the root of the server) and feeds (absolute addresses): what leads
/// into the site is kept apart and put in when the text is printed.
package struct Markup: Hashable, Sendable {
  /// A place in the text where an address of this site belongs.
  package struct Slot: Hashable, Sendable {
    /// Bytes of `html` that stand before the address.
    package var offset: Int
    /// The address below the site's home, escaped for an attribute: `2007/11/facebook/#photo`.
    package var path: String

    package init(offset: Int, path: String) {
      self.offset = offset
      self.path = path
    }
  }

  package var html: [UInt8]
  package var slots: [Slot]

  package init(html: [UInt8] = [], slots: [Slot] = []) {
    self.html = html
    self.slots = slots
  }

  package var isEmpty: Bool { html.isEmpty }

  /// The HTML with `base` (ending in `/`) before every address that leads into the site.
  package func html(base: String) -> String {
    if slots.isEmpty { return String(decoding: html, as: UTF8.self) }
    var output: [UInt8] = []
    append(base: base, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the same, as bytes.
  package func append(base: String, to output: inout [UInt8]) {
    guard !slots.isEmpty else {
      output.append(contentsOf: html)
      return
    }
    let base = Array(Escaping.escaped(base).utf8)
    output.reserveCapacity(output.count + html.count + slots.count * (base.count + 40))
    var start = 0
    for slot in slots {
      output.append(contentsOf: html[start..<slot.offset])
      output.append(contentsOf: base)
      output.append(contentsOf: slot.path.utf8)
      start = slot.offset
    }
    output.append(contentsOf: html[start...])
  }
}
