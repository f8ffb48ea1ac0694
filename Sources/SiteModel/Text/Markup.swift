/// HTML that our own Markdown stage made, with its addresses still open.
///
/// One text serves pages (addresses from the root of the server) and feeds (absolute addresses): what leads
/// into the site is kept apart and put in when the text is printed.
package struct Markup: Equatable, Sendable {
  /// A place in the text where an address, or the size of an image, belongs.
  package struct Slot: Hashable, Sendable {
    /// Bytes of `html` that stand before it.
    package var offset: Int
    /// What belongs there: of an address of this site, what follows the site's home; escaped for an attribute.
    /// `2007/11/facebook/#photo`, `https://example.org/`, ` width="640" height="480"`.
    package var text: String
    package var isInSite: Bool

    package init(offset: Int, path: String) {
      self.offset = offset
      text = path
      isInSite = true
    }

    /// Something that is the same in pages and feeds.
    package init(offset: Int, text: String) {
      self.offset = offset
      self.text = text
      isInSite = false
    }
  }

  package var text: TextBytes
  /// In the order of their offsets.
  package var slots: [Slot]

  package init(html: [UInt8] = [], slots: [Slot] = []) { self.init(TextBytes(html), slots: slots) }

  package init(_ text: TextBytes, slots: [Slot] = []) {
    self.text = text
    self.slots = slots
  }

  package var isEmpty: Bool { text.isEmpty }

  /// Appends the HTML, with `base` (ending in `/`) before every address that leads into the site.
  ///
  /// Throws where what is kept of it is damaged.
  package func append(base: String, to output: inout [UInt8]) throws(CacheDamage) {
    let html = try text.read()
    guard !slots.isEmpty else {
      output.append(contentsOf: html)
      return
    }
    let base = Array(Escaping.escaped(base).utf8)
    output.reserveCapacity(output.count + html.count + slots.count * (base.count + 40))
    var start = 0
    for slot in slots {
      output.append(contentsOf: html[start..<slot.offset])
      if slot.isInSite { output.append(contentsOf: base) }
      output.append(contentsOf: slot.text.utf8)
      start = slot.offset
    }
    output.append(contentsOf: html[start...])
  }
}

extension Markup: ByteWritable {
  /// Its HTML, or the digest that is kept of it, and what is filled in when it is printed.
  package func write(to writer: inout ByteWriter) {
    writer.put(text)
    writer.put(slots)
  }
}

extension Markup.Slot: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(offset)
    writer.put(text)
    writer.put(isInSite)
  }
}
