import Foundation
import SiteContent
import SiteModel

/// Where the old program published a text: its settings' pattern, or what the program did without one.
struct OldPermalink: Sendable {
  /// What a pattern is filled in with.
  struct Text {
    /// Below the folder of texts, with its ending: `post/un/index.md`.
    var path: String
    var isArticle: Bool
    var date: CivilDate?
    /// The name of the file, or of its folder, with its date.
    var stem: String
    /// The same without its date.
    var name: String
    var slug: String?
    var title: String
    var categories: [String]
    /// Of its own front matter.
    var own: String?
    /// Jekyll's, that it is in.
    var collection: OldGenerator.Collection?
  }

  let generator: OldGenerator

  /// Below the home, with a slash before it; nil where it cannot be known.
  func address(of text: Text) -> String? {
    if let own = text.own {
      guard !own.contains("://"), !own.contains("{{"), own.lowercased() != "false" else { return nil }
      return rooted(filled(own, text) ?? own)
    }
    switch generator.program {
    case .jekyll: return jekyll(text)
    case .hugo: return hugo(text)
    case .mkdocs: return mkdocs(text)
    case .pelican: return pelican(text)
    case .eleventy: return rooted(folder(of: text) + (isIndex(text) ? "" : text.name + "/"))
    case nil: return nil
    }
  }

  private func rooted(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }

  private func isIndex(_ text: Text) -> Bool {
    let file = text.path.split(separator: "/").last.map(String.init) ?? ""
    return ["index", "_index"].contains((file as NSString).deletingPathExtension.lowercased())
  }

  /// `post/un/` of `post/un/index.md`, `post/` of `post/un.md`.
  private func folder(of text: Text) -> String {
    text.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
  }

  // MARK: Programs

  private func jekyll(_ text: Text) -> String? {
    if let collection = text.collection {
      let style = generator.settings.text(named: "permalink") ?? ""
      let isFolder = style == "pretty" || style.hasSuffix("/")
      return filled(collection.permalink ?? "/:collection/:path" + (isFolder ? "/" : ".html"), text).map(
        rooted)
    }
    let style =
      defaultValue("permalink", isArticle: text.isArticle) ?? generator.settings.text(named: "permalink")
    if !text.isArticle {
      let name = isIndex(text) ? "" : text.name
      let isFolder = style.map { $0 == "pretty" || $0.hasSuffix("/") } ?? false
      return rooted(folder(of: text) + (name.isEmpty ? "" : name + (isFolder ? "/" : ".html")))
    }
    let pattern =
      switch style ?? "date" {
      case "date": "/:categories/:year/:month/:day/:title.html"
      case "pretty": "/:categories/:year/:month/:day/:title/"
      case "ordinal": "/:categories/:year/:y_day/:title.html"
      case "none": "/:categories/:title.html"
      case let written: written
      }
    return filled(pattern, text).map(rooted)
  }

  /// Of `defaults:`, the value for all articles, or all pages.
  private func defaultValue(_ name: String, isArticle: Bool) -> String? {
    guard case .list(let defaults)? = generator.settings["defaults"] else { return nil }
    for entry in defaults {
      let scope = ForeignKeys.member(entry, "scope")
      let type = ForeignKeys.member(scope, "type").flatMap(ForeignKeys.plain)
      let path = ForeignKeys.member(scope, "path").flatMap(ForeignKeys.plain) ?? ""
      guard type == (isArticle ? "posts" : "pages") || type == nil && isArticle == (path == "_posts") else {
        continue
      }
      if let value = ForeignKeys.member(ForeignKeys.member(entry, "values"), name).flatMap(ForeignKeys.plain)
      {
        return value
      }
    }
    return nil
  }

  private func hugo(_ text: Text) -> String? {
    let section = text.path.split(separator: "/").dropLast().first.map(String.init) ?? ""
    let permalinks = generator.settings["permalinks"]
    let pattern =
      ForeignKeys.member(permalinks, section).flatMap(ForeignKeys.plain)
      ?? ForeignKeys.member(ForeignKeys.member(permalinks, "page"), section).flatMap(ForeignKeys.plain)
    let isSection = (text.path.split(separator: "/").last ?? "").hasPrefix("_index.")
    if let pattern, !isSection { return filled(pattern, text).map(rooted) }
    var folders: [String] = []
    for name in text.path.split(separator: "/").dropLast() {
      guard let folder = OldSlug.hugo(String(name)) else { return nil }
      folders.append(folder)
    }
    if !isIndex(text) {
      guard let name = OldSlug.hugo(text.slug ?? text.stem) else { return nil }
      folders.append(name)
    }
    return rooted(folders.map { $0 + "/" }.joined())
  }

  private func mkdocs(_ text: Text) -> String? {
    if text.isArticle, let day = text.date {
      guard !generator.hasOwnPostAddresses else { return nil }
      let blog = text.path.split(separator: "/").first.map { $0 + "/" } ?? ""
      let slug = text.slug ?? OldSlug.mkdocs(text.title)
      return rooted("\(blog)\(padded(day.year, 4))/\(padded(day.month, 2))/\(padded(day.day, 2))/\(slug)/")
    }
    let usesFolders = generator.settings["use_directory_urls"].flatMap(ForeignKeys.flag) ?? true
    let name = isIndex(text) ? "" : text.stem
    return rooted(folder(of: text) + (name.isEmpty ? "" : name + (usesFolders ? "/" : ".html")))
  }

  private func pelican(_ text: Text) -> String? {
    let pattern = generator.settings.text(named: text.isArticle ? "article_url" : "page_url")
    return filled(pattern ?? (text.isArticle ? "{slug}.html" : "pages/{slug}.html"), text).map(rooted)
  }

  /// Nil where settings of its own make it.
  static func pelicanSlug(_ text: Text, _ generator: OldGenerator) -> String? {
    if let slug = text.slug { return slug }
    let own = ["slug_regex_substitutions", "slug_substitutions", "slugify_use_unicode"]
    guard own.allSatisfy({ generator.settings[$0] == nil }) else { return nil }
    return OldSlug.pelican(
      generator.settings.text(named: "slugify_source") == "basename" ? text.stem : text.title)
  }

  // MARK: Patterns

  /// Jekyll's and Hugo's `:year`, Pelican's `{date:%Y}`; nil where a part is not known.
  private func filled(_ pattern: String, _ text: Text) -> String? {
    let marks = pattern.contains("{") ? bracedParts(pattern, text) : colonParts(pattern, text)
    guard let marks else { return nil }
    var path = marks
    while path.contains("//") { path = path.replacing("//", with: "/") }
    return path
  }

  private func colonParts(_ pattern: String, _ text: Text) -> String? {
    var output = ""
    var rest = pattern[...]
    while let colon = rest.firstIndex(of: ":") {
      output += rest[..<colon]
      rest = rest[colon...].dropFirst()
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
      guard let value = part(String(name), text) else { return nil }
      output += value
      rest = rest.dropFirst(name.count)
      // `:sections[1:]` and the like are Hugo's own.
      if rest.hasPrefix("[") { return nil }
    }
    return output + rest
  }

  private func bracedParts(_ pattern: String, _ text: Text) -> String? {
    var output = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      output += rest[..<open]
      let name = String(rest[open..<close].dropFirst())
      let value: String? =
        switch name {
        case "date:%Y": part("year", text)
        case "date:%m", "date:%b": part("month", text)
        case "date:%d": part("day", text)
        case "date:%-m": part("i_month", text)
        case "date:%-d": part("i_day", text)
        case "category": text.categories.first.flatMap(OldSlug.pelican)
        case "slug": part("slug", text)
        default: nil
        }
      guard let value else { return nil }
      output += value
      rest = rest[close...].dropFirst()
    }
    return output + rest
  }

  private func part(_ name: String, _ text: Text) -> String? {
    switch name {
    case "year": return text.date.map { padded($0.year, 4) }
    case "short_year": return text.date.map { padded($0.year % 100, 2) }
    case "month": return text.date.map { padded($0.month, 2) }
    case "i_month": return text.date.map { String($0.month) }
    case "day": return text.date.map { padded($0.day, 2) }
    case "i_day": return text.date.map { String($0.day) }
    case "y_day", "yearday":
      return text.date.flatMap { date in
        CivilDate(year: date.year, month: 1, day: 1).map {
          padded(date.daysSince1970 - $0.daysSince1970 + 1, 3)
        }
      }
    case "title": return generator.program == .hugo ? OldSlug.hugo(text.title) : text.slug ?? text.name
    case "slug" where generator.program == .hugo: return OldSlug.hugo(text.slug ?? text.title)
    case "slug" where generator.program == .pelican: return Self.pelicanSlug(text, generator)
    case "slug", "slugorfilename", "slugorcontentbasename":
      return generator.program == .hugo ? OldSlug.hugo(text.slug ?? text.stem) : text.slug ?? text.name
    case "filename", "contentbasename":
      return generator.program == .hugo ? OldSlug.hugo(text.stem) : text.stem
    case "collection": return text.collection?.name
    case "path" where text.collection != nil: return (text.path as NSString).deletingPathExtension
    case "name" where text.collection != nil: return text.name
    case "section": return text.path.split(separator: "/").dropLast().first.map(String.init)
    case "sections", "path": return text.path.split(separator: "/").dropLast().joined(separator: "/")
    case "basename": return text.stem
    case "categories", "category":
      return text.categories.map { $0.lowercased() }.joined(separator: "/")
    case "output_ext": return ".html"
    default: return nil
    }
  }
}
