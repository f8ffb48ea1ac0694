package import SiteModel

/// A value to write into front matter.
package indirect enum FrontMatterValue: Hashable, Sendable {
  /// Read back as exactly this text, whatever is in it.
  case text(String)
  case date(Moment)
  case flag(Bool)
  case number(Int)
  /// Tags and the like: on one line.
  case names([String])
  /// One entry a line, or a group each.
  case list([FrontMatterValue])
  case group([FrontMatterKey])
}

/// A key with its value, as it is to be written.
package struct FrontMatterKey: Hashable, Sendable {
  package var name: String
  package var value: FrontMatterValue

  package init(_ name: String, _ value: FrontMatterValue) {
    self.name = name
    self.value = value
  }

  /// A text, or nothing where there is none: for lists of keys that are made of what is known.
  package static func text(_ name: String, _ text: String?) -> FrontMatterKey? {
    text.flatMap { $0.isEmpty ? nil : FrontMatterKey(name, .text($0)) }
  }
}
