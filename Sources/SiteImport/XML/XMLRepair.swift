/// Mends XML that a parser would stop at, as it comes in: control characters, bytes that are no UTF-8, CDATA sections
/// that hold their own end, a DOCTYPE, signs such as `<` and `&` that were not escaped, ends that are missing.
///
/// It parses nothing: it knows which elements of an export hold others and which hold text, and in a text only the end
/// of that text is markup. Lines stay where they were.
struct XMLRepair {
  enum Kind: String, CaseIterable, Sendable {
    case control = "control characters that XML forbids were left out"
    case encoding = "bytes that are no UTF-8 were read as Windows-1252"
    case section = "CDATA sections that hold their own end were put right"
    case markup = "signs '<' that begin no element were read as text"
    case entity = "signs '&' and entities that XML does not know were read as HTML does"
    case doctype = "a DOCTYPE was left out"
    case end = "ends of elements were missing"
  }

  private(set) var counts: [Kind: (count: Int, line: Int)] = [:]
  /// Whether an element is open at the end that should not be.
  private(set) var isCutOff = false
  /// How many comments begin in the text: what comes out must be as many.
  private(set) var openedComments = 0

  private struct Open {
    var name: [UInt8]
    var isText: Bool
  }

  private var pending: [UInt8] = []
  private var output: [UInt8] = []
  private var stack: [Open] = []
  private var isInSection = false
  private var isLatin = false
  private var line = 1

  /// How far a decision may look ahead.
  private static let farthest = 64 * 1024

  mutating func feed(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
    let bytes = pending.isEmpty ? chunk : pending + chunk
    output.removeAll(keepingCapacity: true)
    output.reserveCapacity(bytes.count + 1024)
    let used = bytes.withUnsafeBufferPointer { process($0, isLast: isLast) }
    pending = Array(bytes[used...])
    if isLast { finish() }
    return output
  }

  private mutating func note(_ kind: Kind) { counts[kind, default: (0, line)].count += 1 }

  private mutating func finish() {
    if isInSection {
      add("]]>")
      isInSection = false
    }
    isCutOff = !stack.isEmpty
    while let open = stack.popLast() { close(open) }
  }

  private mutating func close(_ open: Open) {
    note(.end)
    output += Array("</".utf8) + open.name + Array(">".utf8)
  }

  private mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  // MARK: Bytes

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// - Returns: how many bytes are done with; the rest needs what follows.
  private mutating func process(_ bytes: Bytes, isLast: Bool) -> Int {
    var i = 0
    while i < bytes.count {
      let step =
        isInSection ? stepInSection(bytes, i, isLast: isLast) : stepOutside(bytes, i, isLast: isLast)
      guard step > 0 else { break }
      i += step
    }
    return i
  }

  /// One plain character, put right.
  private mutating func copy(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
    let byte = bytes[i]
    if byte < 0x80 {
      if byte == 0x0A { line += 1 }
      if byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        output.append(byte)
      } else {
        note(.control)
      }
      return 1
    }
    if isLatin {
      appendWindows(byte)
      return 1
    }
    let count = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    if i + count > bytes.count, !isLast, byte >= 0xC2 { return 0 }
    if byte >= 0xC2, byte <= 0xF4, i + count <= bytes.count,
      bytes[i + 1..<i + count].allSatisfy({ $0 & 0xC0 == 0x80 })
    {
      let second = bytes[i + 1]
      let isSurrogate = byte == 0xED && second >= 0xA0
      let isOverlong = byte == 0xE0 && second < 0xA0 || byte == 0xF0 && second < 0x90
      let isTooLarge = byte == 0xF4 && second >= 0x90
      let isNoCharacter = byte == 0xEF && second == 0xBF && bytes[i + 2] >= 0xBE
      if isNoCharacter || isSurrogate {
        note(.control)
        return count
      }
      if !isOverlong, !isTooLarge {
        output.append(contentsOf: bytes[i..<i + count])
        return count
      }
    }
    note(.encoding)
    appendWindows(byte)
    return 1
  }

  private mutating func appendWindows(_ byte: UInt8) {
    output.append(contentsOf: Array(String(Mojibake.windows1252(byte)).utf8))
  }

  // MARK: CDATA sections

  private mutating func stepInSection(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
    guard bytes[i] == UInt8(ascii: "]") else { return copy(bytes, i, isLast: isLast) }
    if i + 3 > bytes.count {
      if !isLast { return 0 }
      return copy(bytes, i, isLast: isLast)
    }
    guard bytes[i + 1] == UInt8(ascii: "]"), bytes[i + 2] == UInt8(ascii: ">") else {
      output.append(bytes[i])
      return 1
    }
    switch isEnd(bytes, behind: i + 3, isLast: isLast) {
    case nil: return 0
    case true?:
      add("]]>")
      isInSection = false
    case false?:
      note(.section)
      add("]]]]><![CDATA[>")
    }
    return 3
  }

  /// Whether a section ends where `]]>` stands; nil where what follows is not there yet.
  private func isEnd(_ bytes: Bytes, behind start: Int, isLast: Bool) -> Bool? {
    guard let top = stack.last, top.isText else { return true }
    let ending = Array("</".utf8) + top.name
    var hasText = false
    var i = start
    let limit = start + Self.farthest
    while i < bytes.count, i < limit {
      if bytes[i] == UInt8(ascii: "<") {
        if starts(bytes, i, "<![CDATA[") { return !hasText }
        if starts(bytes, i, ending) { return true }
        if i + max(9, ending.count) > bytes.count, !isLast { return nil }
      }
      if bytes[i] == UInt8(ascii: "]"), starts(bytes, i, "]]>") { return false }
      if bytes[i] > 0x20 { hasText = true }
      i += 1
    }
    return i < limit && !isLast ? nil : true
  }

  // MARK: Outside sections

  private mutating func stepOutside(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
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

  private mutating func escapeMarkup() -> Int {
    note(.markup)
    if !stack.isEmpty { add("&lt;") }
    return 1
  }

  private mutating func markup(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
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

  private mutating func closing(_ name: [UInt8], _ count: Int) -> Int {
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

  private mutating func opening(_ name: [UInt8], _ bytes: Bytes, _ range: Range<Int>, isText: Bool) -> Int {
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

  // MARK: Names

  /// What an element is called without its prefix.
  private static func local(_ name: [UInt8]) -> [UInt8] {
    name.lastIndex(of: UInt8(ascii: ":")).map { Array(name[($0 + 1)...]) } ?? name
  }

  private static let containers = Set(
    [
      "rss", "rdf", "channel", "item", "comment", "commentmeta", "postmeta", "termmeta", "term", "tag",
      "image", "feed", "entry",
    ]
    .map { Array($0.utf8) })

  private static let comment = Array("comment".utf8)

  private static func isComment(_ name: [UInt8]) -> Bool {
    name.count > comment.count && local(name) == comment
  }

  private func isContainer(_ name: [UInt8]) -> Bool {
    let local = Self.local(name)
    let lower = local.map { $0 | 0x20 }
    if Self.containers.contains(lower) { return true }
    // `<wp:author>` of the channel holds keys, that of an item is a name; `<category>` of an item is a name.
    guard name.count > local.count, lower == Array("author".utf8) || lower == Array("category".utf8) else {
      return false
    }
    return stack.last.map { Self.local($0.name) == Array("channel".utf8) } ?? false
  }

  private static let ownNames = Set(
    ["item", "channel", "title", "link", "pubDate", "guid", "description", "category"].map { Array($0.utf8) })
  private static let ownPrefixes = ["wp:", "content:", "excerpt:", "dc:"].map { Array($0.utf8) }

  private static func isOfExport(_ name: [UInt8]) -> Bool {
    ownPrefixes.contains { name.starts(with: $0) } || name == Array("item".utf8)
  }

  private func name(_ bytes: Bytes, _ start: Int) -> [UInt8]? {
    var i = start
    while i < bytes.count, isNamePart(bytes[i]) { i += 1 }
    guard i > start, i - start < 100, !(0x30...0x39).contains(bytes[start]), bytes[start] != 0x2D else {
      return nil
    }
    return Array(bytes[start..<i])
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x3A).contains(byte) || byte == 0x5F
      || byte == 0x2D
  }

  /// Behind the `>` of a tag; nil where it is not there.
  private func endOfTag(_ bytes: Bytes, _ start: Int) -> Int? {
    var quote: UInt8 = 0
    var i = start + 1
    let limit = min(bytes.count, start + Self.farthest)
    while i < limit {
      let byte = bytes[i]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return i + 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
      i += 1
    }
    return nil
  }

  // MARK: References

  private mutating func reference(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
    let end = bytes[i...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    if end == nil, bytes.count - i < 12, !isLast { return 0 }
    if isReference(bytes, i) {
      output.append(bytes[i])
      return 1
    }
    if let end, i + 2 < end, bytes[i + 1] == UInt8(ascii: "#"), number(bytes[i + 2..<end].map { $0 }) != nil {
      note(.control)
      return end + 1 - i
    }
    note(.entity)
    if !stack.isEmpty { add("&amp;") }
    return 1
  }

  private static let known = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

  /// A reference that XML knows, to a character that it allows.
  private func isReference(_ bytes: Bytes, _ i: Int) -> Bool {
    guard let end = bytes[i...].prefix(12).firstIndex(of: UInt8(ascii: ";")), i + 1 < end else {
      return false
    }
    let name = bytes[i + 1..<end].map { $0 }
    guard name[0] == UInt8(ascii: "#") else { return Self.known.contains(name) }
    guard let value = number(Array(name.dropFirst())) else { return false }
    return switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private func number(_ digits: [UInt8]) -> Int? {
    let text = String(decoding: digits, as: UTF8.self)
    guard let first = text.first else { return nil }
    return first == "x" || first == "X" ? Int(text.dropFirst(), radix: 16) : Int(text)
  }

  // MARK: What is left out

  private mutating func skip(_ bytes: Bytes, _ start: Int, to end: StaticString, isLast: Bool) -> Int {
    var i = start
    while i < bytes.count {
      if bytes[i] == end.utf8Start[0], starts(bytes, i, end) {
        keepLines(bytes, start..<i)
        return i + end.utf8CodeUnitCount - start
      }
      i += 1
    }
    if !isLast, bytes.count - start < 1 << 20 { return 0 }
    return escapeMarkup()
  }

  private mutating func skipDoctype(_ bytes: Bytes, _ start: Int, isLast: Bool) -> Int {
    var depth = 0
    for i in start..<bytes.count {
      if bytes[i] == UInt8(ascii: "[") { depth += 1 }
      if bytes[i] == UInt8(ascii: "]") { depth -= 1 }
      if bytes[i] == UInt8(ascii: ">"), depth <= 0 {
        keepLines(bytes, start..<i)
        return i + 1 - start
      }
    }
    if !isLast, bytes.count - start < 1 << 20 { return 0 }
    return escapeMarkup()
  }

  private mutating func keepLines(_ bytes: Bytes, _ range: Range<Int>) {
    for i in range where bytes[i] == 0x0A {
      line += 1
      output.append(0x0A)
    }
  }

  private mutating func readDeclaration(_ text: [UInt8]) {
    let text = String(decoding: text, as: UTF8.self).lowercased()
    isLatin = text.contains("iso-8859-1") || text.contains("windows-1252") || text.contains("iso-8859-15")
  }

  private func starts(_ bytes: Bytes, _ i: Int, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard i + count <= bytes.count else { return false }
    for k in 0..<count where bytes[i + k] != text.utf8Start[k] { return false }
    return true
  }

  private func starts(_ bytes: Bytes, _ i: Int, _ text: [UInt8]) -> Bool {
    guard i + text.count <= bytes.count else { return false }
    for k in text.indices where bytes[i + k] != text[k] { return false }
    return true
  }
}
