import SiteModel
import TemplateEngine

/// The search page and the index beside it, which its script reads: no server is asked what readers look for.
enum SearchPage: SiteKind {
  static let template = "search"
  static let context = ContextDescription(name: "search", variables: [])

  static func plans(_ view: SiteView) -> [PagePlan] {
    let info = PageInfo(title: view.message(.searchTitle), path: view.searchPath, feeds: view.standardFeeds)
    return [
      .page(info, template: template, origin: .generated("the search page"), modified: nil) { EmptyContext() }
    ]
  }

  /// Whether one of some other pages might have the address of one of the index's files: it lies beside them. Of letters
  /// beyond ASCII, which have several cases and spellings, that is not told.
  static func mayStandInIndex(_ pages: [PagePlan], _ view: SiteView) -> Bool {
    let folder = view.searchPath.text
    guard folder.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
    return pages.contains { page in
      page.file.utf8.count > folder.utf8.count && page.path != view.searchPath
        && zip(page.file.utf8, folder.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }

  /// The files that the page's script reads. Their names depend on the words of all articles.
  static func indexFiles(_ index: PlannedIndex, _ view: SiteView) -> [PagePlan] {
    func file(
      _ name: String, inputs: (@Sendable (EntityDigests) -> [PageInput])? = nil,
      _ bytes: @escaping @Sendable () throws -> [UInt8]
    ) -> PagePlan {
      PagePlan(
        path: view.searchPath.appending(name + ".json"), content: .bytes(bytes),
        origin: .generated("the search index"), inputs: inputs)
    }
    let words = index.words.map { words -> @Sendable (EntityDigests) -> [PageInput] in
      { _ in [PageInput("the words of all articles", words)] }
    }
    return [file("index", inputs: words) { index.root }]
      + index.files.enumerated().map { number, name in
        file(name, inputs: words) { try index.json(number) }
      }
      + SearchDocuments.all(view).map { documents in
        file("d-\(documents.number)", inputs: { documents.inputs($0) }) { documents.json }
      }
  }
}
