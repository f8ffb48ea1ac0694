import SiteContent
import SiteModel

/// `content/site.yml` of a blog that has none yet.
enum SettingsFile {
  static func bytes(_ survey: ImportSurvey, _ plan: ImportPlan, largestComment: Int) -> [UInt8] {
    var keys = [
      FrontMatterKey("title", .text(survey.title.isEmpty ? "Blog" : survey.title)),
      FrontMatterKey("url", .text(home(survey))),
      FrontMatterKey("language", .text(language(survey))),
      FrontMatterKey("timezone", .text(plan.settings.timeZone.identifier)),
    ]
    if let description = FrontMatterKey.text("description", survey.description) { keys.append(description) }
    if let permalink = survey.permalink { keys.append(FrontMatterKey("permalink", .text(permalink))) }
    // Old addresses such as `/?p=52` need a server that answers; these two are what most blogs have.
    keys.append(FrontMatterKey("redirects", .list([.text("apache"), .text("netlify")])))
    let menu = survey.menu.compactMap { entry -> FrontMatterValue? in
      guard let target = target(of: entry, plan) else { return nil }
      return .group([FrontMatterKey("label", .text(entry.label)), FrontMatterKey("url", .text(target))])
    }
    if !menu.isEmpty { keys.append(FrontMatterKey("navigation", .list(menu))) }
    if largestComment > plan.settings.limits.commentBytes {
      let bytes = (largestComment + 1023) / 1024 * 1024
      keys.append(FrontMatterKey("limits", .group([FrontMatterKey("comment_bytes", .number(bytes))])))
    }
    return Array(FrontMatterWriter.lines(keys).utf8)
  }

  private static func home(_ survey: ImportSurvey) -> String {
    guard SiteAddress(survey.home) != nil, !survey.home.contains(".invalid/") else {
      return "https://example.org/"
    }
    return survey.home.hasSuffix("/") ? survey.home : survey.home + "/"
  }

  /// Only for what the program has words.
  private static func language(_ survey: ImportSurvey) -> String { survey.language == "en" ? "en" : "fr" }

  private static func target(of entry: ImportSurvey.MenuEntry, _ plan: ImportPlan) -> String? {
    if let key = entry.entry {
      return plan.places[key].flatMap { $0.isPublished ? $0.path.encodedPath : nil }
    }
    guard let address = entry.address?.trimming, !address.isEmpty else { return nil }
    if let path = plan.oldPath(address) {
      if path.isEmpty { return "/" }
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
