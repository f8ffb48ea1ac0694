/// `~~…~~` and `~…~` (GitHub Flavored Markdown, 6.5): the runs of tildes of a tree, and the pairs among them.
///
/// A pair stands among the children of one node: what begins in emphasis ends in it.
struct Strikethrough {
  private struct Found {
    var node: CommonMarkNode
    var run: DelimiterMatcher.Run
  }

  private var groups: [[Found]] = []
  private var groupOfParent: [CommonMarkNode: Int] = [:]

  /// A run that stands in the tree as a text of its own.
  mutating func add(_ run: DelimiterMatcher.Run, _ text: CommonMarkNode) {
    guard run.canOpen || run.canClose, let parent = text.parent else { return }
    let group = groupOfParent[parent] ?? groups.count
    if group == groups.count {
      groupOfParent[parent] = group
      groups.append([])
    }
    groups[group].append(Found(node: text, run: run))
  }

  /// Puts the ends of strikethrough in the place of the runs that are a pair.
  func apply(_ extensions: inout MarkdownExtensions) {
    for group in groups {
      for pair in DelimiterMatcher(group.map(\.run)).pairs {
        let ends = [(pair.opener, MarkdownExtension.strikethroughStart), (pair.closer, .strikethroughEnd)]
        for (place, end) in ends {
          group[place].node.insertBefore(.inlineExtension(extensions.add(end)))
          group[place].node.remove()
        }
      }
    }
  }
}

/// What stands on both sides of a run of tildes decides whether it opens or closes (CommonMark, 6.2).
enum Flanking {
  /// The run at a place among the pieces of a text.
  static func run(_ length: Int, at place: Int, of pieces: [TextPiece], in node: CommonMarkNode)
    -> DelimiterMatcher.Run
  {
    let before =
      place > 0
      ? edge(pieces[place - 1], isEnd: true) : neighbour(node.previous, of: node, isEnd: true)
    let after =
      place + 1 < pieces.count
      ? edge(pieces[place + 1], isEnd: false) : neighbour(node.next, of: node, isEnd: false)
    let (spaceBefore, signBefore) = (isSpace(before), isSign(before))
    let (spaceAfter, signAfter) = (isSpace(after), isSign(after))
    return DelimiterMatcher.Run(
      length: length,
      canOpen: !spaceAfter && (!signAfter || spaceBefore || signBefore),
      canClose: !spaceBefore && (!signBefore || spaceAfter || signAfter))
  }

  private static func edge(_ piece: TextPiece, isEnd: Bool) -> Unicode.Scalar {
    switch piece {
    case .text(let bytes), .address(_, let bytes): scalar(of: bytes, isEnd: isEnd)
    case .reference: isEnd ? "]" : "["
    case .tildes: "~"
    }
  }

  /// The sign that stands beside a text in the source: markup ends and begins with punctuation.
  private static func neighbour(
    _ sibling: CommonMarkNode?, of node: CommonMarkNode, isEnd: Bool
  ) -> Unicode.Scalar {
    guard let sibling else {
      return switch node.parent?.kind {
      case .emphasis, .strong, .link: "*"
      default: " "
      }
    }
    switch sibling.kind {
    case .softBreak, .lineBreak: return " "
    case .text:
      var found: Unicode.Scalar = " "
      sibling.withLiteral { found = scalar(of: Array($0), isEnd: isEnd) }
      return found
    default: return "*"
    }
  }

  private static func scalar(of bytes: [UInt8], isEnd: Bool) -> Unicode.Scalar {
    // A scalar has four bytes at most.
    let part = isEnd ? bytes.suffix(4) : bytes.prefix(4)
    let scalars = String(decoding: part, as: UTF8.self).unicodeScalars
    return (isEnd ? scalars.last : scalars.first) ?? " "
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar == "\n" || scalar.properties.generalCategory == .spaceSeparator
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value > 0x20 && scalar.value < 0x7F && !scalar.properties.isAlphabetic
        && scalar.properties.numericType == nil
    }
    return switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
