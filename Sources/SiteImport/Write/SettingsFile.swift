import SiteContent
import SiteModel

/// `content/site.yml` of a blog that has none yet.
enum SettingsFile {
  static func bytes(_ survey: ImportSurvey, _ plan: ImportPlan, largestComment: Int, usedTags: Set<TagKey>)
    -> [UInt8]
  {
    var keys = [
      FrontMatterKey("title", .text(survey.title.isEmpty ? "Blog" : survey.title)),
      FrontMatterKey("url", .text(home(survey))),
      FrontMatterKey("language", .text(language(survey))),
      FrontMatterKey("timezone", .text(plan.settings.timeZone.identifier)),
    ]
    if let description = FrontMatterKey.text("description", survey.description) { keys.append(description) }
    if let permalink = survey.permalink { keys.append(FrontMatterKey("permalink", .text(permalink))) }
    keys.append(servers)
    if let menu = menu(survey, plan, usedTags) { keys.append(menu) }
    if largestComment > plan.settings.limits.commentBytes {
      let bytes = (largestComment + 1023) / 1024 * 1024
      keys.append(FrontMatterKey("limits", .group([FrontMatterKey("comment_bytes", .number(bytes))])))
    }
    return Array(FrontMatterWriter.lines(keys).utf8)
  }

  /// What is to be said where the archive does not name the blog's address, and one had to be made up.
  static func missingAddress(_ survey: ImportSurvey) -> String? {
    home(survey) == placeholder
      ? "the archive does not say where the blog stood: 'url' is \(placeholder), to be changed before it is published"
      : nil
  }

  private static let placeholder = "https://example.org/"

  /// Old addresses such as `/?p=52` need a server that answers; these two are what most blogs have.
  private static let servers = FrontMatterKey("redirects", .names(["apache", "netlify"]))

  /// What of the old menu is not in the new one, in words.
  static func missingOfMenu(_ survey: ImportSurvey, _ plan: ImportPlan, usedTags: Set<TagKey>) -> [String] {
    func names(_ entries: [ImportSurvey.MenuEntry]) -> String {
      entries.map { "'\($0.label)'" }.joined(separator: ", ")
    }
    let below = survey.menu.filter(\.isBelow)
    let gone = survey.menu.filter { !$0.isBelow && target(of: $0, plan, usedTags) == nil }
    var missing: [String] = []
    if !below.isEmpty {
      missing.append(
        "the menu has one level here, and what stood below its entries is left out: \(names(below))")
    }
    if !gone.isEmpty {
      missing.append("what the menu led to is not published here, so it is left out: \(names(gone))")
    }
    if !survey.otherMenus.isEmpty {
      let others = survey.otherMenus.map { "'\($0)'" }.joined(separator: ", ")
      missing.append("the old blog had other menus too, which are left out: \(others)")
    }
    return missing
  }

  private static func menu(
    _ survey: ImportSurvey, _ plan: ImportPlan, _ usedTags: Set<TagKey>
  ) -> FrontMatterKey? {
    let menu = survey.menu.compactMap { entry -> FrontMatterValue? in
      guard !entry.isBelow, let target = target(of: entry, plan, usedTags) else { return nil }
      return .group([FrontMatterKey("label", .text(entry.label)), FrontMatterKey("url", .text(target))])
    }
    return menu.isEmpty ? nil : FrontMatterKey("navigation", .list(menu))
  }

  /// What settings that are there lack: the file with it, its keys, and what stands there and says something else.
  static func addition(
    to file: [UInt8], _ survey: ImportSurvey, _ plan: ImportPlan, needsServer: Bool, usedTags: Set<TagKey>
  ) -> (bytes: [UInt8], added: [String], present: [(name: String, lines: String)]) {
    let text = String(decoding: file, as: UTF8.self)
    let written = text.split(whereSeparator: \.isNewline)
    var added: [FrontMatterKey] = []
    var present: [(name: String, lines: String)] = []
    if needsServer, !written.contains(where: { $0.hasPrefix("redirects:") }) { added.append(servers) }
    if let menu = menu(survey, plan, usedTags) {
      let lines = FrontMatterWriter.lines([menu])
      if !written.contains(where: { $0.hasPrefix("navigation:") }) {
        added.append(menu)
      } else if !text.contains(lines) {
        present.append((menu.name, lines))
      }
    }
    let separator = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    let bytes = Array((text + separator + FrontMatterWriter.lines(added)).utf8)
    return (bytes, added.map(\.name), present)
  }

  private static func home(_ survey: ImportSurvey) -> String {
    guard SiteAddress(survey.home) != nil, !survey.home.contains(".invalid/") else {
      return placeholder
    }
    return survey.home.hasSuffix("/") ? survey.home : survey.home + "/"
  }

  /// Only for what the program has words.
  private static func language(_ survey: ImportSurvey) -> String { survey.language == "en" ? "en" : "fr" }

  private static func target(
    of entry: ImportSurvey.MenuEntry, _ plan: ImportPlan, _ usedTags: Set<TagKey>
  ) -> String? {
    if let tag = entry.tag { return usedTags.contains(TagKey(tag)) ? plan.tagPath(tag).encodedPath : nil }
    if let key = entry.entry {
      return plan.places[key].flatMap { $0.isPublished ? $0.path.encodedPath : nil }
    }
    guard let address = entry.address?.trimming, !address.isEmpty else { return nil }
    if let path = plan.oldPath(address) {
      if path.isEmpty { return "/" }
      if ["tags", "archives", "feed.xml"].contains(path) {
        return SitePath(path + (path.contains(".") ? "" : "/")).encodedPath
      }
      return plan.place(ofOldAddress: address).flatMap { $0.isPublished ? $0.path.encodedPath : nil }
    }
    return address.hasPrefix("http://") || address.hasPrefix("https://") ? address : nil
  }

  /// The settings that a new blog will have, as far as places depend on them.
  static func settings(_ survey: ImportSurvey) -> Settings? {
    guard let address = SiteAddress(home(survey)),
      let zone = survey.zone ?? SiteTimeZone(identifier: "Europe/Paris")
    else { return nil }
    var settings = Settings(title: survey.title, address: address, timeZone: zone)
    settings.language = language(survey)
    if let pattern = survey.permalink, let permalink = try? Permalink(pattern: pattern) {
      settings.permalink = permalink
    }
    return settings
  }
}
