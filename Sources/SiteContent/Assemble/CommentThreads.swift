import SiteModel

/// The comments of one article, put in order.
struct CommentThreads {
  private(set) var threads: [CommentThread] = []
  private(set) var pingbacks: [Comment] = []
  /// Approved comments of readers, whatever their place.
  private(set) var count = 0

  /// - Parameters:
  ///   - comments: all comments of the article.
  ///   - isComplete: false where some could not be read; their replies are then not called orphans.
  init(
    _ comments: [(document: CommentDocument, body: ConvertedText)], isComplete: Bool,
    includesPending: Bool, _ diagnostics: inout [Diagnostic]
  ) {
    let ordered = comments.sorted {
      ($0.document.date, $0.document.source.path) < ($1.document.date, $1.document.source.path)
    }
    var positions: [String: Int] = [:]
    for (i, comment) in ordered.enumerated() {
      let document = comment.document
      if let other = positions[document.id] {
        diagnostics.append(
          .error(
            document.source.path, document.idPosition,
            "the id '\(document.id)' is also that of \(ordered[other].document.source.path)",
            hint: "give one of them another 'id'"))
      } else {
        positions[document.id] = i
      }
    }
    var parents = [Int?](repeating: nil, count: ordered.count)
    for (i, comment) in ordered.enumerated() {
      guard let parent = comment.document.parent else { continue }
      parents[i] = positions[parent]
      if parents[i] == nil, isComplete {
        diagnostics.append(
          .error(
            comment.document.source.path, comment.document.parentPosition,
            "there is no comment '\(parent)' under this article",
            hint: NearestName.hint(parent, among: positions.keys.filter { $0 != comment.document.id })))
      }
    }
    guard Self.checkCycles(parents, ordered.map(\.document), &diagnostics) else { return }
    let shown = Self.shown(ordered.map(\.document), parents, includesPending: includesPending)
    for (i, comment) in ordered.enumerated() where comment.document.status == .approved {
      if comment.document.kind == .comment {
        count += 1
      } else {
        pingbacks.append(Self.comment(ordered[i]))
      }
    }
    threads = Self.tree(Self.withoutNames(ordered), parents, shown)
  }

  /// A file's name often is its author's: a removed comment keeps no id but one that was chosen, or its
  /// anchor would tell the name.
  private static func withoutNames(
    _ comments: [(document: CommentDocument, body: ConvertedText)]
  ) -> [(document: CommentDocument, body: ConvertedText)] {
    let taken = Set(comments.map(\.document.id))
    var number = 0
    return comments.map { comment in
      let document = comment.document
      let isChosen = document.id != document.source.id && document.id != Slug.make(document.source.id)
      guard document.status == .removed, !isChosen else { return comment }
      var copy = comment
      repeat {
        number += 1
        copy.document.id = "removed-\(number)"
      } while taken.contains(copy.document.id)
      return copy
    }
  }

  /// An error for every comment that answers itself over others.
  private static func checkCycles(
    _ parents: [Int?], _ documents: [CommentDocument], _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    var isSafe = [Bool](repeating: false, count: parents.count)
    var hasCycle = false
    for start in parents.indices where !isSafe[start] {
      var path: [Int] = []
      var onPath: Set<Int> = []
      var current: Int? = start
      while let i = current, !isSafe[i], onPath.insert(i).inserted {
        path.append(i)
        current = parents[i]
      }
      if let i = current, !isSafe[i], let first = path.firstIndex(of: i) {
        hasCycle = true
        let names = (path[first...] + [i]).map { documents[$0].id }
        diagnostics.append(
          .error(
            documents[i].source.path, documents[i].parentPosition,
            "comments answer each other in a circle: \(names.joined(separator: " → "))",
            hint: "take the 'parent' of one of them away"))
      }
      for i in path { isSafe[i] = true }
    }
    return !hasCycle
  }

  /// Which comments have a place on the page: a removed one only for the sake of its replies.
  private static func shown(
    _ documents: [CommentDocument], _ parents: [Int?], includesPending: Bool
  ) -> [Bool] {
    var shown = documents.map {
      $0.kind == .comment && ($0.status == .approved || $0.status == .pending && includesPending)
    }
    for i in documents.indices where shown[i] {
      var ancestor = parents[i]
      // A shown ancestor looks, or has looked, after those above it.
      while let a = ancestor, !shown[a] {
        if documents[a].status == .removed { shown[a] = true }
        ancestor = parents[a]
      }
    }
    return shown
  }

  /// Replies under their nearest shown comment, no deeper than pages show.
  private static func tree(
    _ ordered: [(document: CommentDocument, body: ConvertedText)], _ parents: [Int?], _ shown: [Bool]
  ) -> [CommentThread] {
    var places: [Int: (parent: Int?, depth: Int)] = [:]
    for start in ordered.indices where shown[start] {
      // From the nearest ancestor that has its place down to this comment.
      var pending: [Int] = []
      var current: Int? = start
      while let i = current, places[i] == nil {
        if shown[i] { pending.append(i) }
        current = parents[i]
      }
      var above = current
      for i in pending.reversed() {
        if let a = above, let place = places[a] {
          let isDeepest = place.depth >= CommentThread.deepestLevel
          places[i] = (isDeepest ? place.parent : a, min(place.depth + 1, CommentThread.deepestLevel))
        } else {
          places[i] = (nil, 1)
        }
        above = i
      }
    }
    var children: [Int: [Int]] = [:]
    for i in ordered.indices where shown[i] { children[places[i]?.parent ?? -1, default: []].append(i) }
    func threads(below parent: Int, depth: Int) -> [CommentThread] {
      (children[parent] ?? []).map { i in
        CommentThread(
          comment: comment(ordered[i]), depth: depth, replies: threads(below: i, depth: depth + 1))
      }
    }
    return threads(below: -1, depth: 1)
  }

  private static func comment(_ source: (document: CommentDocument, body: ConvertedText)) -> Comment {
    let document = source.document
    let isRemoved = document.status == .removed
    return Comment(
      id: document.id, source: document.source.path,
      author: isRemoved ? "" : document.author,
      date: document.date, authorURL: isRemoved ? nil : document.url, status: document.status,
      kind: document.kind, guid: document.guid, body: isRemoved ? Markup() : Markup(html: source.body.html),
      bodyText: isRemoved ? "" : source.body.plainText, isByAuthor: document.isByAuthor)
  }
}
