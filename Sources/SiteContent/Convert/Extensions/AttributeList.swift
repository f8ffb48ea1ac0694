import SiteModel

/// What an author says of an element: `{#id .class key=value}`, or `{: … }` as kramdown and MkDocs write it.
struct AttributeList: Hashable {
  var id: String?
  var classes: [String] = []
  /// In the order in which they are written.
  var values: [Value] = []

  struct Value: Hashable {
    var name: String
    var text: String
  }

  /// The longest list that is read.
  private static let mostBytes = 1_000

  /// Reads the list that a text begins with; nil where it is not one: `{x}` and `{{ x }}` are words.
  static func read(_ text: ArraySlice<UInt8>) -> (list: AttributeList, end: Int)? {
    readItems(text) ?? readCredit(text)
  }

  /// `{credit=© Anne Martin}`: a credit alone may go without quotation marks.
  private static func readCredit(_ text: ArraySlice<UInt8>) -> (list: AttributeList, end: Int)? {
    let start = Array("{credit=".utf8)
    let rest = text.prefix(mostBytes)
    guard rest.starts(with: start), let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let value = String(decoding: rest[(rest.startIndex + start.count)..<end], as: UTF8.self)
    // What looks like more of a list, or like a text in quotation marks, is none that can be told.
    guard !value.contains(where: { "=\"“”".contains($0) }), !value.contains(" ."), !value.contains(" #")
    else {
      return nil
    }
    var list = AttributeList()
    list.add("credit", String(value.trimming { $0.isWhitespace }))
    return (list, end + 1)
  }

  private static func readItems(_ text: ArraySlice<UInt8>) -> (list: AttributeList, end: Int)? {
    guard text.first == UInt8(ascii: "{") else { return nil }
    var list = AttributeList()
    var rest = text.dropFirst().prefix(mostBytes)
    if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "}") { break }
      guard list.readItem(&rest) else { return nil }
      if let next = rest.first, next != 0x20, next != 0x09, next != UInt8(ascii: "}"),
        next != UInt8(ascii: "."), next != UInt8(ascii: "#")
      {
        return nil
      }
    }
    guard list != AttributeList() else { return nil }
    return (list, rest.startIndex + 1)
  }

  private mutating func readItem(_ rest: inout ArraySlice<UInt8>) -> Bool {
    switch rest.first {
    case UInt8(ascii: "#"):
      guard let name = Self.name(&rest, behind: 1) else { return false }
      id = name
      return true
    case UInt8(ascii: "."):
      guard let name = Self.name(&rest, behind: 1) else { return false }
      if !classes.contains(name) { classes.append(name) }
      return true
    default:
      guard let name = Self.name(&rest, behind: 0), rest.first == UInt8(ascii: "=") else { return false }
      rest = rest.dropFirst()
      guard let text = Self.value(&rest) else { return false }
      add(name.lowercased(), text)
      return true
    }
  }

  private mutating func add(_ name: String, _ text: String) {
    switch name {
    case "id": id = text
    case "class": classes += text.split(separator: " ").map(String.init).filter { !classes.contains($0) }
    default: values.append(Value(name: name, text: text))
    }
  }

  /// A letter, then letters, digits and `- _ : .` but for a class's or an id's own sign.
  private static func name(_ rest: inout ArraySlice<UInt8>, behind signs: Int) -> String? {
    let name = rest.dropFirst(signs).prefix { byte in
      byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80
    }
    guard let first = name.first, first.isASCIILetter || first >= 0x80 || first == UInt8(ascii: "_")
    else {
      return nil
    }
    rest = rest[name.endIndex...]
    return String(decoding: name, as: UTF8.self)
  }

  /// A word, or a text in quotes, which smart punctuation may have made round.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> String? {
    // An empty one in straight quotation marks ends twice.
    for (open, close) in [("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’"), ("”", "”")]
    where rest.starts(with: open.utf8) {
      let inner = rest.dropFirst(open.utf8.count)
      let end = inner.indices.first { inner[$0...].starts(with: close.utf8) }
      guard let end else { return nil }
      let text = String(decoding: inner[..<end], as: UTF8.self)
      rest = inner[(end + close.utf8.count)...]
      return text
    }
    let word = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\"") }
    guard !word.isEmpty else { return nil }
    rest = rest[word.endIndex...]
    return String(decoding: word, as: UTF8.self)
  }
}
