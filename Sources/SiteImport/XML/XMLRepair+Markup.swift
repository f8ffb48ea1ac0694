/// Tags, and signs `<` that begin none.
extension XMLRepair {
  mutating func stepOutside(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
    switch bytes[i] {
    case UInt8(ascii: "<"): return markup(bytes, i, isLast: isLast)
    case UInt8(ascii: "&"): return reference(bytes, i, isLast: isLast)
    case UInt8(ascii: ">"):
      // `]]>` is forbidden in text.
      add("&gt;")
      return 1
    default:
      // A byte order mark, and what stands before the first element.
      if stack.isEmpty, bytes[i] > 0x20 {
        if bytes[i] == 0xEF || bytes[i] == 0xBB || bytes[i] == 0xBF { return 1 }
        note(.markup)
        return 1
      }
      return copy(bytes, i, isLast: isLast)
    }
  }

  mutating func escapeMarkup() -> Int {
    note(.markup)
    if !stack.isEmpty { add("&lt;") }
    return 1
  }

  mutating func markup(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
    let isText = stack.last?.isText ?? false
    if starts(bytes, i, "<![CDATA[") {
      add("<![CDATA[")
      isInSection = true
      return 9
    }
    if bytes.count - i < 10, !isLast { return 0 }
    if !isText {
      if starts(bytes, i, "<!--") { return skip(bytes, i, to: "-->", isLast: isLast) }
      if starts(bytes, i, "<?") {
        let count = skip(bytes, i, to: "?>", isLast: isLast)
        if count > 1, stack.isEmpty { readDeclaration(bytes[i..<i + count].map { $0 }) }
        return count
      }
      if starts(bytes, i, "<!") {
        note(.doctype)
        return skipDoctype(bytes, i, isLast: isLast)
      }
    }
    let isClosing = i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "/")
    guard let name = name(bytes, i + (isClosing ? 2 : 1)) else { return escapeMarkup() }
    guard let end = endOfTag(bytes, i) else {
      if !isLast, bytes.count - i < Self.farthest { return 0 }
      return escapeMarkup()
    }
    return isClosing
      ? closing(name, end - i) : opening(name, bytes, i..<end, isText: isText)
  }

  mutating func closing(_ name: [UInt8], _ count: Int) -> Int {
    guard let place = stack.lastIndex(where: { $0.name == name }) else {
      if stack.last?.isText ?? false { return escapeMarkup() }
      note(.markup)
      return count
    }
    while stack.count > place + 1, let open = stack.popLast() { close(open) }
    stack.removeLast()
    output += Array("</".utf8) + name + Array(">".utf8)
    return count
  }

  mutating func opening(_ name: [UInt8], _ bytes: Bytes, _ range: Range<Int>, isText: Bool) -> Int {
    if isText {
      guard Self.isOfExport(name) else { return escapeMarkup() }
      // The text before it has no end.
      if let open = stack.popLast() { close(open) }
    }
    // An item in an item: the first has no end.
    if name == Array("item".utf8), let place = stack.lastIndex(where: { $0.name == name }) {
      while stack.count > place, let open = stack.popLast() { close(open) }
    }
    if Self.isComment(name) { openedComments += 1 }
    let isEmpty = bytes[range.upperBound - 2] == UInt8(ascii: "/")
    output.append(UInt8(ascii: "<"))
    var i = range.lowerBound + 1
    while i < range.upperBound {
      switch bytes[i] {
      case UInt8(ascii: "<"):
        add("&lt;")
        i += 1
      case UInt8(ascii: "&"):
        if isReference(bytes, i) { output.append(bytes[i]) } else { add("&amp;") }
        i += 1
      default: i += max(1, copy(bytes, i, isLast: true))
      }
    }
    if !isEmpty { stack.append(Open(name: name, isText: !isContainer(name))) }
    return range.count
  }
}
