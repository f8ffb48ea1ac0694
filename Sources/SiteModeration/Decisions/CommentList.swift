package import SiteContent
package import SiteModel

/// Comments in the order in which they are judged: reports that wait first, then the oldest.
package struct CommentList: Sendable {
  package struct Entry: Sendable {
    package var reference: CommentReference
    package var document: CommentDocument
    package var text: String
    /// What the filter says, from 0 to 1.
    package var score: Double
  }

  private let site: ModeratedSite
  private let filter: SpamFilter

  package init(_ site: ModeratedSite, filter: SpamFilter? = nil) {
    self.site = site
    self.filter = filter ?? SpamFilter(trainedOn: site)
  }

  /// - Parameters:
  ///   - status: nil for all.
  ///   - article: an id.
  ///   - name: a part of the author's name, in any spelling.
  package func entries(status: Comment.Status? = nil, article: String? = nil, name: String? = nil) -> [Entry]
  {
    let wantedName = name.map(TextFolding.fold)
    let references = site.ordered { document in
      (status == nil || document.status == status) && (article == nil || document.article == article)
        && (wantedName == nil || TextFolding.fold(document.author).contains(wantedName ?? ""))
    }
    let entries = references.compactMap { entry($0) }
    let isUrgent = { (entry: Entry) in entry.document.kind == .report && entry.document.status == .pending }
    return entries.filter(isUrgent) + entries.filter { !isUrgent($0) }
  }

  package func entry(_ reference: CommentReference) -> Entry? {
    guard let document = site.comments[reference] else { return nil }
    let text = String(String(decoding: document.body, as: UTF8.self).trimming { $0.isWhitespace })
    let score = filter.score(name: document.author, address: document.url, text: text, others: 1)
    return Entry(reference: reference, document: document, text: text, score: score)
  }

  /// The comments above one, the outermost first.
  package func ancestors(of reference: CommentReference) -> [Entry] {
    var found: [Entry] = []
    var seen: Set<CommentReference> = [reference]
    var parent = site.comments[reference]?.parent
    while let id = parent, let above = site.reference(id, under: reference.article),
      seen.insert(above).inserted,
      let entry = entry(above)
    {
      found.insert(entry, at: 0)
      parent = entry.document.parent
    }
    return found
  }
}
