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
    guard line.count < 200 else { return nil }
    if let name = Self.nameBehindDate(line, zone) {
      self.name = name
      self.line = line
      link = run.all { $0.name == "a" && $0["href"] != nil }.last { $0.children.line == name }
      nodes = run
      return
    }
    guard let found = Self.head(of: line) else { return nil }
    let head = line[..<found].trimming.lowercased()
    let rest = line[found...].trimming
    let link = run.all { $0.name == "a" && $0["href"] != nil }.first { !$0.children.line.isEmpty }
    let linked = link?.children.line ?? ""
    let (name, tail) = Self.parted(rest, linked: linked)
    // French sentences begin with "De" and "Par": a name begins with a capital.
    let isName =
      name == linked
      || name.first.map { head.hasSuffix("by") || head.hasSuffix(":") ? !$0.isNumber : $0.isUppercase }
        ?? false
    guard !name.isEmpty, name.count < 60, isName, !name.contains(where: { ",;?!".contains($0) }),
      Words.split(tail).allSatisfy(CommentLabel.isPart),
      name == linked || HumanDate.first(in: tail, zone) != nil
    else { return nil }
    self.name = name
    self.line = line
    self.link = link
    nodes = run
  }

  /// Where `Posted by`, `Rédigé par :` or `Commentaire n°3 posté par` ends.
  private static func head(of line: String) -> String.Index? {
    line.prefixMatch(
      of:
        /(?i)(?:commentaire n°\s*[0-9]+\s+)?(?:(?:r[ée]dig[ée]|[ée]crit|post[ée]|publi[ée]|soumis|envoy[ée]|d[ée]pos[ée]|posted|written|submitted|comment|commentaire)\s+)?(?:par|by|de)(?:\s*:\s*|\s+)/
    )?.range.upperBound
  }

  /// `12. Le mardi 6 novembre 2007, 10:30 par Zoé`
  private static func nameBehindDate(_ line: String, _ zone: SiteTimeZone) -> String? {
    guard let joint = [" par ", " by "].compactMap({ line.ranges(of: $0).last }).first else { return nil }
    let date = String(line[..<joint.lowerBound])
    let name = line[joint.upperBound...].trimming
    guard !name.isEmpty, name.count < 60, !name.contains(where: { ",;?!".contains($0) }),
      HumanDate.first(in: date, zone) != nil, Words.split(date).allSatisfy(CommentLabel.isPart)
    else { return nil }
    return name
  }

  /// Who wrote an article, of the line above or below it: more may stand there than who and when.
  static func name(above line: String, _ zone: SiteTimeZone) -> String? {
    guard line.count < 300, let start = head(of: line) else { return nil }
    let (name, tail) = parted(line[start...].trimming, linked: "")
    guard name.first?.isUppercase == true, name.count < 60, HumanDate.first(in: tail, zone) != nil else {
      return nil
    }
    return name
  }

  /// The name, and what stands behind it.
  private static func parted(_ text: String, linked: String) -> (name: String, tail: String) {
    if !linked.isEmpty, text.hasPrefix(linked) { return (linked, String(text.dropFirst(linked.count))) }
    for joint in [" | ", " on ", ", le ", " le ", " at ", " - ", " – ", ", "] {
      // The last that a date follows.
      if let range = text.ranges(of: joint).last(where: { text[$0.upperBound...].contains(where: \.isNumber) }
      ) {
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
