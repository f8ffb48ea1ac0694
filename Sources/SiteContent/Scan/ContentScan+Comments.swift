import SiteModel

extension ContentScan {
  /// Lists the folders of comments, each named after its article.
  mutating func scanComments(jobs: Int) async throws {
    guard folders.isPlain(SiteLayout.comments) else { return }
    var articles: [String] = []
    for folder in try entries(of: SiteLayout.comments) {
      if folder.kind == .folder {
        articles.append(folder.name)
      } else {
        note(folder, RelativePath(SiteLayout.comments + "/" + folder.name))
        diagnostics.append(
          .error(
            .misplacedFile, SiteLayout.comments + "/" + folder.name, nil,
            "this comment does not belong to an article",
            hint: "put it into the folder of its article: \(SiteLayout.comments)/ARTICLE-ID/\(folder.name)"))
      }
    }
    // There may be as many folders as articles. They are taken by the dozen: each scan has to be joined to this one.
    let empty = ContentScan(layout, self.folders)
    let (all, several) = (articles, 24)
    let starts = Array(stride(from: 0, to: all.count, by: several))
    let scans = try await Parallel.map(starts, jobs: jobs) { start in
      var scan = empty
      for folder in all[start..<min(start + several, all.count)] {
        scan.content.discussions.append(try scan.discussion(folder))
      }
      return scan
    }
    for scan in scans { add(scan) }
    uniteDiscussions()
  }

  /// Two folders can be named after one article, where one name is composed and the other decomposed.
  private mutating func uniteDiscussions() {
    var positions: [String: Int] = [:]
    var isUnited = Set<Int>()
    for i in content.discussions.indices where !content.discussions[i].article.utf8.allSatisfy({ $0 < 0x80 })
    {
      if let first = positions[content.discussions[i].article] {
        content.discussions[first].files += content.discussions[i].files
        isUnited.insert(i)
      } else {
        positions[content.discussions[i].article] = i
      }
    }
    if isUnited.isEmpty { return }
    content.discussions = content.discussions.indices.filter { !isUnited.contains($0) }.map {
      content.discussions[$0]
    }
  }

  /// The comments below one folder.
  private mutating func discussion(_ article: String) throws -> ScannedDiscussion {
    let folder = RelativePath(SiteLayout.comments).appending(article)
    var discussion = ScannedDiscussion(article: article)
    let entries = try entries(of: folder.text)
    discussion.files.reserveCapacity(entries.count)
    for i in entries.indices {
      let file = folder.appending(entries[i].name)
      if entries[i].kind == .folder {
        diagnostics.append(
          .error(
            .misplacedFile, file, nil, "a comment must be directly in its article's folder",
            hint: "a reply names the comment that it answers with 'parent:'"))
      } else if file.hasSuffix(".md") {
        discussion.files.append(.init(path: file, stamp: entries[i].stamp))
      } else {
        note(entries[i], file)
        let text = try strayText(file)
        diagnostics.append(
          text.map { text in
            text.diagnostic(file, "the comment", isTaken: entries.contains { $0.name == text.rightName })
          }
            ?? .warning(
              .unpublishedFile, file, nil, "this file is not a comment and is not published",
              hint: "the names of comments end in '.md'"))
      }
    }
    return discussion
  }
}
