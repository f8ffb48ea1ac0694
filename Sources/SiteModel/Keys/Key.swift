/// One key that people write, in front matter or in a settings file: the only place where it is described.
///
/// From it come how its value is read, which mistakes are forgiven, the hints for other systems' names, the tables of
/// `docs/content.md` and the JSON Schema.
package struct Key: Hashable, Sendable {
  /// What kind of value a key has.
  package indirect enum Kind: Hashable, Sendable {
    /// One line of words.
    case text
    /// Markdown, of one or several lines.
    case markdown
    /// A word that names a file, an id or a part of an address.
    case name
    /// A place on the site or an address elsewhere.
    case address
    /// `#rrggbb`.
    case colour
    /// A list, or one text with commas.
    case names
    case date
    case flag
    /// A whole number.
    case number(from: Int)
    /// One of a few words.
    case choice([String])
    /// Keys of its own.
    case group([Key])
    /// One of a few words, or keys of its own that say more.
    case choiceOrGroup([String], [Key])
    /// A list of groups.
    case entries([Key])
    /// A group whose keys are free and whose values are one of a few words.
    case table([String])
    /// Whatever the owner of the site likes.
    case free
  }

  /// What holds where the key is missing.
  package enum Standard: Hashable, Sendable {
    case required
    /// A value, as it is written.
    case value(String)
    /// In words, as Markdown.
    case words(String)
  }

  package var name: String
  package var kind: Kind
  package var standard: Standard
  /// What the key is for, as Markdown with links relative to `docs/`; empty where the name says it.
  package var meaning: String
  /// The type in words, where the kind's own word is not the best one.
  package var type: String?
  /// What WordPress, Jekyll, Hugo, Eleventy, MkDocs, Decap and others call it.
  package var synonyms: [String]
  /// Names for which this key is the wrong one, and no other the right one: what to do about them.
  package var advice: [String: String]
  /// Keys of other systems whose values say the same in other words: key → their value, `*` for any → the value here.
  package var translations: [String: [String: String]]
  /// Words of other systems that are accepted for one of a choice's own.
  package var acceptedWords: [String: String]
  /// Words of other systems and of French that mean one of a choice's own: they are errors, and a hint translates them.
  package var foreignWords: [String: String]
  /// Of a list of names: how some look, for hints.
  package var example: String?
  /// Whether the value decides what readers see: a part of it that is lost is an error.
  package var decidesPublication: Bool
  /// For keys that decide what is public: what nothing behind the colon is taken as.
  package var emptyMeans: String?

  package init(
    _ name: String, _ kind: Kind, _ standard: Standard = .words("none"), _ meaning: String = "",
    type: String? = nil, synonyms: [String] = [], advice: [String: String] = [:],
    translations: [String: [String: String]] = [:],
    acceptedWords: [String: String] = [:], foreignWords: [String: String] = [:], example: String? = nil,
    decidesPublication: Bool = false, emptyMeans: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.meaning = meaning
    self.type = type
    self.synonyms = synonyms
    self.advice = advice
    self.translations = translations
    self.acceptedWords = acceptedWords
    self.foreignWords = foreignWords
    self.example = example
    self.decidesPublication = decidesPublication
    self.emptyMeans = emptyMeans
  }

  package var isRequired: Bool { standard == .required }

  /// Whether a value is one line of plain text: then an unquoted ` : ` cannot mean anything else.
  package var isOneLine: Bool {
    switch kind {
    case .text, .name, .address, .colour, .names, .date, .flag, .number, .choice: true
    case .markdown, .group, .choiceOrGroup, .entries, .table, .free: false
    }
  }

  /// Whether the value is words that readers see, in which HTML entities are decoded.
  package var isReadersText: Bool { kind == .text || kind == .names }

  /// Its own name and what other systems call it, each as `plainName` has it; its own first.
  package var plainNames: [String] { ([name] + synonyms).map(Key.plainName) }

  /// `lastMod`, `last-mod` and `last_mod` are one name.
  package static func plainName(_ name: String) -> String { UnknownKey.folded(name) }

  /// The value that a word means here: its own one for a flag or a choice; nil where it is not clear which.
  package func translated(_ word: String) -> String? {
    let lower = word.lowercased()
    switch kind {
    case .flag: return FlagWord.meaning(of: word).map(String.init)
    case .choice(let words), .choiceOrGroup(let words, _):
      if words.contains(lower) { return lower }
      let plain = FlagWord.plain(lower)
      return acceptedWords[lower] ?? foreignWords[lower] ?? acceptedWords[plain] ?? foreignWords[plain]
    default: return word
    }
  }

  /// Of a group behind which a word stands: the line below it that says the same; nil where it is not clear which.
  package func meantLine(_ word: String) -> String? {
    foreignWords[word.lowercased()] ?? foreignWords[FlagWord.plain(word)]
  }

  /// Keys that stand below this one.
  package var members: [Key] {
    switch kind {
    case .group(let keys), .choiceOrGroup(_, let keys), .entries(let keys): keys
    default: []
    }
  }
}

extension Key.Kind {
  /// The words of a type that has a few.
  package static func choice<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> Self
  where Choice.RawValue == String {
    .choice(type.allCases.map(\.rawValue))
  }
}
