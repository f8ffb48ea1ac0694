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

  var counts: [Kind: (count: Int, line: Int)] = [:]
  /// Whether the file breaks off: the list of items has no end.
  var isCutOff = false
  /// Whether it does so within an item.
  var isItemCutOff = false
  /// How many comments begin in the text: what comes out must be as many.
  var openedComments = 0

  struct Open {
    var name: [UInt8]
    var isText: Bool
  }

  var pending: [UInt8] = []
  var output: [UInt8] = []
  var stack: [Open] = []
  var isInSection = false
  var isLatin = false
  var line = 1

  /// How far a decision may look ahead.
  static let farthest = 64 * 1024

  mutating func feed(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
    let bytes = pending.isEmpty ? chunk : pending + chunk
    output.removeAll(keepingCapacity: true)
    output.reserveCapacity(bytes.count + 1024)
    let used = bytes.withUnsafeBufferPointer { process($0, isLast: isLast) }
    pending = Array(bytes[used...])
    if isLast { finish() }
    return output
  }

  mutating func note(_ kind: Kind) { counts[kind, default: (0, line)].count += 1 }

  mutating func finish() {
    if isInSection {
      add("]]>")
      isInSection = false
    }
    isCutOff = stack.contains { $0.name == Array("channel".utf8) }
    isItemCutOff = stack.contains { $0.name == Array("item".utf8) }
    while let open = stack.popLast() { close(open) }
  }

  mutating func close(_ open: Open) {
    note(.end)
    output += Array("</".utf8) + open.name + Array(">".utf8)
  }

  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  // MARK: Bytes

  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// - Returns: how many bytes are done with; the rest needs what follows.
  mutating func process(_ bytes: Bytes, isLast: Bool) -> Int {
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
  mutating func copy(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
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

  mutating func appendWindows(_ byte: UInt8) {
    output.append(contentsOf: Array(String(Mojibake.windows1252(byte)).utf8))
  }

  // MARK: CDATA sections

  mutating func stepInSection(_ bytes: Bytes, _ i: Int, isLast: Bool) -> Int {
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
  func isEnd(_ bytes: Bytes, behind start: Int, isLast: Bool) -> Bool? {
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

  // MARK: What is left out

  mutating func skip(_ bytes: Bytes, _ start: Int, to end: StaticString, isLast: Bool) -> Int {
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

  mutating func skipDoctype(_ bytes: Bytes, _ start: Int, isLast: Bool) -> Int {
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

  mutating func keepLines(_ bytes: Bytes, _ range: Range<Int>) {
    for i in range where bytes[i] == 0x0A {
      line += 1
      output.append(0x0A)
    }
  }

  mutating func readDeclaration(_ text: [UInt8]) {
    let text = String(decoding: text, as: UTF8.self).lowercased()
    isLatin = text.contains("iso-8859-1") || text.contains("windows-1252") || text.contains("iso-8859-15")
  }

  func starts(_ bytes: Bytes, _ i: Int, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard i + count <= bytes.count else { return false }
    for k in 0..<count where bytes[i + k] != text.utf8Start[k] { return false }
    return true
  }

  func starts(_ bytes: Bytes, _ i: Int, _ text: [UInt8]) -> Bool {
    guard i + text.count <= bytes.count else { return false }
    for k in text.indices where bytes[i + k] != text[k] { return false }
    return true
  }
}
