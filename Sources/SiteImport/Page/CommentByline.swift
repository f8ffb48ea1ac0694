import SiteContent
import SiteModel

/// `By GREINER on Oct 18, 2020`: the line above a comment's text, or below it, in themes that have no mark for its author.
struct CommentByline {
  var name: String
  /// The whole line.
  var line: String
  /// What it is made of: a run of neighbours.
  var nodes: [HTMLNode]
  var link: HTMLElement?

  private static let heads = [
    "posted by ", "comment by ", "by ", "posté par ", "publié par ", "commentaire de ", "par ", "de ",
  ]

  /// Nil where neither the first nor the last line is one.
  init?(in nodes: [HTMLNode], _ zone: SiteTimeZone) {
    let lines = Self.lines(nodes)
    guard let first = lines.first, let last = lines.last else { return nil }
    for run in [first, last] {
      if let found = Self(run, zone) {
        self = found
        return
      }
    }
    return nil
  }

  /// A sentence may begin so as well: a line is taken only where it says who and when, and no word more.
  private init?(_ run: [HTMLNode], _ zone: SiteTimeZone) {
    let line = run.line
    guard line.count < 200, let head = Self.heads.first(where: { line.lowercased().hasPrefix($0) }) else {
      return nil
    }
    let rest = line.dropFirst(head.count).trimming
    let link = run.first { $0.name == "a" && $0["href"] != nil }
    let linked = link?.children.line ?? ""
    let (name, tail) = Self.parted(rest, linked: linked)
    // French sentences begin with "De" and "Par": a name begins with a capital.
    let isName =
      name == linked
      || name.first.map { head.hasSuffix("by ") ? !$0.isNumber : $0.isUppercase } ?? false
    guard !name.isEmpty, name.count < 60, isName, !name.contains(where: { ",;?!".contains($0) }),
      Words.split(tail).allSatisfy(CommentLabel.isPart),
      name == linked || HumanDate.first(in: tail, zone) != nil
    else { return nil }
    self.name = name
    self.line = line
    self.link = link
    nodes = run
  }

  /// The name, and what stands behind it.
  private static func parted(_ text: String, linked: String) -> (name: String, tail: String) {
    if !linked.isEmpty, text.hasPrefix(linked) { return (linked, String(text.dropFirst(linked.count))) }
    for joint in [" on ", ", le ", " le ", " at ", " - ", " – ", " | ", ", "] {
      if let range = text.ranges(of: joint).last, text[range.upperBound...].contains(where: \.isNumber) {
        return (text[..<range.lowerBound].trimming, String(text[range.lowerBound...]))
      }
    }
    return (text, "")
  }

  /// The lines of a comment, those in its boxes too.
  private static func lines(_ nodes: [HTMLNode]) -> [[HTMLNode]] {
    var lines: [[HTMLNode]] = []
    var run: [HTMLNode] = []
    func flush() {
      if !run.line.isEmpty { lines.append(run) }
      run = []
    }
    for node in nodes {
      guard let element = node.element,
        ["br", "p", "div", "article", "blockquote", "ul", "ol", "pre", "table"].contains(element.name)
      else {
        run.append(node)
        continue
      }
      flush()
      switch element.name {
      case "br": continue
      case "div", "article": lines += Self.lines(element.children)
      default: if !element.children.line.isEmpty { lines.append([node]) }
      }
    }
    flush()
    return lines
  }

  /// The nodes without the line.
  func removed(from nodes: [HTMLNode]) -> [HTMLNode] {
    var rest = nodes
    if !self.nodes.isEmpty, let range = rest.firstRange(of: self.nodes) {
      rest.removeSubrange(range)
      return rest
    }
    return rest.map { node in
      guard case .element(var element) = node, ["div", "article"].contains(element.name) else { return node }
      element.children = removed(from: element.children)
      return .element(element)
    }
  }
}
