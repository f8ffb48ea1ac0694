import SiteModel

/// The words and signs of one paragraph in the making, before it is known what stands beside what.
struct InlineRun {
  enum Mark: Hashable {
    case strong, emphasis, struck

    var sign: String {
      switch self {
      case .strong: "**"
      case .emphasis: "*"
      case .struck: "~~"
      }
    }
    var element: String {
      switch self {
      case .strong: "strong"
      case .emphasis: "em"
      case .struck: "del"
      }
    }
  }

  enum Token {
    /// As it is written in Markdown, and whether it shows anything.
    case text(String)
    /// Links, images, code, raw tags: written already.
    case made(String)
    case open(Mark)
    case close(Mark)
    case lineBreak
  }

  var tokens: [Token] = []

  /// Whether there is anything to see.
  var isEmpty: Bool {
    tokens.allSatisfy { token in
      switch token {
      case .text(let text): text.allSatisfy { $0 == " " || $0 == "\n" || $0 == "\t" }
      case .made: false
      default: true
      }
    }
  }

  /// The Markdown of the run.
  ///
  /// - Parameters:
  ///   - lineBreak: what a `<br>` becomes.
  ///   - allowsHTML: whether an emphasis that signs cannot express, as within a word, may be a tag.
  func markdown(lineBreak: String, allowsHTML: Bool, isInLink: Bool = false, isInTable: Bool = false)
    -> String
  {
    var pieces = tidied()
    // Signs stand where CommonMark reads them as such (6.2), or give way to tags.
    var output = ""
    var marks: [(mark: Mark, isSign: Bool)] = []
    for i in pieces.indices {
      switch pieces[i] {
      case .text(let text):
        output += MarkdownEscape.escaped(
          text, before: output.unicodeScalars.last, after: Self.firstScalar(pieces, i + 1),
          isInLink: isInLink,
          isInTable: isInTable, isAtLineStart: output.isEmpty || output.hasSuffix("\n"))
      case .made(let text): output += text
      case .lineBreak:
        while output.last == " " { output.removeLast() }
        if !output.isEmpty { output += lineBreak }
      case .open(let mark):
        let next = Self.firstScalar(pieces, i + 1)
        let close = Self.close(of: i, in: pieces)
        let isSign =
          !Self.touchesMark(pieces, i, close) && Self.canOpen(before: output.unicodeScalars.last, after: next)
          && Self.canOpen(
            before: Self.firstScalar(pieces, close + 1), after: Self.lastScalar(pieces, close - 1))
        marks.append((mark, isSign))
        if isSign { output += mark.sign } else if allowsHTML { output += "<\(mark.element)>" }
      case .close:
        guard let (mark, isSign) = marks.popLast() else { continue }
        if isSign { output += mark.sign } else if allowsHTML { output += "</\(mark.element)>" }
      }
    }
    pieces = []
    while let last = output.last, last == " " || last == "\n" || last == "\t" { output.removeLast() }
    return output
  }

  /// White space goes out of emphasis, empty emphasis goes, breaks at the ends go.
  private func tidied() -> [Token] {
    var result: [Token] = []
    var lastIsSpace = true
    for token in tokens {
      switch token {
      case .text(let text):
        // Of white space that HTML shows as one, one stays.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
          if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C {
            if !lastIsSpace { bytes.append(0x20) }
            lastIsSpace = true
          } else {
            bytes.append(byte)
            lastIsSpace = false
          }
        }
        var kept = String(decoding: bytes, as: UTF8.self)
        if kept.hasPrefix(" "), case .open? = result.last {
          // Space goes out of emphasis.
          var place = result.count
          while place > 0, case .open = result[place - 1] { place -= 1 }
          result.insert(.text(" "), at: place)
          kept.removeFirst()
        }
        if !kept.isEmpty { result.append(.text(kept)) }
      case .open:
        result.append(token)
      case .close(let mark):
        // `<b></b>` shows nothing; `<b>mot </b>` keeps its space behind it.
        if case .open(let opened)? = result.last, opened == mark {
          result.removeLast()
        } else if case .text(let text)? = result.last, text.hasSuffix(" ") {
          result.removeLast()
          let trimmed = String(text.dropLast())
          if trimmed.isEmpty {
            if case .open(let opened)? = result.last, opened == mark {
              result.removeLast()
            } else {
              result.append(token)
            }
          } else {
            result.append(.text(trimmed))
            result.append(token)
          }
          result.append(.text(" "))
        } else {
          result.append(token)
        }
      case .lineBreak:
        result.append(token)
        lastIsSpace = true
      case .made:
        result.append(token)
        lastIsSpace = false
      }
    }
    // Breaks at the ends, and a second one in a row, part nothing.
    var ends: [Token] = []
    for token in result {
      if case .lineBreak = token {
        if ends.isEmpty { continue }
        if case .lineBreak? = ends.last { continue }
      }
      ends.append(token)
    }
    while case .lineBreak? = ends.last { ends.removeLast() }
    return ends
  }

  // MARK: Neighbours

  private static func close(of open: Int, in pieces: [Token]) -> Int {
    var depth = 0
    for i in open..<pieces.count {
      if case .open = pieces[i] { depth += 1 }
      if case .close = pieces[i] {
        depth -= 1
        if depth == 0 { return i }
      }
    }
    return pieces.count
  }

  /// Signs that stand side by side are read as one: the inner one becomes a tag.
  private static func touchesMark(_ pieces: [Token], _ open: Int, _ close: Int) -> Bool {
    func isMark(_ i: Int) -> Bool {
      guard pieces.indices.contains(i) else { return false }
      switch pieces[i] {
      case .open, .close: return true
      default: return false
      }
    }
    return isMark(open - 1) || isMark(close + 1)
  }

  private static func firstScalar(_ pieces: [Token], _ start: Int) -> Unicode.Scalar? {
    var i = start
    while i < pieces.count {
      switch pieces[i] {
      case .text(let text), .made(let text): if let first = text.unicodeScalars.first { return first }
      case .open(let mark), .close(let mark): return mark.sign.unicodeScalars.first
      case .lineBreak: return "\n"
      }
      i += 1
    }
    return nil
  }

  private static func lastScalar(_ pieces: [Token], _ start: Int) -> Unicode.Scalar? {
    var i = min(start, pieces.count - 1)
    while i >= 0 {
      switch pieces[i] {
      case .text(let text), .made(let text): if let last = text.unicodeScalars.last { return last }
      case .open(let mark), .close(let mark): return mark.sign.unicodeScalars.last
      case .lineBreak: return "\n"
      }
      i -= 1
    }
    return nil
  }

  /// CommonMark 6.2, left-flanking; right-flanking with the two exchanged.
  private static func canOpen(before: Unicode.Scalar?, after: Unicode.Scalar?) -> Bool {
    guard let after, !after.properties.isWhitespace else { return false }
    guard isPunctuation(after) else { return true }
    guard let before else { return true }
    return before.properties.isWhitespace || isPunctuation(before)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value > 0x20 && scalar.value < 0x7F && !scalar.isASCIILetterOrDigit
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }
}
