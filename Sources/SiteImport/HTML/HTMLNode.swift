/// A piece of HTML.
enum HTMLNode: Hashable, Sendable {
  case text(String)
  case element(HTMLElement)
  case comment(String)

  var element: HTMLElement? {
    if case .element(let element) = self { return element }
    return nil
  }
}

/// An element of HTML with all that is in it.
struct HTMLElement: Hashable, Sendable {
  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// In lower case.
  var name: String
  var attributes: [Attribute]
  var children: [HTMLNode]

  init(name: String, attributes: [Attribute] = [], children: [HTMLNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  var classes: [Substring] { (self["class"] ?? "").split { $0.isWhitespace } }

  func hasClass(_ name: String) -> Bool { classes.contains { $0 == name } }

  /// Whether a theme marked it with one of some classes, in capitals or not.
  func hasMark(_ marks: [String]) -> Bool {
    classes.contains { name in
      marks.contains { $0.utf8.count == name.utf8.count && $0.lowercased() == name.lowercased() }
    }
  }

  /// The first element that fits, the element itself included, in the order of the text.
  func first(where fits: (HTMLElement) -> Bool) -> HTMLElement? {
    if fits(self) { return self }
    return children.first(where: fits)
  }

  /// The text in it, as written.
  var text: String { children.text }
}

extension [HTMLNode] {
  func first(where fits: (HTMLElement) -> Bool) -> HTMLElement? {
    for case .element(let child) in self {
      if let found = child.first(where: fits) { return found }
    }
    return nil
  }

  /// All elements that fit, outermost ones only, in the order of the text.
  func all(where fits: (HTMLElement) -> Bool) -> [HTMLElement] {
    flatMap { node -> [HTMLElement] in
      guard case .element(let element) = node else { return [] }
      return fits(element) ? [element] : element.children.all(where: fits)
    }
  }

  /// All elements that fit, those within others too, in the order of the text.
  func everything(where fits: (HTMLElement) -> Bool) -> [HTMLElement] {
    flatMap { node -> [HTMLElement] in
      guard case .element(let element) = node else { return [] }
      return (fits(element) ? [element] : []) + element.children.everything(where: fits)
    }
  }

  var text: String {
    var text = ""
    add(to: &text)
    return text
  }

  private func add(to text: inout String) {
    for node in self {
      switch node {
      case .text(let part): text += part
      case .element(let element) where element.name == "br": text += "\n"
      case .element(let element): element.children.add(to: &text)
      case .comment: break
      }
    }
  }

  /// The text on one line, as a title has it.
  var line: String { text.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ") }
}
