/// A key and its value that say who may read a text, found where they decide nothing: within another text, under
/// `extra`, below the front matter.
package struct Decision {
  package let key: Key
  /// In our own words.
  package let value: String
  /// Whether the key has its own name here.
  package let isOwn: Bool

  /// Nil for what says nothing of it, and for what may be said of something else: `status: archived` may be a
  /// petition's, `online: false` a meeting's.
  ///
  /// - Parameters:
  ///   - name: as it is written.
  ///   - value: as it is written.
  package init?(_ name: String, _ value: String, among keys: [Key]) {
    if let key = keys.first(where: { $0.name == name }) {
      guard key.decidesPublication else { return nil }
      switch key.kind {
      case .flag: guard FlagWord.meaning(of: value) != nil else { return nil }
      case .choice(let words): guard words.contains(value) else { return nil }
      case .date where name.contains("_"): guard Self.isDay(value) else { return nil }
      default: return nil
      }
      self.init(key: key, value: key.translated(value) ?? value, isOwn: true)
      return
    }
    // `Draft: True`
    if let key = keys.first(where: { $0.name == name.lowercased() }), key.decidesPublication,
      key.kind == .flag,
      let meaning = FlagWord.meaning(of: value)
    {
      self.init(key: key, value: String(meaning), isOwn: false)
      return
    }
    guard Self.names.contains(UnknownKey.folded(name)),
      let meant = UnknownKey(name, .line(value)).meaning(among: keys.filter(\.decidesPublication)),
      meant.key.kind != .date, meant.key.kind != .flag || !PublicationWords.isUncertain(name, value)
    else { return nil }
    self.init(key: meant.key, value: meant.value, isOwn: false)
  }

  /// What other systems call such keys. It is asked of lines of texts, most of which begin with none of these words.
  private static let names = Set(
    KeySet.all.flatMap(\.keys).filter(\.decidesPublication).flatMap { $0.synonyms + $0.translations.keys }
      .map(UnknownKey.folded))

  private init(key: Key, value: String, isOwn: Bool) {
    (self.key, self.value, self.isOwn) = (key, value, isOwn)
  }

  /// Whether it keeps readers from the text, for a while at least.
  package var hides: Bool {
    switch key.kind {
    case .flag: value == "true"
    case .choice: value != Comment.Status.approved.rawValue
    default: true
    }
  }

  /// `draft: true`
  package var line: String { "\(key.name): \(value)" }

  private static func isDay(_ value: String) -> Bool {
    value.utf8.count >= 10 && value.utf8.prefix(4).allSatisfy(\.isASCIIDigit)
  }
}
