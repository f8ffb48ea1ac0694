import Foundation
import SiteContent
import SiteModel

/// The comments of one article as files, threads kept, nothing private in them.
struct CommentWriter {
  let plan: ImportPlan
  let entry: ImportedEntry
  /// The article's ID: the folder's name.
  let article: String
  private(set) var largest = 0
  private var names: Set<String> = []

  init(plan: ImportPlan, entry: ImportedEntry, article: String) {
    self.plan = plan
    self.entry = entry
    self.article = article
  }

  mutating func edits(_ report: inout ImportReport) -> [ContentEdit] {
    report[.comments].found += entry.comments.count
    for (reason, count) in entry.leftOutComments.sorted(by: { $0.key < $1.key }) {
      report[.comments].found += count
      report[.comments].listed += count
      report.find(
        .worthKnowing, "left-out-comments", entry.place,
        "'\(entry.title)': \(Counted.comments(count)) in \(reason) left out (--all-comments brings them in)")
    }
    var ids: [String: String] = [:]
    var used: Set<String> = []
    var written: [(comment: ImportedComment, id: String)] = []
    for (number, comment) in entry.comments.enumerated() {
      var id = Slug.isSafe(comment.id) ? comment.id : FileNames.safeName(comment.id)
      if comment.id.isEmpty || plan.textsOfComments.cleaned(comment.id).count > 0 { id = "c\(number + 1)" }
      var comment = comment
      if !used.insert(id).inserted {
        id += "-\(number + 1)"
        used.insert(id)
      }
      if ids[comment.id] == nil {
        ids[comment.id] = id
      } else {
        // It has the first one's number, and the same identifier in feeds.
        comment.guid = nil
      }
      written.append((comment, id))
    }
    let parents = parents(ids, &report)
    return written.map { comment, id in edit(comment, id, parent: parents[comment.id], &report) }
  }

  /// Parents by the archive's ids, without those that are not there and without circles.
  private func parents(_ ids: [String: String], _ report: inout ImportReport) -> [String: String] {
    var parents: [String: String] = [:]
    for comment in entry.comments {
      guard let parent = comment.parent else { continue }
      guard ids[parent] != nil, parent != comment.id else {
        report.find(
          .doubtful, "thread", comment.place,
          "a reply under '\(entry.title)' answers a comment that is not there: it stands by itself")
        continue
      }
      parents[comment.id] = parent
    }
    for comment in entry.comments {
      var seen: Set<String> = [comment.id]
      var above = parents[comment.id]
      while let key = above {
        guard seen.insert(key).inserted else {
          parents[comment.id] = nil
          report.find(
            .doubtful, "thread", comment.place, "replies under '\(entry.title)' answer each other in a circle"
          )
          break
        }
        above = parents[key]
      }
    }
    return parents.compactMapValues { ids[$0] }
  }

  /// The name that is shown: never an address; and how many addresses stood in it.
  static func name(_ comment: ImportedComment, _ texts: PrivateTexts) -> (name: String, removed: Int) {
    var plain = String.UnicodeScalarView()
    // The build shows a name's `&amp;` as the sign: an address must not come out of it there.
    for scalar in HTMLEntities.whollyDecoded(comment.author).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      case .format where scalar.value != 0x200C && scalar.value != 0x200D: continue
      case .privateUse, .unassigned: continue
      default: plain.append(scalar)
      }
    }
    let (name, removed) = texts.name(String(plain).trimming)
    let isVisible = name.contains { $0.isLetter || $0.isNumber || $0.isSymbol || $0.isPunctuation }
    return (!isVisible || PrivateTexts.isPrivate(name) ? anonymous : name, removed)
  }

  private static let anonymous = "Anonyme"

  private func tellName(
    _ name: String, removed: Int, _ comment: ImportedComment, _ report: inout ImportReport
  ) {
    report.removedAddresses += removed
    if name == Self.anonymous, comment.author.trimming != name {
      report.find(
        .worthKnowing, "no-name", comment.place,
        comment.author.trimming.isEmpty
          ? "a comment under '\(entry.title)' has no name: 'Anonyme' was written"
          : "the name of a comment under '\(entry.title)' was an address: 'Anonyme' was written")
    } else if removed > 0 {
      report.find(
        .worthKnowing, "address-removed", comment.place,
        "the name of a comment under '\(entry.title)' held an address: it was taken out")
    }
  }

  private mutating func edit(
    _ comment: ImportedComment, _ id: String, parent: String?, _ report: inout ImportReport
  ) -> ContentEdit {
    let (name, removed) = Self.name(comment, plan.textsOfComments)
    tellName(name, removed: removed, comment, &report)
    let date = comment.date ?? entry.date ?? Moment(secondsSince1970: 0, offset: 0)
    if comment.date == nil {
      report.find(
        .doubtful, "no-date", comment.place,
        "a comment under '\(entry.title)' has no date; the article's was written")
    }
    let local = Moment(
      secondsSince1970: date.secondsSince1970, in: plan.settings.timeZone, hasTime: date.hasTime)
    var keys = [FrontMatterKey("author", .text(name)), FrontMatterKey("date", .date(local))]
    if let url = url(comment, &report) { keys.append(FrontMatterKey("url", .text(url))) }
    if comment.status != plan.settings.comments.defaultStatus {
      keys.append(FrontMatterKey("status", .text(comment.status.rawValue)))
    }
    keys.append(FrontMatterKey("id", .text(id)))
    if let parent { keys.append(FrontMatterKey("parent", .text(parent))) }
    if comment.kind != .comment { keys.append(FrontMatterKey("type", .text(comment.kind.rawValue))) }
    if let guid = comment.guid {
      keys.append(FrontMatterKey("guid", .text(plan.privateTexts.cleaned(guid).text)))
    }
    if comment.isByAuthor { keys.append(FrontMatterKey("by_author", .flag(true))) }
    let body = CommentText.of(comment, plan.textsOfComments)
    body.tell(comment, under: entry, &report)
    if body.isPlain { keys.append(FrontMatterKey("format", .text("text"))) }
    let bytes = plan.privateTexts.cleaned(FrontMatterWriter.document(keys, body: body.text))
    largest = max(largest, bytes.count)
    if bytes.count > plan.settings.limits.commentBytes {
      report.find(
        .doubtful, "large", comment.place,
        "a comment under '\(entry.title)' has \(bytes.count) bytes: raise 'comment_bytes' under 'limits' in \(SiteLayout.settings)"
      )
    }
    return ContentEdit(
      "\(SiteLayout.comments)/\(article)/\(fileName(local.day, name, id)).md", .create(bytes))
  }

  private func url(_ comment: ImportedComment, _ report: inout ImportReport) -> String? {
    // WordPress keeps `&amp;` for the `&` of an address.
    guard let written = comment.url.map({ HTMLEntities.whollyDecoded($0) }) else { return nil }
    let url = HiddenSigns.removed(from: written).trimming
    guard !url.isEmpty, !["http://", "https://"].contains(url.lowercased()) else { return nil }
    let lower = url.lowercased()
    let isWeb = (lower.hasPrefix("http://") || lower.hasPrefix("https://")) && url.utf8.count > 8
    let isClean = !url.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
    // `http://name@host` is a mail address that was written into the wrong field; `/@name` is a profile's.
    let decoded = url.removingPercentEncoding ?? url
    let isPrivate =
      url.prefix { $0 != "?" }.split(separator: "/").dropFirst().first?.contains("@") ?? false
      || [url, decoded].contains { plan.textsOfComments.cleaned($0).count > 0 }
    if isPrivate { report.removedAddresses += 1 }
    guard isWeb, isClean, !isPrivate else {
      report.find(
        .worthKnowing, "url", comment.place,
        "the site of a comment's author under '\(entry.title)' is no address of the Web's, or a private one: left out"
      )
      return nil
    }
    return url
  }

  /// `2020-10-18-greiner`; with its id where that is taken.
  private mutating func fileName(_ day: CivilDate, _ name: String, _ id: String) -> String {
    var slug = Slug.make(name)
    while slug.utf8.count > 40 { slug.removeLast() }
    while slug.hasSuffix("-") { slug.removeLast() }
    if slug.isEmpty { slug = "anonyme" }
    let base = "\(day.iso8601)-\(slug)"
    if names.insert(base).inserted { return base }
    let longer = base + "-" + FileNames.safeName(id)
    names.insert(longer)
    return longer
  }
}
