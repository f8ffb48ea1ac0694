import SiteContent
import SiteModel

/// What belongs to no entry: pictures, redirects, settings, tags.
extension ImportRun {
  mutating func writeRest() throws {
    report.tags = tags.count
    for (name, shortcode) in shortcodes.sorted(by: { $0.key < $1.key }) {
      report.find(
        .doubtful, "shortcode", shortcode.place,
        "[\(name)] is not known and stands in the text as it was, \(Counted.times(shortcode.count))")
    }
    for (name, block) in blocks.sorted(by: { $0.key < $1.key }) {
      report.find(
        .doubtful, "block", block.place,
        "the block '\(name)' has no words in the text, only WordPress could show it: left out \(Counted.times(block.count))"
      )
    }
    for missing in SettingsFile.missingOfMenu(survey, plan, usedTags: publishedTags) {
      report.find(.doubtful, "menu", SiteLayout.settings, missing)
    }
    try writeMedia()
    let redirects = RedirectFile(plan, usedTags: publishedTags)
    try writeRedirects(redirects.entries)
    for from in redirects.impossible {
      report.find(
        .doubtful, "old-address", from,
        "nothing leads on from this old address: \(OldAddress.fault(of: from))")
    }
    if hasSettings {
      try addSettings(needsServer: redirects.entries.contains { $0.from.contains("?") })
    } else {
      try apply(
        ContentEdit(
          SiteLayout.settings,
          .create(SettingsFile.bytes(survey, plan, largestComment: largestComment, usedTags: publishedTags))),
        .other, at: SiteLayout.settings)
      report[.other].found += 1
      if let missing = SettingsFile.missingAddress(survey) {
        report.find(.doubtful, "no-address", SiteLayout.settings, missing)
      }
    }
    try writeTags()
  }

  /// To settings that are there, only what they lack is added, below them; what they say otherwise is told of.
  private mutating func addSettings(needsServer: Bool) throws {
    guard
      let file = try SiteFiles(layout).bytesIfPresent(
        of: RelativePath(SiteLayout.settings), atMost: FileLimit.settings)
    else { return }
    let addition = SettingsFile.addition(
      to: file, survey, plan, needsServer: needsServer, usedTags: publishedTags)
    for (name, lines) in addition.present {
      report.find(
        .worthKnowing, name, SiteLayout.settings,
        "'\(name)' stays as it is; the old blog's was: "
          + lines.split(separator: "\n").map { $0.trimming }.joined(separator: " "))
    }
    guard !addition.added.isEmpty else { return }
    let names = addition.added.map { "'\($0)'" }.joined(separator: " and ")
    report.find(.worthKnowing, "settings", SiteLayout.settings, "\(names) was added below what stood there")
    report[.other].found += 1
    try apply(
      ContentEdit(SiteLayout.settings, .replace(addition.bytes, seen: ContentVersion(of: file))), .other,
      at: SiteLayout.settings)
  }

  private mutating func writeMedia() throws {
    // What no text shows may be linked from elsewhere: files that the archive names come along.
    for file in survey.media {
      guard let address = WebAddress(file.address) else { continue }
      if let found = plan.media.file(for: address.path) {
        notes.used.insert(found)
      } else {
        // As texts name it, where the archive does not say where the blog was.
        notes.missing.insert(
          address.host.hasSuffix(".invalid") ? "/" + PercentEncoding.path(address.path) : file.address)
      }
    }
    for file in notes.used.sorted(by: { $0.target < $1.target }) {
      report[.media].found += 1
      try apply(ContentEdit(file.target, .copy(from: file.source)), .media, at: file.target)
    }
    for address in notes.missing.sorted() {
      report[.media].found += 1
      report[.media].listed += 1
      report.find(
        .doubtful, "missing-media", address,
        !hasMedia
          ? "the file stays at its old address: give a copy of the old blog's files with --media"
          : "the file is not in the folder of --media: texts lead to its old address")
    }
    for address in notes.unpublished.sorted() {
      report.find(
        .worthKnowing, "link-to-draft", address,
        "a link leads to a text that is not published: publish that, or remove the link")
    }
    for address in notes.unknown.sorted() {
      report.find(
        .worthKnowing, "old-link", address,
        "a link leads to the old blog, and the archive does not hold what it leads to")
    }
  }

  private mutating func writeRedirects(_ entries: [(from: String, to: String)]) throws {
    guard !entries.isEmpty else { return }
    report[.redirects].found += entries.count
    guard let editor else {
      report[.redirects].written += entries.count
      return
    }
    let path = "content/redirects.yml"
    do throws(ContentEditError) {
      let present = try editor.look(at: path)
      let (bytes, added) = RedirectFile.bytes(entries, below: present?.bytes)
      if added > 0 {
        let action: ContentEdit.Action = present.map { .replace(bytes, seen: $0.version) } ?? .create(bytes)
        try editor.apply(ContentEdit(path, action))
      }
      report[.redirects].written += added
      report[.redirects].unchanged += entries.count - added
    } catch {
      report[.redirects].refused += entries.count
      report.find(.lost, "refused", path, "\(error)")
    }
  }

  private mutating func writeTags() throws {
    let described = survey.tagDescriptions.filter { tags.contains(TagKey($0.label)) }
    var seen: Set<TagKey> = []
    let entries = described.filter { seen.insert(TagKey($0.label)).inserted }.map {
      FrontMatterValue.group([
        FrontMatterKey("label", .text($0.label)), FrontMatterKey("description", .text($0.description)),
      ])
    }
    guard !entries.isEmpty else { return }
    let present = try SiteFiles(layout).bytesIfPresent(
      of: RelativePath(SiteLayout.tags), atMost: FileLimit.tags)
    guard let present else {
      report[.other].found += 1
      try apply(
        ContentEdit(SiteLayout.tags, .create(Array(FrontMatterWriter.items(entries).utf8))), .other,
        at: SiteLayout.tags)
      return
    }
    // What is there stays; tags that it does not name come below.
    let (bytes, added) = TagFile.bytes(described, below: present)
    report[.other].found += 1
    guard added > 0 else {
      report[.other].unchanged += 1
      return
    }
    try apply(
      ContentEdit(SiteLayout.tags, .replace(bytes, seen: ContentVersion(of: present))), .other,
      at: SiteLayout.tags)
  }
}
