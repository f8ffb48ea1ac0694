import Foundation
import SiteContent
import SiteModel

/// `content/redirects.yml`: old addresses that belong to no article.
struct RedirectFile {
  private(set) var entries: [(from: String, to: String)] = []
  /// Old addresses that no entry can be made for.
  private(set) var impossible: [String] = []
  private var seen: Set<String> = []
  private let plan: ImportPlan
  /// Pages of tags.
  private let tagPaths: Set<String>

  private mutating func add(_ from: String, _ to: String) {
    guard from != to, !isTaken(from), seen.insert(from).inserted else { return }
    guard OldAddress(from) != nil else {
      impossible.append(from)
      return
    }
    entries.append((from, to))
  }

  /// Whether a page of the new site stands there.
  private func isTaken(_ from: String) -> Bool {
    guard !from.contains("?") else { return false }
    let path = String((from.removingPercentEncoding ?? from).dropFirst())
    return plan.owner(ofPath: path) != nil || tagPaths.contains(path)
  }

  /// - Parameter usedTags: those that a published article has: others have no page.
  init(_ plan: ImportPlan, usedTags: Set<TagKey>) {
    let survey = plan.survey
    self.plan = plan
    tagPaths = Set(usedTags.map { plan.tagPath($0.words).text })
    let isWordPress = survey.entries.contains { Int($0.key) != nil }
    let published = survey.entries.filter { plan.places[$0.key]?.isPublished ?? false }
    if isWordPress {
      for entry in published {
        guard let place = plan.places[entry.key], Int(entry.key) != nil else { continue }
        add("/?\(entry.kind == .article ? "p" : "page_id")=\(entry.key)", place.path.encodedPath)
      }
      add("/feed/", "/feed.xml")
      add("/comments/feed/", "/comments/feed.xml")
    }
    for (from, key) in survey.queryAddresses {
      if let place = plan.places[key], place.isPublished { add(from, place.path.encodedPath) }
    }
    for path in survey.feedAddresses { add(SitePath(path).encodedPath, "/feed.xml") }
    for (path, tag) in survey.tagAddresses where usedTags.contains(TagKey(tag)) {
      let target = plan.tagPath(tag)
      let from = SitePath(path + (path.hasSuffix(".html") ? "" : "/"))
      guard !target.text.isEmpty, from != target else { continue }
      add(from.encodedPath, target.encodedPath)
      guard isWordPress else { continue }
      add(from.appending("feed/").encodedPath, target.appending("feed.xml").encodedPath)
    }
    for path in survey.authorAddresses { add(SitePath(path + "/").encodedPath, "/archives/") }
    // Archives of days: the site has those of months.
    var days: Set<String> = []
    for entry in published where entry.kind == .article && isWordPress {
      guard let date = entry.date else { continue }
      let day = Moment(secondsSince1970: date.secondsSince1970, in: plan.settings.timeZone).day
      let month = "/\(padded(day.year, 4))/\(padded(day.month, 2))/"
      if days.insert("\(month)\(day.day)").inserted { add("\(month)\(padded(day.day, 2))/", month) }
    }
    for file in survey.media {
      var pages = isWordPress ? ["/?attachment_id=\(file.key)"] : []
      if let page = file.page.flatMap({ plan.oldPath($0) }), !page.isEmpty, !page.hasPrefix("?"),
        !MediaFolder.isFile(page)
      {
        pages.insert(SitePath(page + "/").encodedPath, at: 0)
      }
      let parent = file.parent.flatMap { plan.places[$0] }.flatMap {
        $0.isPublished ? $0.path.encodedPath : nil
      }
      let own = plan.media.file(for: WebAddress(file.address)?.path ?? "").map {
        "/" + PercentEncoding.path(String($0.target.dropFirst("content/".count)))
      }
      guard let target = parent ?? own else { continue }
      for page in pages { add(page, target) }
    }
  }

  /// The bytes of the file: what is there stays, what is missing is added below.
  static func bytes(_ entries: [(from: String, to: String)], below present: [UInt8]?) -> (
    bytes: [UInt8], added: Int
  ) {
    let text = present.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = Set(text.split(whereSeparator: \.isNewline).map { $0.trimming })
    let missing = entries.filter { entry in
      !lines.contains("- from: " + written(entry.from)) && !lines.contains("from: " + written(entry.from))
    }
    let added = FrontMatterWriter.items(
      missing.map { .group([FrontMatterKey("from", .text($0.from)), FrontMatterKey("to", .text($0.to))]) })
    let separator = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return (Array((text + separator + added).utf8), missing.count)
  }

  private static func written(_ text: String) -> String {
    let line = FrontMatterWriter.lines([FrontMatterKey("from", .text(text))])
    return String(line.dropFirst("from: ".count).dropLast())
  }
}
