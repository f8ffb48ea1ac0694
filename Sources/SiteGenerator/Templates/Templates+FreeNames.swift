import SiteModel
import TemplateEngine

extension Templates {
  /// An error for every name that stands for nothing on this site, whatever its editors wrote under `extra`.
  ///
  /// A section that is about a key which nobody uses yet is left alone: a theme may be made for more than one blog.
  func unknownFreeNames(_ site: Site) -> [Diagnostic] {
    guard !freeNames.isEmpty else { return [] }
    var keys: Set<String> = []
    for value in site.settings.extra { Self.collect(value.key, value.value, &keys) }
    for article in site.articles {
      for value in article.extra { Self.collect(value.key, value.value, &keys) }
    }
    for page in site.pages { for value in page.extra { Self.collect(value.key, value.value, &keys) } }
    let unknown = freeNames.filter { keys.contains($0.section) && !keys.contains($0.name) }
    return unknown.map { name in
      .error(
        .templateError, name.file, name.position,
        "unknown variable '\(name.name)': neither a free key nor known outside the group",
        hint: NearestName.of(name.name, among: keys.union(name.outside).sorted()).map {
          "did you mean '\($0)'?"
        })
    }
  }

  private static func collect(_ key: String, _ value: ExtraValue, _ keys: inout Set<String>) {
    keys.insert(key)
    collect(value, &keys)
  }

  private static func collect(_ value: ExtraValue, _ keys: inout Set<String>) {
    switch value {
    case .text, .flag: break
    case .list(let items): for item in items { collect(item, &keys) }
    case .object(let values): for (key, value) in values { collect(key, value, &keys) }
    }
  }
}
