import SiteContent
import SiteModel

/// The keys of another generator's file, and the text below them.
///
/// What a key is called elsewhere, `SiteModel/Keys` knows: `lastmod` is asked for as `updated`.
struct ForeignKeys: Sendable {
  /// In the order of the file.
  let entries: [FrontMatterKey]
  let body: String
  private let values: [String: FrontMatterValue]

  init(_ entries: [FrontMatterKey], body: String) {
    self.entries = entries
    self.body = body
    values = Dictionary(entries.map { (Key.plainName($0.name), $0.value) }) { $1 }
  }

  /// By its own name only.
  subscript(_ name: String) -> FrontMatterValue? { values[Key.plainName(name)] }

  /// What a key of ours says there, under whatever name; with the name that it has there.
  func value(_ key: Key?) -> (name: String, value: FrontMatterValue)? {
    key?.plainNames.lazy.compactMap { name in values[name].map { (name, $0) } }.first { !Self.isEmpty($0.1) }
  }

  /// A key of articles.
  func value(_ name: String) -> FrontMatterValue? { value(KeySet.article[name])?.value }

  func text(_ name: String) -> String? { value(name).flatMap(Self.plain) }

  /// The first of some names, as they stand, that has a text.
  func text(named names: String...) -> String? {
    names.lazy.compactMap { self[$0].flatMap(Self.plain) }.first { !$0.isEmpty }
  }

  /// Whether its front matter says that readers do not see it.
  var isHidden: Bool {
    guard let key = KeySet.article["draft"] else { return false }
    if let flag = value(key).flatMap({ Self.flag($0.value) }) { return flag }
    return says(["true"], key)
  }

  /// Whether its front matter says that readers do not comment on it.
  var isClosed: Bool {
    guard let key = KeySet.article["comments"] else { return false }
    return value(key).flatMap { Self.flag($0.value) } == false || says(["closed", "hidden"], key)
  }

  /// Whether another system's key says one of these for a key of ours.
  private func says(_ own: Set<String>, _ key: Key) -> Bool {
    key.translations.contains { name, words in
      guard let text = self[name].flatMap(Self.plain), !text.isEmpty else { return false }
      return (words[text.lowercased()] ?? words["*"]).map(own.contains) ?? false
    }
  }

  /// Keys that have no place among those of articles, whole groups of them too.
  var others: [ImportedExtra] {
    let known = Set(KeySet.article.keys.flatMap(\.plainNames))
    let free = Set(KeySet.article["extra"]?.plainNames ?? [])
    let description = Set(KeySet.article["description"]?.plainNames ?? [])
    return entries.flatMap { entry -> [FrontMatterKey] in
      let name = Key.plainName(entry.name)
      // Hugo's `params:` are free keys already.
      if free.contains(name), case .group(let inner) = entry.value { return inner }
      // A plugin's `seo:` with keys below it is no text.
      if description.contains(name), case .group = entry.value { return [entry] }
      return known.contains(name) || isTranslated(entry) ? [] : [entry]
    }.compactMap { entry in
      guard let value = Self.free(entry) else { return nil }
      return ImportedExtra(
        key: entry.name.split(whereSeparator: \.isWhitespace).joined(separator: "_"), value: value)
    }
  }

  /// What only steers the old program.
  private static let machinery: Set<String> = [
    "build", "_build", "cascade", "headless", "outputs", "eleventycomputed", "excerpt_separator",
  ]

  /// A value as a free key has it: without what is empty, and without anybody's address.
  private static func free(_ entry: FrontMatterKey) -> FrontMatterValue? {
    guard !KeySet.article.isNeedless(entry.name), !KeySet.comment.isPersonal(entry.name),
      !machinery.contains(entry.name.lowercased())
    else { return nil }
    return free(entry.value)
  }

  private static func free(_ value: FrontMatterValue) -> FrontMatterValue? {
    guard !isEmpty(value) else { return nil }
    switch value {
    case .list(let values):
      let texts = values.compactMap(plain)
      if texts.count == values.count {
        let names = texts.filter { !$0.isEmpty }
        return names.isEmpty ? nil : names.count == 1 ? .text(names[0]) : .names(names)
      }
      let kept = values.compactMap { free($0) }
      return kept.isEmpty ? nil : .list(kept)
    case .group(let keys):
      let kept = keys.compactMap { key in free(key).map { FrontMatterKey(key.name, $0) } }
      return kept.isEmpty ? nil : .group(kept)
    default: return value
    }
  }

  /// The same with keys of articles that it has not, from elsewhere.
  func filled(with defaults: [FrontMatterKey]) -> ForeignKeys {
    let added = defaults.filter { key in
      let name = Key.plainName(key.name)
      guard let own = KeySet.article.keys.first(where: { $0.plainNames.contains(name) }) else { return false }
      return own.name != "permalink" && own.name != "extra" && value(own) == nil
    }
    return added.isEmpty ? self : ForeignKeys(entries + added, body: body)
  }

  /// Whether another key here says the same: `visibility: hidden` does, `state: Bretagne` does not.
  private func isTranslated(_ entry: FrontMatterKey) -> Bool {
    guard let text = Self.plain(entry.value) else { return false }
    return KeySet.article.keys.contains { key in
      key.translations.contains { name, words in
        Key.plainName(name) == Key.plainName(entry.name) && (words[text.lowercased()] ?? words["*"]) != nil
      }
    }
  }

  // MARK: Values

  static func isEmpty(_ value: FrontMatterValue) -> Bool {
    switch value {
    case .text(let text): text.isEmpty
    case .names(let names): names.isEmpty
    case .list(let values): values.isEmpty
    case .group(let keys): keys.isEmpty
    case .date, .flag, .number: false
    }
  }

  static func plain(_ value: FrontMatterValue) -> String? {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .date(let date): date.iso8601
    case .names, .list, .group: nil
    }
  }

  /// The texts of a value, one or many.
  static func texts(_ value: FrontMatterValue) -> [String] {
    switch value {
    case .list(let values): values.compactMap(plain)
    case .names(let names): names
    case .group: []
    default: plain(value).map { [$0] } ?? []
    }
  }

  static func flag(_ value: FrontMatterValue) -> Bool? {
    switch value {
    case .flag(let flag): flag
    case .text(let text):
      ["true", "yes", "oui", "on", "open"].contains(text.lowercased())
        ? true : ["false", "no", "non", "off", "closed"].contains(text.lowercased()) ? false : nil
    default: nil
    }
  }

  static func member(_ value: FrontMatterValue?, _ names: String...) -> FrontMatterValue? {
    guard case .group(let entries)? = value else { return nil }
    return names.lazy.compactMap { name in
      entries.first { Key.plainName($0.name) == Key.plainName(name) }?.value
    }.first
  }

  /// Names of a list, or with commas; where there is no comma, with spaces if the old program parted them there.
  static func names(_ value: FrontMatterValue?, spacesPart: Bool = false) -> [String] {
    switch value {
    case nil: []
    case .text(let text)? where text.contains(","):
      text.split(separator: ",").map { $0.trimming }.filter { !$0.isEmpty }
    case .text(let text)?:
      (spacesPart ? text.split(whereSeparator: \.isWhitespace).map(String.init) : [text.trimming])
        .filter { !$0.isEmpty }
    case .list(let values)?:
      values.compactMap { value in
        plain(value) ?? member(value, "name", "title", "label").flatMap(plain)
      }.map { $0.trimming }.filter { !$0.isEmpty }
    case .group?: member(value, "name", "title").flatMap(plain).map { [$0] } ?? []
    case .names(let names)?: names
    case .some(let value): plain(value).map { [$0] } ?? []
    }
  }
}
