/// A root, ready to run.
struct TemplateProgram: Sendable {
  /// The block that it begins with.
  var start: Int
  /// Tells it from the other programs of its engine.
  var number: Int
  /// The template and all that it includes, by name.
  var sources: [TemplateSource]
  /// All that it can ask for.
  var reads: TemplateReads
  /// The blocks whose parts it shares with other outputs: see `TemplateFragments`.
  var sharedBlocks: [Int] = []
}

/// A step of a root, with every name resolved to its place and everything included.
///
/// Instructions stand in blocks, which are numbered; sections and partials that include each other run them by
/// their numbers.
enum TemplateInstruction: Hashable, Sendable {
  case text([UInt8])
  case print(TemplateLookup)
  /// Runs a block for a true value, inside it where it is an object or a text, for each item of a list.
  case section(TemplateLookup, block: Int, layer: Int, isShared: Bool)
  case inverted(TemplateLookup, block: Int)
  case call(Int)
}

/// The way to a value.
struct TemplateLookup: Hashable, Sendable {
  enum Start: Hashable, Sendable {
    /// A field of the nearest object of a kind, by numbers.
    case field(Int, ofLayer: Int)
    /// A name that only the objects know when the output is made: among free keys.
    case name(String)
    /// `.`
    case current
    /// The place in the list that is walked through, for `last()`.
    case place
  }

  enum Step: Hashable, Sendable {
    case field(Int)
    case name(String)
  }

  var start: Start
  var steps: [Step]
  /// In the order in which they are applied.
  var transforms: [TemplateTransform]
}

/// The engine's transforms.
enum TemplateTransform: String, Hashable, Sendable {
  case capitalized, count, empty, equalzero, even, first, index, last, lowercased, minusone, odd, plusone
  case reversed, uppercased
}
