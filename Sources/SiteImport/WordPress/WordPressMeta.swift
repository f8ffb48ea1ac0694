import SiteContent

/// What plugins wrote beside an article.
enum WordPressMeta {
  /// Names of tags, as Ultimate Tag Warrior, Simple Tags, Jerome's Keywords and Bunny's Technorati Tags kept them.
  static func tags(_ meta: WXRMeta) -> [String] {
    let isKnown = [
      "_utw_tags_0", "_utw_tags", "keywords", "tags", "technorati_tags", "_simple_tags", "simple_tags",
      "tag-string",
    ]
    .contains(meta.key)
    guard isKnown || meta.value.contains("{s:3:\"tag\";") else { return [] }
    if let value = PHPValue(meta.value), case .list(let entries) = value {
      return entries.flatMap { entry -> [String] in
        if let tag = entry.value["tag"]?.text { return [tag] }
        return isKnown ? entry.value.texts : []
      }.map { $0.trimming }.filter { !$0.isEmpty }
    }
    guard isKnown, !meta.value.contains("{") else { return [] }
    return meta.value.split(separator: ",").map { $0.trimming }.filter { !$0.isEmpty && $0.count < 80 }
  }

  /// What an editor wrote for search engines.
  static func description(_ item: WXRItem) -> String? {
    for key in [
      "_yoast_wpseo_metadesc", "_aioseop_description", "rank_math_description", "_seopress_titles_desc",
      "_genesis_description",
    ] {
      if let text = item.meta(key), !text.contains("%%") { return HTMLElement.parse(text)?.line ?? text }
    }
    return nil
  }

  /// The footnotes of a text of blocks: JSON.
  static func notes(_ item: WXRItem) -> [(id: String, text: String)] {
    guard let text = item.meta("footnotes"), case .list(let notes)? = ForeignYAML.read(text) else {
      return []
    }
    return notes.compactMap { note in
      guard let id = ForeignKeys.member(note, "id").flatMap(ForeignKeys.plain),
        let text = ForeignKeys.member(note, "content").flatMap(ForeignKeys.plain)
      else { return nil }
      return (id, text)
    }
  }

  /// Sounds and films that feeds had beside the text; WordPress notes links of the text there as well.
  static func enclosures(_ item: WXRItem) -> [String] {
    item.meta.filter { $0.key == "enclosure" }.compactMap { meta in
      let address = meta.value.split(whereSeparator: \.isNewline).first.map { $0.trimming } ?? ""
      return address.contains("://") ? address : nil
    }
  }

  /// Names of fields with words in them, where the text itself has none: some plugins keep it there.
  static func fields(_ item: WXRItem) -> [String] {
    guard item["content:encoded"].trimming.isEmpty else { return [] }
    var seen: Set<String> = []
    return item.meta.filter { meta in
      meta.value.utf8.count > 20 && meta.value.contains(" ") && !meta.key.hasPrefix("_yoast")
        && !meta.key.hasPrefix("_wp_") && seen.insert(meta.key).inserted
    }.map(\.key)
  }

  static func language(_ item: WXRItem) -> String? {
    ["_wpml_language", "language_code", "_locale"].lazy.compactMap { item.meta($0) }.first
  }
}
