/// The keys of one kind of file.
package struct KeySet: Hashable, Sendable {
  /// What the file is, in one word: `article`.
  package var name: String
  package var keys: [Key]
  /// Whether the file is a list of groups with these keys, and not one group.
  package var isList: Bool
  /// Keys of other systems that are not needed here.
  package var needless: Set<String>
  /// Keys under which other systems keep a reader's personal data, which must never be published (GDPR).
  package var personal: Set<String>

  package init(
    _ name: String, _ keys: [Key], isList: Bool = false, needless: Set<String> = [],
    personal: Set<String> = []
  ) {
    self.name = name
    self.keys = keys
    self.isList = isList
    self.needless = needless
    self.personal = Set(personal.map(UnknownKey.folded))
  }

  /// The description of a key; nil of one that is not known.
  package subscript(_ name: String) -> Key? { keys.first { $0.name == name } }

  /// Whether other systems write such a key for their own machinery.
  package func isNeedless(_ name: String) -> Bool {
    let plain = UnknownKey.folded(name)
    return needless.contains { UnknownKey.folded($0) == plain }
  }

  /// `e-mail`, `Email` and `E_MAIL` are one.
  package func isPersonal(_ name: String) -> Bool { personal.contains(UnknownKey.folded(name)) }

  /// Every kind of file, for the reference and the schemas.
  package static let all: [KeySet] = [.article, .page, .comment, .site, .tags, .redirects]

  /// What many systems write for their own machinery, and what nothing here asks for.
  static let machinery: Set<String> = [
    "layout", "type", "weight", "id", "template", "post_id", "wordpress_id", "eleventyexcludefromcollections",
    "eleventynavigation", "toc", "math", "markup", "sitemap", "nav_order", "order",
    "post_format", "post_type", "ping_status", "sticky", "menu_order", "user", "login",
    "classes", "body_class", "lightbox", "mathjax",
    "author_profile", "toc_sticky", "output", "outputs", "cascade", "link_title", "seo_title", "meta_title",
    "og_title", "twitter_title", "short_title", "cssclass", "cssclasses", "pinned", "pin", "une", "en_une",
    "à_la_une", "a_la_une", "épinglé", "epingle", "post_selected", "show_toc", "toc_open", "hide_meta",
    "template_engine_override", "eleventy_computed", "pagination", "post_date_gmt", "date_gmt",
    "post_modified_gmt", "post_parent", "ghost_id", "disqus_identifier", "disqus_id", "breadcrumb",
    "breadcrumbs", "reading_time", "word_count", "katex", "mermaid", "sidebar", "full_width", "id_rubrique",
    "id_article", "id_secteur",
  ]
}

extension KeySet {
  /// What stands at the end of a path of names.
  package enum Place: Equatable {
    case key(Key)
    /// Below `extra`.
    case free
    case unknown
  }

  /// - Parameter path: the names of keys, the outermost first.
  package func place(_ path: [String]) -> Place {
    var known = keys
    var found: Key?
    for name in path {
      if let found, found.kind == .free { return .free }
      guard let key = known.first(where: { $0.name == name }) else {
        if let found, case .table(let words) = found.kind {
          return .key(Key(name, .choice(words)))
        }
        return .unknown
      }
      found = key
      known = key.members
    }
    return found.map(Place.key) ?? .unknown
  }
}
