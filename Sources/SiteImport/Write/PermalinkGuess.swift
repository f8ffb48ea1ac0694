import Foundation
import SiteModel

/// Which pattern the old addresses followed: a blog that keeps it needs no redirects.
enum PermalinkGuess {
  private static let patterns = [
    "/:year/:month/:slug/", "/:year/:month/:day/:slug/", "/:slug/", "/blog/:slug/",
    "/post/:year/:month/:day/:slug/",
    "/:year/:slug/", "/archives/:slug/", "/post/:slug/", "/posts/:slug/", "/:year/:month/:slug.html",
    "/:year/:month/:day/:slug.html", "/:slug.html",
  ]

  /// The pattern that most of the addresses fit; nil where none fits a quarter of them.
  static func pattern(_ survey: ImportSurvey) -> String? {
    let base = WebAddress(survey.home)?.path ?? ""
    let zone = survey.zone ?? .utc
    var counts: [String: Int] = [:]
    var all = 0
    for entry in survey.entries where entry.kind == .article && entry.isPublished {
      guard let date = entry.date, let address = entry.oldAddress.flatMap(WebAddress.init),
        address.query.isEmpty
      else {
        continue
      }
      let path = address.path.dropFirst(base.isEmpty ? 0 : base.count + 1)
      let slug = entry.slug.removingPercentEncoding ?? entry.slug
      guard !slug.isEmpty else { continue }
      all += 1
      let day = Moment(secondsSince1970: date.secondsSince1970, in: zone).day
      for pattern in patterns {
        guard let permalink = try? Permalink(pattern: pattern) else { continue }
        let fitting = permalink.path(id: slug, slug: slug, day: day).text
        if fitting == path + (pattern.hasSuffix("/") ? "/" : "") {
          counts[pattern, default: 0] += 1
        }
      }
    }
    let best = patterns.max { counts[$0, default: 0] < counts[$1, default: 0] }
    return best.flatMap { counts[$0, default: 0] * 4 > all ? $0 : nil }
  }
}
