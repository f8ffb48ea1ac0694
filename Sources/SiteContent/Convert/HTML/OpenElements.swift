import SiteModel

/// The elements of an author's own HTML that are open at a place of the text.
///
/// What a text leaves open, or closes once too often, would go on in the page around it: comments would become part
/// of the article, and a home page would end at a card.
struct OpenElements {
  struct Element {
    var name: String
    var position: SourcePosition
    /// Whether its `lang` says that its words are not French.
    var isOtherLanguage = false
  }

  /// What an end tag does.
  enum Ending {
    /// Nothing is open that it could end.
    case stray
    /// It ends an element, and those in it that have no end of their own, the innermost first.
    case ends(index: Int, unclosed: [Element])
  }

  private(set) var elements: [Element] = []
  /// The places in `elements` of each name.
  private var places: [String: [Int]] = [:]
  /// How many were open where each quote, list item or cell around this place began.
  private var floors: [Int] = []
  /// How many of those that are open hold code, whose text is left as it is.
  private(set) var codeDepth = 0
  /// How many hold drawings or formulas, which have rules of their own.
  private var foreignDepth = 0

  /// How many hold words in another language than French, by what they say.
  private(set) var otherLanguageDepth = 0

  var count: Int { elements.count }
  var isInForeign: Bool { foreignDepth > 0 }
  private var floor: Int { floors.last ?? 0 }

  /// Whether an element can reach beyond the text: not one that needs no end tag, whose tags browsers pass over, or
  /// that they do not know.
  private static func isFollowed(_ name: String) -> Bool {
    HTMLElements.all.contains(name) && !HTMLElements.void.contains(name)
      && !["p", "html", "head", "body"].contains(name)
  }

  mutating func start(_ name: String, at position: SourcePosition, isOtherLanguage: Bool = false) {
    guard Self.isFollowed(name) else { return }
    places[name, default: []].append(elements.count)
    let element = Element(name: name, position: position, isOtherLanguage: isOtherLanguage)
    elements.append(element)
    count(element, 1)
  }

  mutating func end(_ name: String) -> Ending {
    let passes = Ending.ends(index: elements.count, unclosed: [])
    guard name != "p", name != "br", HTMLElements.all.contains(name) else { return passes }
    guard let index = places[name]?.last, index >= floor else {
      // One too many of these ends nothing in a page.
      return HTMLElements.inline.contains(name) ? passes : .stray
    }
    // By their places: a slice would hold on to the elements, and all would be copied with each end tag.
    let inner = (index + 1)..<elements.count
    // `<b><i></b></i>`: browsers put that right by themselves.
    if HTMLElements.inline.contains(name), (1...8).contains(inner.count),
      inner.allSatisfy({ HTMLElements.inline.contains(elements[$0].name) })
    {
      remove(at: index)
      return .ends(index: index, unclosed: [])
    }
    let unclosed = close(downTo: index + 1)
    _ = close(downTo: index)
    return .ends(index: index, unclosed: unclosed)
  }

  /// A quote, a list item or a cell begins: no end tag in it ends what was open before.
  mutating func enterContainer() { floors.append(elements.count) }

  /// It ends, and with it what was left open in it; those that need an end tag, the innermost first.
  mutating func leaveContainer() -> [Element] {
    guard let floor = floors.popLast() else { return [] }
    return close(downTo: floor)
  }

  /// Ends everything that is open from a place on.
  mutating func close(downTo index: Int) -> [Element] {
    var closed: [Element] = []
    while elements.count > index, let element = elements.popLast() {
      places[element.name]?.removeLast()
      count(element, -1)
      if !HTMLElements.optionalEnd.contains(element.name) { closed.append(element) }
    }
    return closed
  }

  /// The end tags that a part of the text needs which ends here and has begun at a place of the list.
  func endTags(downTo index: Int = 0) -> String {
    guard index < elements.count else { return "" }
    return elements[index...].reversed().filter { !HTMLElements.optionalEnd.contains($0.name) }
      .map { "</\($0.name)>" }.joined()
  }

  private mutating func remove(at index: Int) {
    let element = elements.remove(at: index)
    places[element.name]?.removeLast()
    count(element, -1)
    for later in elements[index...].indices {
      let name = elements[later].name
      guard let place = places[name]?.lastIndex(of: later + 1) else { continue }
      places[name]?[place] = later
    }
  }

  private mutating func count(_ element: Element, _ change: Int) {
    let name = element.name
    if element.isOtherLanguage { otherLanguageDepth += change }
    if Self.code.contains(name) { codeDepth += change }
    if name == "svg" || name == "math" { foreignDepth += change }
  }

  static let code: Set<String> = [
    "code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "math", "svg",
  ]
}
