import SiteModel

/// The name in a tag: a dotted path, perhaps in transforms: `person.name`, `count(list)`, `last()`.
struct TemplateName: Hashable, Sendable {
  /// As written, without white space around it.
  var text: String
  var position: SourcePosition
  /// The outermost first; the engine applies them from the last.
  var transforms: [TemplateWord]
  /// Empty for `.` and in `last()`.
  var path: [TemplateWord]
  /// Whether it begins with a dot: asked of the innermost value only.
  var isLocal: Bool

  /// Whether it is about the place in a list and not about a value: `index()`.
  var isNameless: Bool { path.isEmpty && !isLocal }

  var pathText: String { (isLocal ? "." : "") + path.map(\.text).joined(separator: ".") }
}

extension TemplateName {
  static let allowed = "a name has the letters a-z and A-Z, digits, '.', '_' and '-'"

  /// - Parameter byte: as `TemplateText.bytes` has it.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Reads a name, which is not empty, from the part of a tag between its sign and its end.
  init(_ text: TemplateText, _ range: Range<Int>) throws(TemplateProblem) {
    let range = text.trimmed(range)
    if let wrong = range.first(where: { index in
      let byte = text.bytes[index]
      return !Self.isNameByte(byte) && byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")")
    }) {
      throw Self.unexpected(text, wrong, range)
    }
    self.text = text.string(range)
    position = text.position(range.lowerBound)
    transforms = []

    var rest = range
    while let bracket = rest.first(where: { text.bytes[$0] == UInt8(ascii: "(") }) {
      let name = rest.lowerBound..<bracket
      if let early = name.first(where: { text.bytes[$0] == UInt8(ascii: ")") }) {
        throw Self.unbalanced(text, early, range)
      }
      guard !name.isEmpty else {
        throw TemplateProblem(
          text.position(bracket), "a transform's name is missing before '('", hint: "as in 'first(list)'")
      }
      transforms.append(TemplateWord(text: text.string(name), position: text.position(name.lowerBound)))
      rest = bracket + 1..<rest.upperBound
    }
    let end = rest.first { text.bytes[$0] == UInt8(ascii: ")") } ?? rest.upperBound
    let closing = end..<min(end + transforms.count, rest.upperBound)
    let closed = closing.prefix { text.bytes[$0] == UInt8(ascii: ")") }.count
    if closed < transforms.count {
      guard end + closed == rest.upperBound else { throw Self.unbalanced(text, end + closed, range) }
      throw TemplateProblem(
        transforms[transforms.count - 1].position, "'\(self.text)' is missing a ')'", hint: "close every '('")
    }
    guard closing.upperBound == rest.upperBound else {
      throw Self.unbalanced(text, closing.upperBound, range)
    }
    (path, isLocal) = try Self.path(text, rest.lowerBound..<end)
  }

  private static func path(
    _ text: TemplateText, _ range: Range<Int>
  ) throws(TemplateProblem) -> (path: [TemplateWord], isLocal: Bool) {
    guard !range.isEmpty else { return ([], false) }
    let isLocal = text.bytes[range.lowerBound] == UInt8(ascii: ".")
    var start = isLocal ? range.lowerBound + 1 : range.lowerBound
    guard start < range.upperBound else { return ([], true) }
    var path: [TemplateWord] = []
    while true {
      let dot = (start..<range.upperBound).first { text.bytes[$0] == UInt8(ascii: ".") }
      let part = start..<(dot ?? range.upperBound)
      guard !part.isEmpty else {
        throw TemplateProblem(
          text.position(start), "the name '\(text.string(range))' has an empty part",
          hint: "write one '.' between two names")
      }
      path.append(TemplateWord(text: text.string(part), position: text.position(start)))
      guard let dot else { return (path, isLocal) }
      start = dot + 1
    }
  }

  /// The first character of a name that cannot stand there.
  static func unexpected(_ text: TemplateText, _ index: Int, _ range: Range<Int>) -> TemplateProblem {
    let character = text.characters[index]
    if index == range.lowerBound, "#^/!{&><$=%".contains(character) {
      return TemplateProblem(
        text.position(index), "unexpected '\(character)' in a tag",
        hint: "the sign of a tag is written once, right after the opening braces")
    }
    return TemplateProblem(
      text.position(index), "unexpected '\(character)' in the name '\(text.string(range))'", hint: allowed)
  }

  private static func unbalanced(
    _ text: TemplateText, _ index: Int, _ range: Range<Int>
  ) -> TemplateProblem {
    let rest = text.string(index..<range.upperBound)
    guard rest.first != ")", !rest.contains(")") else {
      return TemplateProblem(
        text.position(index), "unexpected '\(text.characters[index])' in the name '\(text.string(range))'",
        hint: "write one ')' for each '('")
    }
    return TemplateProblem(
      text.position(index), "unexpected '\(rest)' after ')'",
      hint: "open the value as a section: '{{#\(text.string(range.lowerBound..<index))}}'")
  }
}
