import SiteModel

extension HTMLRenderer {
  /// The elements that attributes are written for.
  enum AttributeTarget { case heading, paragraph, figure, image, imageInFigure, link }

  /// Writes what an author's list says of an element; what does not belong there is told elsewhere.
  mutating func writeAttributes(_ list: AttributeList?, of target: AttributeTarget) {
    guard let list else { return }
    if target != .imageInFigure, target != .heading, let id = list.id { writeID(id) }
    if target != .imageInFigure, !list.classes.isEmpty { write("class", list.classes.joined(separator: " ")) }
    for value in list.values {
      switch value.name {
      case "lang" where target != .imageInFigure: write("lang", value.text)
      case "title" where target != .figure: write("title", typesetLine(value.text))
      case "width" where target == .image || target == .imageInFigure,
        "height" where target == .image || target == .imageInFigure:
        if let pixels = Self.pixels(value.text) { write(value.name, pixels) }
      default: break
      }
    }
  }

  /// An id, which an excerpt on another page goes without.
  private mutating func writeID(_ id: String) {
    let start = output.count
    write("id", id)
    text.rangesOutsideExcerpts.append(start..<output.count)
  }

  private mutating func write(_ name: String, _ value: String) {
    write(" \(name)=\"")
    writeEscaped(value)
    write("\"")
  }

  /// `300` or `300px`.
  static func pixels(_ text: String) -> String? {
    let digits = text.hasSuffix("px") ? text.dropLast(2) : text[...]
    guard (1...5).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return String(digits)
  }

  /// Takes the ids of lists, and tells of what no text can set.
  mutating func checkAttributes() {
    for (node, list) in extensions.attributes.sorted(by: { $0.key.line < $1.key.line }) {
      if let id = list.id, !usedIDs.insert(id).inserted {
        findings.append(
          .init(
            kind: .wrongAttribute, position: SourcePosition(line: node.line + lineOffset, column: 1),
            message: "the id '\(id)' is given twice in this text: links lead to the first",
            hint: "give this one another id"))
      }
      for value in list.values {
        if let problem = problem(of: value, on: node) {
          findings.append(
            .init(
              kind: .wrongAttribute, position: SourcePosition(line: node.line + lineOffset, column: 1),
              message: problem.message, hint: problem.hint))
        }
      }
    }
  }

  private func problem(
    of value: AttributeList.Value, on node: CommonMarkNode
  ) -> (message: String, hint: String)? {
    if value.name == "credit", node.kind == .image {
      return isInFigure(node) || node.parent.map(galleries.contains) ?? false
        ? nil
        : (
          "'credit' has no effect here: the image has no caption", "put the image into a paragraph of its own"
        )
    }
    return Self.problem(of: value, on: node.kind)
  }

  private static func problem(
    of value: AttributeList.Value, on kind: CommonMarkKind
  ) -> (message: String, hint: String)? {
    switch value.name {
    case "lang", "title": nil
    case "credit":
      ("'credit' has no effect here: only an image has one", "write it behind the image, without a space")
    case "width", "height", "loading":
      if kind != .image {
        (
          "'\(value.name)' has no effect here: only an image has one",
          "put it right after the image, without a space"
        )
      } else if value.name == "loading" {
        value.text == "lazy" || value.text == "eager"
          ? nil : ("'loading' has an unknown value '\(value.text)'", "write loading=lazy or loading=eager")
      } else if pixels(value.text) == nil {
        (
          "'\(value.name)' must be a number of pixels, not '\(value.text)'",
          "write for example \(value.name)=300"
        )
      } else {
        nil
      }
    default:
      (
        "a text cannot set the attribute '\(value.name)'",
        "delete it; id, class, lang, title, and of images width, height, loading and credit can be set"
      )
    }
  }
}
