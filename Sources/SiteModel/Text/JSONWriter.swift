/// Writes JSON as bytes, one value after the other and in their order: same input, same bytes.
///
/// The only way that JSON is written here. It puts no tree together, for what is made for every page.
package struct JSONWriter: ~Copyable {
  package enum Layout: Sendable {
    /// Without white space.
    case dense
    /// Over several lines, for people.
    case indented
  }

  package private(set) var bytes: [UInt8] = []
  private let escaping: JSONEscaping
  private let layout: Layout
  /// Whether a value stands before in the list or object that is open.
  private var isFollowing = false
  /// Whether a member's name stands before.
  private var isNamed = false
  /// How many lists and objects are open.
  private var depth = 0

  package init(escaping: JSONEscaping = .page, layout: Layout = .dense, reserving count: Int = 0) {
    self.escaping = escaping
    self.layout = layout
    bytes.reserveCapacity(count)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Values

  package mutating func text(_ text: String) {
    begin()
    escaping.append(text, to: &bytes)
  }

  /// Text of ASCII alone, with nothing to escape.
  package mutating func plain(_ ascii: [UInt8]) {
    begin()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: ascii)
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func number(_ number: Int) {
    begin()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// A finite number; a whole one without a fraction.
  package mutating func number(_ number: Double) {
    begin()
    let text = number.description
    bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
  }

  package mutating func flag(_ flag: Bool) {
    begin()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// A list of texts, on one line in any layout.
  package mutating func texts(_ texts: [String]) {
    begin()
    bytes.append(UInt8(ascii: "["))
    for (i, text) in texts.enumerated() {
      if i > 0 {
        bytes.append(UInt8(ascii: ","))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
      }
      escaping.append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  package mutating func list(_ items: (inout JSONWriter) throws -> Void) rethrows {
    begin()
    try inside(UInt8(ascii: "["), UInt8(ascii: "]"), items)
  }

  package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    begin()
    try inside(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  // MARK: Members of an object

  /// The name of the value that is written next.
  package mutating func name(_ name: String) {
    begin()
    escaping.append(name, to: &bytes)
    endName()
  }

  /// The same of a name that is our own, and has nothing to escape.
  private mutating func name(_ name: StaticString) {
    begin()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    endName()
  }

  /// Nothing where there is no text.
  package mutating func member(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    self.name(name)
    self.text(text)
  }

  /// Nothing where there is no number.
  package mutating func member(_ name: StaticString, number: Int?) {
    guard let number else { return }
    self.name(name)
    self.number(number)
  }

  package mutating func member(_ name: StaticString, flag: Bool) {
    self.name(name)
    self.flag(flag)
  }

  package mutating func member(_ name: StaticString, texts: [String]) {
    self.name(name)
    self.texts(texts)
  }

  package mutating func list(_ name: StaticString, _ items: (inout JSONWriter) throws -> Void) rethrows {
    self.name(name)
    try list(items)
  }

  package mutating func object(_ name: StaticString, _ members: (inout JSONWriter) throws -> Void) rethrows {
    self.name(name)
    try object(members)
  }

  // MARK: Signs between them

  private mutating func begin() {
    if isNamed {
      isNamed = false
      return
    }
    if isFollowing { bytes.append(UInt8(ascii: ",")) }
    isFollowing = true
    if layout == .indented, depth > 0 { breakLine() }
  }

  private mutating func endName() {
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    isNamed = true
  }

  private mutating func inside(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    bytes.append(open)
    isFollowing = false
    depth += 1
    try body(&self)
    depth -= 1
    if layout == .indented, isFollowing { breakLine() }
    isFollowing = true
    bytes.append(close)
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
