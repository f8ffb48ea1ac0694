/// Counts how deeply a Markdown text is nested, before it is parsed.
///
/// Debian's libcmark 0.30 takes quadratic time on nested lists, nested quotes and unclosed `![`: a stranger's
/// 64 kB of `- ` would cost 13 seconds. The count is an upper bound that takes one look at each line: where it is
/// not certain what the parser will see, the deeper reading counts. `Nesting+Counted` counts truly.
struct Nesting {
  /// Levels of lists, quotes or open brackets at the deepest place, and the line of it (from 1).
  private(set) var depth = 0
  private(set) var line = 1
  /// Levels of lists and quotes alone, at their deepest place.
  private(set) var containerDepth = 0

  init(depth: Int, line: Int) { (self.depth, self.line) = (depth, line) }

  /// Takes over what is deeper in a part of the text that is parsed by itself.
  ///
  /// - Parameters:
  ///   - levels: Levels that the part is parsed inside.
  ///   - lines: Lines of the text that stand before the part.
  mutating func include(_ part: Nesting, levels: Int = 0, lines: Int = 0) {
    containerDepth = max(containerDepth, part.containerDepth + levels)
    guard part.depth + levels > depth else { return }
    depth = part.depth + levels
    line = part.line + lines
  }

  private enum Container {
    case quote
    /// The column, behind the quote around it, at which its content begins.
    case item(column: Int)
  }

  private var containers: [Container] = []
  private var fences = FenceTracker()
  private var brackets = BracketCounter()
  /// Whether the last line may have been a paragraph's: text without markers then goes on with it, and
  /// what is open stays open (CommonMark, "laziness").
  private var isAfterText = false

  init(of text: [UInt8]) {
    var number = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let levels = measure(line)
      containerDepth = max(containerDepth, containers.count)
      if levels > depth {
        depth = levels
        self.line = number
      }
    }
  }

  private mutating func measure(_ bytes: ArraySlice<UInt8>) -> Int {
    var line = LineCursor(bytes)
    line.skipSpaces()
    if fences.isOpen {
      fences.close(line)
      return 0
    }
    var indentation = line.column
    let open = matchContainers(&line, &indentation)
    guard !line.isAtEnd else {
      brackets.reset()
      fences.endHTML()
      isAfterText = false
      return open
    }
    let opened = indentation < 4 ? openContainers(&line) : []
    let isFence = (indentation < 4 || !opened.isEmpty) && FenceTracker.isFence(line.rest)
    if !opened.isEmpty || isFence || !isAfterText { containers.removeLast(containers.count - open) }
    containers += opened
    if isFence, fences.open(line, isContained: !containers.isEmpty) {
      isAfterText = false
      brackets.reset()
      return 0
    }
    isAfterText = true
    if !line.isAtEnd { fences.readHTML(line.rest) }
    brackets.count(line.rest)
    return containers.count + brackets.peak
  }

  /// How many of the open containers a line belongs to.
  private func matchContainers(_ line: inout LineCursor, _ indentation: inout Int) -> Int {
    for (i, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard indentation < 4, line.takeQuoteSign() else { return i }
        indentation = line.column - line.base
      case .item(let column):
        guard line.column - line.base >= column else { return i }
        indentation = line.column - line.base - column
      }
    }
    return containers.count
  }

  /// Reads the markers that begin new containers.
  private mutating func openContainers(_ line: inout LineCursor) -> [Container] {
    var opened: [Container] = []
    while !line.isAtEnd {
      if line.takeQuoteSign() {
        opened.append(.quote)
        brackets.reset()
      } else if line.isThematicBreak {
        break
      } else if let marker = line.takeListMarker() {
        // Other numbers than 1 and empty items do not end a paragraph.
        if marker.endsParagraph, !line.isAtEnd { brackets.reset() }
        let spaces = line.skipSpaces()
        let isCode = spaces >= 5 || line.isAtEnd
        opened.append(.item(column: marker.column + (isCode || spaces == 0 ? 1 : spaces)))
        if isCode { break }
      } else {
        break
      }
    }
    return opened
  }
}
