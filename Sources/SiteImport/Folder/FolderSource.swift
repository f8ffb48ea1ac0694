import Foundation
import SiteContent
import SiteModel

/// A folder of another static generator: Markdown files with front matter (Jekyll, Hugo, Eleventy, MkDocs, Pelican), and
/// the comments that Staticman or Disqus kept for it.
struct FolderSource: ImportSource {
  private let folder: String
  private let options: ImportOptions
  private var entries: [ImportedEntry] = []
  private var isGiven = false
  private var isOfGenerator = false

  init(_ folder: String, _ options: ImportOptions) throws {
    guard FolderListing.kind(of: folder) == .folder else {
      throw ImportError("there is no folder '\(folder)'")
    }
    self.folder = folder
    self.options = options
  }

  mutating func next(_ survey: ImportSurvey, _ report: inout ImportReport) throws -> [ImportedEntry] {
    if isGiven { return [] }
    isGiven = true
    return entries
  }

  func emptiness(_ report: ImportReport) -> ImportError {
    ImportError(
      isOfGenerator
        ? "no article and no page was found in the folder '\(folder)'"
        : "the folder '\(folder)' is not one of Jekyll, Hugo, Eleventy, MkDocs or Pelican: it has neither their "
          + "settings nor a text with front matter",
      hint: report.firstLoss
        ?? "name the folder that holds the old blog's settings, such as '_config.yml', and its texts")
  }

  // MARK: Survey

  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey {
    let generator = try OldGenerator(folder, &report)
    isOfGenerator = generator.program != nil
    var survey = ImportSurvey()
    survey.title = generator.title
    survey.description = generator.description
    survey.language = generator.language
    let zone = generator.zone ?? SiteTimeZone(identifier: "Europe/Paris") ?? .utc
    survey.zone = zone
    survey.home = generator.home
    let reader = FolderEntryReader(generator: generator, options: options, zone: zone, home: survey.home)
    let found = try FolderFiles(folder, generator)
    for file in found.files {
      let bytes = try FileReading.bytes(of: folder + "/" + file.path)
      guard let entry = reader.entry(file, bytes, &report) else { continue }
      entries.append(entry)
      survey.entries.append(
        EntrySummary(
          kind: entry.kind, key: entry.key, date: entry.date, slug: entry.slug, title: entry.title,
          isPublished: entry.draftReason == nil, oldAddress: entry.oldAddress, parent: nil,
          until: entry.until, folders: entry.kind == .page ? reader.folders(of: entry) : []))
    }
    for entry in entries {
      survey.queryAddresses += entry.queryAliases.map { ($0, entry.key) }
    }
    survey.permalink = PermalinkGuess.pattern(survey)
    addTerms(generator, &survey)
    addMenu(generator, &survey)
    var comments = FolderComments(
      folder, zone: zone, options: options, owners: CommentOwners(entries, survey.home))
    try comments.readStaticman(&report)
    for path in found.exports { try comments.readDisqus(folder + "/" + path, name: path, &report) }
    if let path = options.comments {
      try comments.readDisqus(path, name: path.split(separator: "/").last.map(String.init) ?? path, &report)
    }
    for (i, more) in comments.comments { entries[i].comments += more }
    for (i, counts) in comments.leftOut { entries[i].leftOutComments.merge(counts) { $0 + $1 } }
    survey.privateTexts = comments.privateTexts
    return survey
  }

  /// Where the old program listed its tags and categories, and its feed.
  private func addTerms(_ generator: OldGenerator, _ survey: inout ImportSurvey) {
    let folders: [String]
    switch generator.program {
    case .hugo:
      folders = ["tags", "categories"]
      survey.feedAddresses = ["index.xml"]
    case .jekyll:
      folders = ["tags", "categories", "category"]
    case .pelican:
      folders = ["tag", "category"]
      survey.feedAddresses = ["feeds/all.atom.xml"]
    default: return
    }
    var seen: Set<String> = []
    for name in entries.flatMap(\.tags) + entries.flatMap(\.technorati) {
      let slug: String? =
        switch generator.program {
        case .hugo: OldSlug.hugoTerm(name)
        case .pelican: OldSlug.pelican(name)
        default: OldSlug.jekyll(name)
        }
      guard let slug, !slug.isEmpty, seen.insert(slug).inserted else { continue }
      for folder in folders {
        survey.tagAddresses.append(
          (folder + "/" + slug + (generator.program == .pelican ? ".html" : ""), name))
      }
    }
  }

  private func addMenu(_ generator: OldGenerator, _ survey: inout ImportSurvey) {
    let content = generator.contentFolder(in: folder)
    let keys = Set(entries.map(\.key))
    survey.menu = generator.menu.map { item in
      let (label, target) = (item.label, item.target)
      let path = target.hasPrefix("/") ? String(target.dropFirst()) : target
      let candidates = [
        path, content + "/" + path, content + "/" + path + ".md", content + "/" + path + "/index.md",
      ]
      if let key = candidates.first(where: { keys.contains($0) }) {
        return .init(label: label, entry: key, address: nil, isBelow: item.isBelow)
      }
      return .init(label: label, entry: nil, address: target, isBelow: item.isBelow)
    }
  }
}
