import SiteModel

extension TemplateTransform {
  /// What becomes of a value; nothing where the transform does not fit it.
  func apply(to value: ContextValue) -> ContextValue {
    switch (self, value) {
    case (_, .bytes(let bytes)): apply(to: .text(String(decoding: bytes, as: UTF8.self)))
    case (.empty, _): .flag(value.isEmpty)
    case (.capitalized, .text(let text)): .text(text.prefix(1).uppercased() + text.dropFirst())
    case (.lowercased, .text(let text)): .text(text.lowercased())
    case (.uppercased, .text(let text)): .text(text.uppercased())
    case (.reversed, .text(let text)): .text(String(text.reversed()))
    case (.reversed, .list(let objects)): .list(objects.reversed())
    case (.reversed, .texts(let texts)): .texts(texts.reversed())
    case (.count, .list(let objects)): .number(objects.count)
    case (.count, .texts(let texts)): .number(texts.count)
    case (.first, .list(let objects)): objects.first.map { .object($0) } ?? .missing
    case (.last, .list(let objects)): objects.last.map { .object($0) } ?? .missing
    case (.first, .texts(let texts)): texts.first.map { .text($0) } ?? .missing
    case (.last, .texts(let texts)): texts.last.map { .text($0) } ?? .missing
    case (.reversed, .values(let values)): .values(values.reversed())
    case (.count, .values(let values)): .number(values.count)
    case (.first, .values(let values)): values.first ?? .missing
    case (.last, .values(let values)): values.last ?? .missing
    case (.equalzero, .number(let number)): .flag(number == 0)
    case (.plusone, .number(let number)): .number(number + 1)
    case (.minusone, .number(let number)): .number(number - 1)
    case (.even, .number(let number)): .flag(number.isMultiple(of: 2))
    case (.odd, .number(let number)): .flag(!number.isMultiple(of: 2))
    default: .missing
    }
  }

  /// What is to be said of a place in a list.
  func apply(toPlace place: (index: Int, count: Int)?) -> ContextValue {
    guard let place else { return .missing }
    return switch self {
    case .first: .flag(place.index == 0)
    case .last: .flag(place.index == place.count - 1)
    case .index: .number(place.index)
    case .even: .flag(place.index.isMultiple(of: 2))
    case .odd: .flag(!place.index.isMultiple(of: 2))
    default: .missing
    }
  }
}

extension ContextValue {
  fileprivate var isEmpty: Bool {
    switch self {
    case .text, .bytes, .html, .markup, .list, .texts, .values, .missing: !isTrue
    case .number, .flag, .object: false
    }
  }
}
