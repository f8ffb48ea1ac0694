import SiteContent
import SiteModel

/// Which texts of another generator readers saw, and from when until when.
extension FolderEntryReader {
  /// Makes a draft of what the old program did not publish, or showed in no list.
  func hide(
    _ entry: inout ImportedEntry, _ keys: ForeignKeys, _ file: FolderFiles.File, _ report: inout ImportReport
  ) {
    guard entry.draftReason == nil else { return }
    if let cause = unpublished(keys, file) {
      entry.draftReason = "hidden"
      report.find(
        .worthKnowing, "hidden", entry.place,
        "'\(entry.title)' was not published (\(cause)): it is a draft")
    } else if entry.kind == .article, let cause = unlisted(keys) {
      entry.draftReason = "hidden"
      report.find(
        .worthKnowing, "hidden", entry.place,
        "'\(entry.title)' stood in no list (\(cause)), and articles here do: it is a draft")
    }
  }

  /// Publishes later what was to come later, and takes out again what was to end.
  func hold(_ entry: inout ImportedEntry, _ keys: ForeignKeys, _ report: inout ImportReport) {
    let until = date(keys.value("publish_until"), "")
    let isOver = until.map { $0.secondsSince1970 <= options.now } ?? false
    // Hugo's `publishDate` holds back a text whatever its date is.
    if generator.program == .hugo, !isOver, let later = date(keys["publishdate"], ""),
      later.secondsSince1970 > options.now
    {
      entry.date = later
    }
    entry.until = until
    guard entry.draftReason == nil else { return }
    let isLater = (entry.date?.secondsSince1970 ?? 0) > options.now
    if entry.kind == .page, isLater || isOver {
      entry.draftReason = isLater ? "scheduled" : "expired"
      report.find(
        .worthKnowing, isLater ? "scheduled" : "expired", entry.place,
        "'\(entry.title)' was \(isLater ? "not published yet" : "over"), and pages have no dates here: it is a draft"
      )
    } else if let until, until.secondsSince1970 <= entry.date?.secondsSince1970 ?? 0 {
      entry.until = nil
      entry.draftReason = "expired"
      report.find(
        .worthKnowing, "expired", entry.place,
        "'\(entry.title)' was to be taken out on \(until.iso8601.prefix(10)), before its date: it is a draft")
    }
  }

  private func unpublished(_ keys: ForeignKeys, _ file: FolderFiles.File) -> String? {
    if let folder = generator.unpublishedFolder(of: file) {
      return "'\(folder)' is not a collection with 'output: true'"
    }
    switch generator.program {
    case .hugo:
      if keys["headless"].flatMap(ForeignKeys.flag) ?? false { return "'headless: true'" }
      if let word = build(keys, "render"), ["never", "link", "false"].contains(word) {
        return "'build: {render: \(word)}'"
      }
    case .eleventy:
      if keys["permalink"].flatMap(ForeignKeys.flag) == false { return "'permalink: false'" }
    case .pelican:
      if keys.text(named: "status")?.lowercased() == "skip" { return "'Status: skip'" }
    default: break
    }
    return nil
  }

  private func unlisted(_ keys: ForeignKeys) -> String? {
    if generator.program == .hugo, let word = build(keys, "list"), ["never", "local", "false"].contains(word)
    {
      return "'build: {list: \(word)}'"
    }
    if generator.program == .eleventy,
      keys["eleventyExcludeFromCollections"].flatMap(ForeignKeys.flag) ?? false
    {
      return "'eleventyExcludeFromCollections: true'"
    }
    return nil
  }

  private func build(_ keys: ForeignKeys, _ name: String) -> String? {
    ForeignKeys.member(keys["build"] ?? keys["_build"], name).flatMap(ForeignKeys.plain)?.lowercased()
  }
}
