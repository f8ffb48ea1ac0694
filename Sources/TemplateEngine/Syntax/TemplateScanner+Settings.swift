import SiteModel

extension TemplateScanner {
  /// Reads `{{=<% %>=}}` from behind its first `=`, and moves behind the tag.
  mutating func scanDelimiters(_ start: Int, from: Int) {
    refuseInsideParent(at: start)
    let words: [[Character]]
    if let end = text.index(of: ["="] + close, from: from) {
      index = end + 1 + close.count
      words = text.characters[from..<end].split(whereSeparator: \.isWhitespace).map(Array.init)
    } else {
      index = text.index(of: close, from: from).map { $0 + close.count } ?? text.count
      words = []
    }
    guard words.count == 2, !words.contains(where: { $0.contains("=") }) else {
      problems.append(
        TemplateProblem(
          text.position(start), "a tag that sets delimiters needs two of them between '='",
          hint: "as in '\(tag("=<% %>="))'"))
      return
    }
    nodes.append(.delimiters(open: String(words[0]), close: String(words[1])))
    (open, close) = (words[0], words[1])
  }

  /// The type in `{{% CONTENT_TYPE:TEXT}}`, the one setting that the engine knows.
  func contentType(_ range: Range<Int>) throws(TemplateProblem) -> String {
    let position = text.position(range.lowerBound)
    let hint = "write '\(tag("% CONTENT_TYPE:TEXT"))' or '\(tag("% CONTENT_TYPE:HTML"))'"
    guard let colon = range.first(where: { text.characters[$0] == ":" }) else {
      throw TemplateProblem(position, "the setting '\(text.string(range))' has no value", hint: hint)
    }
    let name = text.string(text.trimmed(range.lowerBound..<colon))
    let value = text.trimmed(colon + 1..<range.upperBound)
    guard name == "CONTENT_TYPE" else {
      throw TemplateProblem(position, "unknown setting '\(name)'", hint: hint)
    }
    guard ["HTML", "TEXT"].contains(text.string(value)) else {
      throw TemplateProblem(
        text.position(value.lowerBound), "unknown content type '\(text.string(value))'", hint: hint)
    }
    return text.string(value)
  }
}
