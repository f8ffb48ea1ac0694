import SiteModel

/// Takes a template apart as the engine does, and says where its syntax is wrong.
///
/// It goes on after an error, so that one run reports them all. It is stricter than the engine where the
/// engine drops text beside the blocks of a parent.
struct TemplateScanner {
  let text: TemplateText
  /// The names of objects that templates see.
  var objects: Set<String> = []
  var index = 0
  var open: [Character] = ["{", "{"]
  var close: [Character] = ["}", "}"]
  var frames: [TemplateFrame] = []
  var nodes: [TemplateNode] = []
  var problems: [TemplateProblem] = []
  /// The last remark, where it may have ended before it was meant to.
  var cutRemark: CutRemark?

  static func scan(_ source: TemplateSource) -> TemplateTree { scan(source, objects: []) }

  /// - Parameter objects: the names of objects that templates see; their values in single braces are warned of.
  static func scan(_ source: TemplateSource, objects: Set<String>) -> TemplateTree {
    var scanner = TemplateScanner(text: TemplateText(source.text), objects: objects)
    scanner.scan()
    return TemplateTree(
      source: source, nodes: scanner.nodes,
      diagnostics: scanner.problems.map { $0.diagnostic(in: source.file) })
  }

  private mutating func scan() {
    while index < text.count {
      let tag = text.index(of: open, from: index)
      addText(index..<(tag ?? text.count))
      guard let tag else { break }
      scanTag(tag)
    }
    // The engine asks for a whole delimiter wherever one may begin, and throws at the end of the text.
    let tail = max(index, text.count - open.count + 1)..<max(index, text.count)
    if let lone = tail.first(where: { text.characters[$0] == open[0] }) {
      problems.append(
        TemplateProblem(
          text.position(lone), "a template cannot end with '\(text.string(lone..<text.count))'",
          hint: "end the file with a line break"))
    }
    while let frame = frames.last {
      if let title = frame.title {
        problems.append(
          TemplateProblem(frame.position, "\(title) is not closed", hint: "add '\(tag("/" + frame.name))'"))
      }
      leave()
    }
  }

  private mutating func addText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let content = text.trimmed(range)
    if !content.isEmpty {
      refuseInsideParent(at: content.lowerBound)
      lookForForeign(content)
    }
    nodes.append(.text(text.string(range)))
  }

  /// Inside a parent only blocks, comments and white space may stand.
  mutating func refuseInsideParent(at index: Int) {
    guard case .parent(let name) = frames.last?.kind else { return }
    problems.append(
      TemplateProblem(
        text.position(index), "only blocks may stand inside '\(tag("<" + name.text))'",
        hint: "put it into a block, as in '\(tag("$content"))…\(tag("/content"))'"))
  }

  /// A tag as a person would write it here, for messages.
  func tag(_ content: String) -> String { String(open) + content + String(close) }

  /// Reads one tag, from its opening delimiter on, and moves behind it.
  private mutating func scanTag(_ start: Int) {
    let sign = start + open.count
    let character = sign < text.count ? text.characters[sign] : "\0"
    if character.isNewline {
      // The engine takes such a tag for text.
      problems.append(
        TemplateProblem(
          text.position(start), "a line break follows '\(String(open))'",
          hint: "write the name on the line of '\(String(open))'"))
    }
    switch character {
    case "!":
      guard let end = end(of: start, from: sign + 1, maySpanTags: true) else { return }
      noteRemark(start, sign + 1..<end)
      skipLine(of: start)
      nodes.append(.comment(text.string(sign + 1..<end)))
    case "=":
      scanDelimiters(start, from: sign + 1)
      skipLine(of: start)
    case "#", "^", "/", "{", "&", ">", "<", "$", "%":
      guard let end = end(of: start, from: sign + 1) else { return keepInStep(character, start, sign + 1) }
      if character == "{" {
        // The third bracket stands behind whatever delimiter is in force.
        guard text.starts(with: ["}"], at: end + close.count) else {
          problems.append(unfinished(start, "{", "}"))
          return
        }
        index += 1
      }
      scanTag(character, start, text.trimmed(sign + 1..<end))
    default:
      guard let end = end(of: start, from: sign) else { return }
      scanTag(nil, start, text.trimmed(sign..<end))
    }
  }

  /// Where the closing delimiter of a tag stands; `index` moves behind it.
  ///
  /// A tag that is still open where the next one begins has no end: reading goes on with that one.
  private mutating func end(of start: Int, from: Int, maySpanTags: Bool = false) -> Int? {
    let next = maySpanTags ? nil : text.index(of: open, from: from)
    if let end = text.index(of: close, from: from, upTo: next) {
      index = end + close.count
      return end
    }
    problems.append(unfinished(start))
    index = next ?? text.count
    return nil
  }

  private func unfinished(_ start: Int, _ before: String = "", _ after: String = "") -> TemplateProblem {
    let end = String(close) + after
    return TemplateProblem(
      text.position(start), "the tag '\(String(open) + before)' is not closed",
      hint: "close it with '\(end)'")
  }

  /// Reads what stands in a tag, without its sign and the white space around it.
  private mutating func scanTag(_ sign: Character?, _ start: Int, _ content: Range<Int>) {
    if sign != "/", sign != "$" { refuseInsideParent(at: start) }
    do throws(TemplateProblem) {
      guard !content.isEmpty else {
        throw TemplateProblem(
          text.position(start), "the tag has no name", hint: "write a name, or remove the tag")
      }
      switch sign {
      case "#", "^":
        let name = try TemplateName(text, content)
        skipLine(of: start)
        enter(.section(name, isInverted: sign == "^"), name.text, name.position)
      case "<":
        let name = try word(content, "")
        skipLine(of: start)
        enter(.parent(name), name.text, name.position)
      case "$":
        let name = try word(content, "")
        skipLine(of: start)
        enter(.block(name), name.text, name.position)
      case "/":
        let name = try TemplateName(text, content)
        skipLine(of: start)
        close(name)
      case ">":
        let name = try word(content, "/")
        nodes.append(.partial(name, indentation: skipLine(of: start)))
      case "%":
        let type = try contentType(content)
        skipLine(of: start)
        nodes.append(.contentType(type))
      default:
        nodes.append(.variable(try TemplateName(text, content), isEscaped: sign == nil))
      }
    } catch {
      var problem = error
      if !content.isEmpty, let hint = ForeignTag.hint((sign.map(String.init) ?? "") + text.string(content)) {
        problem.hint = hint
      }
      refuse(problem, sign, start, isElse: content.isEmpty && sign == "^")
    }
  }

  /// Takes the line of a tag away where nothing else stands on it; `index` moves to the next line.
  ///
  /// - Returns: the white space before the tag on such a line.
  @discardableResult
  private mutating func skipLine(of start: Int) -> String {
    func isBlank(_ index: Int) -> Bool { text.bytes[index] == 0x20 || text.bytes[index] == 0x09 }
    var lineStart = start
    while lineStart > 0, isBlank(lineStart - 1) { lineStart -= 1 }
    guard lineStart == 0 || text.characters[lineStart - 1].isNewline else { return "" }
    var lineEnd = index
    while lineEnd < text.count, isBlank(lineEnd) { lineEnd += 1 }
    guard lineEnd == text.count || text.characters[lineEnd].isNewline else { return "" }
    index = min(lineEnd + 1, text.count)
    let indentation = text.string(lineStart..<start)
    guard !indentation.isEmpty, case .text(let before) = nodes.last else { return indentation }
    nodes.removeLast()
    let rest = before.dropLast(indentation.count)
    if !rest.isEmpty { nodes.append(.text(String(rest))) }
    return indentation
  }

  /// Notes that a tag is wrong, and keeps what it opens and closes in step.
  ///
  /// - Parameter isElse: whether it is `{{^}}`, which other languages have inside a section.
  private mutating func refuse(
    _ problem: TemplateProblem, _ sign: Character?, _ start: Int, isElse: Bool = false
  ) {
    if isElse, let frame = frames.last, case .section = frame.kind {
      var problem = problem
      problem.hint = "write '\(tag("/" + frame.name))\(tag("^" + frame.name))' in its place"
      problems.append(problem)
      return
    }
    if sign == "/" {
      // The end of a broken tag repeats its name: one mistake is one error.
      if frames.last?.title != nil || frames.isEmpty { problems.append(problem) }
      return leave()
    }
    problems.append(problem)
    // What a broken tag opens is skipped up to its end.
    if let sign, "#^<$".contains(sign) { enter(.broken, "", text.position(start)) }
  }

  /// The name of a partial, a parent or a block: no transforms.
  private func word(_ range: Range<Int>, _ alsoAllowed: String) throws(TemplateProblem) -> TemplateWord {
    if text.characters[range.lowerBound] == "*" {
      throw TemplateProblem(
        text.position(range.lowerBound),
        "a partial's name cannot come from a variable: '\(text.string(range))'",
        hint: "name the partial itself")
    }
    if let wrong = range.first(where: { index in
      let byte = text.bytes[index]
      return !TemplateName.isNameByte(byte) && !alsoAllowed.utf8.contains(byte)
    }) {
      throw TemplateName.unexpected(text, wrong, range)
    }
    return TemplateWord(text: text.string(range), position: text.position(range.lowerBound))
  }
}
