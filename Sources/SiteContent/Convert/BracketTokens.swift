/// The signs of one paragraph in the order in which libcmark reads them, to count the brackets that are open at once.
///
/// It takes quadratic time where `![` stay open before many links, so none may be taken for closed that is not. `[`
/// costs nothing: readers draw with it, number with it, and forget to close it.
/// Where it is not certain what the parser will see (an address with a backtick in it), no bracket counts as closed
/// in the rest of the paragraph.
struct BracketTokens {
  private enum Token: Equatable {
    /// A sign that Markdown reads.
    case sign(UInt8)
    /// A sign that an escape, an entity, code or HTML takes the meaning from.
    case hidden(UInt8)
    case open, close
    /// Brackets in code or HTML.
    case hiddenOpen, hiddenClose
    case codeStart, codeEnd, htmlStart, htmlEnd
  }

  private var tokens: [Token] = []
  /// Whether what comes next is an autolink's text.
  private var isInAutolink = false

  // The third bytes of marks that stand for brackets and escapes: see `SourceMark`.
  private static let openMark: UInt8 = 0x94
  private static let closeMark: UInt8 = 0x95

  /// A text whose brackets mean nothing to the parser.
  static func marking(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + 64)
    var isEscaped = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "[") where !isEscaped: SourceMark.append(openMark, to: &output)
      case UInt8(ascii: "]") where !isEscaped: SourceMark.append(closeMark, to: &output)
      case UInt8(ascii: "\\") where !isEscaped, UInt8(ascii: "&"):
        SourceMark.append(SourceMark.literal, to: &output)
        output.append(byte)
      default: output.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return output
  }

  mutating func add(_ node: CommonMarkNode, _ isEntering: Bool) {
    switch node.kind {
    case .text: node.withLiteral { add($0, isHidden: isInAutolink) }
    case .softBreak, .lineBreak: tokens.append(.sign(0x0A))
    case .code:
      tokens.append(.codeStart)
      node.withLiteral { add($0, isHidden: true) }
      tokens.append(.codeEnd)
    case .htmlInline:
      tokens.append(.htmlStart)
      // Without `<` and `>`.
      node.withLiteral { add(UnsafeBufferPointer(rebasing: $0.dropFirst().dropLast()), isHidden: true) }
      tokens.append(.htmlEnd)
    case .link:
      // Without brackets all links are autolinks.
      tokens.append(isEntering ? .htmlStart : .htmlEnd)
      isInAutolink = isEntering
    case .emphasis, .strong: tokens.append(.sign(UInt8(ascii: "*")))
    default: break
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, isHidden: Bool) {
    var i = 0
    while i < bytes.count {
      switch SourceMark.third(bytes, at: i) {
      case Self.openMark: tokens.append(isHidden ? .hiddenOpen : .open)
      case Self.closeMark: tokens.append(isHidden ? .hiddenClose : .close)
      case SourceMark.literal:
        // In code and HTML the backslash stands for itself.
        if !isHidden, i + 3 < bytes.count {
          tokens.append(.hidden(bytes[i + 3]))
          i += 1
        }
      case .some: break
      case nil:
        tokens.append(isHidden ? .hidden(bytes[i]) : .sign(bytes[i]))
        i += 1
        continue
      }
      i += 3
    }
  }

  private struct Opener {
    var isImage: Bool
    /// Whether no link stands in it: a link in a link's text is not one.
    var isActive = true
  }

  /// The most images' brackets that are open at once, looked at until they are more than a limit, and on which of
  /// the paragraph's lines (from 0).
  func depth(upTo limit: Int, hasTables: Bool) -> (depth: Int, line: Int) {
    var deepest = (depth: 0, line: 0)
    var line = 0
    var openers: [Opener] = []
    var images = 0
    var isCertain = true
    var isInCodeWithPipe = false
    /// Where the address ends behind the last `](`.
    var addressEnd = 0
    var i = 0
    func push() {
      let isImage = i > 0 && isExclamation(tokens[i - 1])
      openers.append(Opener(isImage: isImage))
      if isImage { images += 1 }
      if images > deepest.depth { deepest = (images, line) }
    }
    while i < tokens.count, deepest.depth <= limit {
      switch tokens[i] {
      case .sign(0x0A): line += 1
      case .codeStart: isInCodeWithPipe = hasTables && hasPipe(inCodeAt: i)
      case .codeEnd: isInCodeWithPipe = false
      case .open: push()
      case .hiddenOpen: if !isCertain || isInCodeWithPipe { push() }
      case .close where isCertain && i >= addressEnd:
        guard let opener = openers.popLast() else { break }
        if opener.isImage { images -= 1 } else { deactivateLinks(in: &openers) }
        guard i + 1 < tokens.count else { break }
        if tokens[i + 1] == .sign(UInt8(ascii: "(")) {
          switch LinkTail.end(of: tokens[(i + 2)...]) {
          case .certain(let end)?:
            // The parser reads on behind it.
            if opener.isImage || opener.isActive { i = end - 1 } else { addressEnd = end }
          case .uncertain?: isCertain = false
          case nil: break
          }
        } else if tokens[i + 1] == .open {
          isCertain = !hasSignsOfCode(inLabelAt: i + 2)
        }
      default: break
      }
      i += 1
    }
    return deepest
  }

  /// As the parser does it: what stands before a bracket that is not active is not active either.
  private func deactivateLinks(in openers: inout [Opener]) {
    for i in openers.indices.reversed() where !openers[i].isImage {
      guard openers[i].isActive else { return }
      openers[i].isActive = false
    }
  }

  private func isExclamation(_ token: Token) -> Bool {
    token == .sign(UInt8(ascii: "!")) || token == .hidden(UInt8(ascii: "!"))
  }

  private func hasPipe(inCodeAt start: Int) -> Bool {
    tokens[start...].prefix { $0 != .codeEnd }.contains(.hidden(UInt8(ascii: "|")))
  }

  /// The label of a reference (`[a][label]`) is no text.
  private func hasSignsOfCode(inLabelAt start: Int) -> Bool {
    for token in tokens[start...].prefix(1000) {
      switch token {
      case .close, .hiddenClose, .open: return false
      case .codeStart, .htmlStart, .sign(UInt8(ascii: "`")), .sign(UInt8(ascii: "<")): return true
      default: continue
      }
    }
    return false
  }

  /// What stands between `](` and `)`: an address and a title (CommonMark, 6.3).
  private enum LinkTail {
    case certain(end: Int)
    case uncertain

    /// Where it ends, behind the `)`; nil where it is not one.
    static func end(of tokens: ArraySlice<Token>) -> LinkTail? {
      var i = tokens.startIndex
      skipSpaces(tokens, &i)
      guard i < tokens.endIndex else { return nil }
      if tokens[i] == .htmlStart {
        while i < tokens.endIndex, tokens[i] != .htmlEnd {
          if tokens[i] == .hidden(UInt8(ascii: ">")) || tokens[i] == .hidden(UInt8(ascii: "\\")) {
            return .uncertain
          }
          i += 1
        }
        i += 1
      } else if tokens[i] == .sign(UInt8(ascii: "<")) {
        // It ends on its line, and before the next `<`.
        let isEnd = { (token: Token) in
          token == .sign(UInt8(ascii: ">")) || token == .sign(UInt8(ascii: "<")) || token == .sign(0x0A)
        }
        guard let end = tokens[(i + 1)...].firstIndex(where: isEnd), tokens[end] == .sign(UInt8(ascii: ">"))
        else { return nil }
        if tokens[i..<end].contains(where: isEdge) { return .uncertain }
        i = end + 1
      } else {
        var brackets = 0
        scan: while i < tokens.endIndex {
          switch tokens[i] {
          case .sign(UInt8(ascii: "(")):
            brackets += 1
            if brackets > mostBrackets { return nil }
          case .sign(UInt8(ascii: ")")):
            guard brackets > 0 else { break scan }
            brackets -= 1
          case .sign(0...0x20): break scan
          case .sign(UInt8(ascii: "`")): return .uncertain
          default: if isEdge(tokens[i]) { return .uncertain }
          }
          i += 1
        }
        if brackets > 0 { return nil }
      }
      let afterAddress = i
      skipSpaces(tokens, &i)
      if i > afterAddress, i < tokens.endIndex, let end = endOfSign(tokens[i]) {
        var j = i + 1
        while j < tokens.endIndex, tokens[j] != .sign(end) {
          // A title in brackets holds no other one.
          if end == UInt8(ascii: ")"), tokens[j] == .sign(UInt8(ascii: "(")) { return nil }
          if isEdge(tokens[j]) || tokens[j] == .sign(UInt8(ascii: "`")) { return .uncertain }
          j += 1
        }
        guard j < tokens.endIndex else { return nil }
        i = j + 1
        skipSpaces(tokens, &i)
      }
      guard i < tokens.endIndex else { return nil }
      if isEdge(tokens[i]) { return .uncertain }
      return tokens[i] == .sign(UInt8(ascii: ")")) ? .certain(end: i + 1) : nil
    }

    /// How many may be open in an address: libcmark's own limit, which keeps its time linear.
    private static let mostBrackets = 32

    private static func skipSpaces(_ tokens: ArraySlice<Token>, _ i: inout Int) {
      while i < tokens.endIndex,
        tokens[i] == .sign(0x20) || tokens[i] == .sign(0x0A) || tokens[i] == .sign(0x09)
      {
        i += 1
      }
    }

    /// Whether code or HTML begins or ends here: to the parser it may be part of an address.
    private static func isEdge(_ token: Token) -> Bool {
      token == .codeStart || token == .codeEnd || token == .htmlStart || token == .htmlEnd
    }

    private static func endOfSign(_ token: Token) -> UInt8? {
      switch token {
      case .sign(UInt8(ascii: "\"")): UInt8(ascii: "\"")
      case .sign(UInt8(ascii: "'")): UInt8(ascii: "'")
      case .sign(UInt8(ascii: "(")): UInt8(ascii: ")")
      default: nil
      }
    }
  }
}
