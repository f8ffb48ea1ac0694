import SiteModel

/// The comments of one article, put in order.
struct CommentThreads {
  private(set) var threads: [CommentThread] = []
  private(set) var pingbacks: [Comment] = []

  var content: Discussion.Content { Discussion.Content(threads: threads, pingbacks: pingbacks) }

  /// - Parameters:
  ///   - comments: of one article.
  ///   - isComplete: false where some could not be read; their replies are then not called orphans.
  init(
    _ comments: [ConvertedSource<CommentDocument, ConvertedText>], isComplete: Bool, includesPending: Bool,
    _ diagnostics: inout [Diagnostic]
  ) {
    let documents = comments.map(\.document)
    let ordered = documents.indices.sorted {
      documents[$0].date != documents[$1].date
        ? documents[$0].date < documents[$1].date : documents[$0].source.path < documents[$1].source.path
    }
    var positions: [String: Int] = [:]
    for (i, place) in ordered.enumerated() {
      if let other = positions[documents[place].id] {
        diagnostics.append(
          .error(
            .repeatedID, documents[place].source.path, documents[place].idPosition,
            "the id '\(documents[place].id)' is also the id of \(documents[ordered[other]].source.path)",
            hint: "give one of them another 'id'"))
      } else {
        positions[documents[place].id] = i
      }
    }
    Self.checkGUIDs(ordered.map { documents[$0] }, &diagnostics)
    let known = NearestNames(positions.keys)
    var parents = [Int?](repeating: nil, count: ordered.count)
    for (i, place) in ordered.enumerated() {
      guard let parent = documents[place].parent else { continue }
      parents[i] = positions[parent]
      if parents[i] == nil, isComplete {
        let id = documents[place].id
        diagnostics.append(
          .error(
            .unknownParent, documents[place].source.path, documents[place].parentPosition,
            "there is no comment '\(parent)' under this article",
            hint: (Self.meant(by: parent, positions) ?? known.nearest(to: parent, except: id)).map {
              "did you mean '\($0)'?"
            }
              ?? (positions.count <= 12
                ? NearestName.hint(parent, among: positions.keys.filter { $0 != id }) : nil)))
      }
    }
    guard Self.checkCycles(parents, ordered, documents, &diagnostics) else { return }
    let shown = Self.shown(ordered, documents, parents, includesPending: includesPending)
    let ids = Self.ids(ordered, documents)
    func comment(_ i: Int) -> Comment {
      Self.comment(documents[ordered[i]], comments[ordered[i]].text, id: ids[i])
    }
    for (i, place) in ordered.enumerated()
    where documents[place].status == .approved && documents[place].kind.isMention {
      pingbacks.append(comment(i))
    }
    threads = Self.tree(parents, shown, comment)
  }

  /// A warning for every permanent identifier that two comments share, as a copied file has it: feed readers would show
  /// one of them only.
  private static func checkGUIDs(_ documents: [CommentDocument], _ diagnostics: inout [Diagnostic]) {
    var owners: [String: RelativePath] = [:]
    for document in documents where document.kind == .comment {
      guard let guid = document.guid else { continue }
      if let other = owners[guid] {
        diagnostics.append(
          .warning(
            .repeatedGUID, document.source.path, nil, "the guid '\(guid)' is also that of \(other)",
            hint: "remove it from the newer of the two"))
      }
      owners[guid] = owners[guid] ?? document.source.path
    }
  }

  /// The comment that is meant by its anchor, or by its file with its ending or its folder.
  private static func meant(by parent: String, _ positions: [String: Int]) -> String? {
    var name = parent.split(separator: "/").last ?? ""
    if let sign = name.lastIndex(of: "#") { name = name[name.index(after: sign)...] }
    if name.hasSuffix(".md") { name = name.dropLast(3) }
    let id = name.hasPrefix("comment-") ? name.dropFirst("comment-".count) : name
    return [String(name), String(id)].first { positions[$0] != nil }
  }

  /// A file's name often is its author's: a removed comment keeps no id but one that was chosen, or its
  /// anchor would tell the name.
  private static func ids(_ ordered: [Int], _ documents: [CommentDocument]) -> [String] {
    var ids = ordered.map { documents[$0].id }
    var taken: Set<String>?
    var number = 0
    for (i, place) in ordered.enumerated() where documents[place].status == .removed {
      let file = documents[place].source.id
      let isChosen = ids[i] != file && ids[i] != Slug.make(file)
      guard !isChosen else { continue }
      let known = taken ?? Set(ordered.map { documents[$0].id })
      taken = known
      repeat {
        number += 1
        ids[i] = "removed-\(number)"
      } while known.contains(ids[i])
    }
    return ids
  }

  /// An error for every comment that answers itself over others.
  private static func checkCycles(
    _ parents: [Int?], _ ordered: [Int], _ documents: [CommentDocument], _ diagnostics: inout [Diagnostic]
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
        let names = (path[first...] + [i]).map { documents[ordered[$0]].id }
        diagnostics.append(
          .error(
            .commentCircle, documents[ordered[i]].source.path, documents[ordered[i]].parentPosition,
            "these comments reply to each other in a circle: \(names.joined(separator: " → "))",
            hint: "remove 'parent' from one of them"))
      }
      for i in path { isSafe[i] = true }
    }
    return !hasCycle
  }

  /// Which comments have a place on the page: a removed one only for the sake of its replies.
  private static func shown(
    _ ordered: [Int], _ documents: [CommentDocument], _ parents: [Int?], includesPending: Bool
  ) -> [Bool] {
    var shown = ordered.map { place in
      let status = documents[place].status
      return documents[place].kind == .comment
        && (status == .approved || status == .pending && includesPending)
    }
    for i in ordered.indices where shown[i] {
      var ancestor = parents[i]
      // A shown ancestor looks, or has looked, after those above it.
      while let a = ancestor, !shown[a] {
        if documents[ordered[a]].status == .removed { shown[a] = true }
        ancestor = parents[a]
      }
    }
    return shown
  }

  /// Replies under their nearest shown comment, no deeper than pages show.
  private static func tree(
    _ parents: [Int?], _ shown: [Bool], _ comment: (Int) -> Comment
  ) -> [CommentThread] {
    var places: [Int: (parent: Int?, depth: Int)] = [:]
    for start in shown.indices where shown[start] {
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
    for i in shown.indices where shown[i] { children[places[i]?.parent ?? -1, default: []].append(i) }
    func threads(below parent: Int, depth: Int) -> [CommentThread] {
      (children[parent] ?? []).map { i in
        CommentThread(
          comment: comment(i), depth: depth, replies: threads(below: i, depth: depth + 1))
      }
    }
    return threads(below: -1, depth: 1)
  }

  private static func comment(_ document: CommentDocument, _ body: ConvertedText, id: String) -> Comment {
    let isRemoved = document.status == .removed
    return Comment(
      id: id, source: document.source.path, author: isRemoved ? "" : document.author,
      date: document.date, authorURL: isRemoved ? nil : document.url, status: document.status,
      kind: document.kind, guid: document.guid, body: isRemoved ? Markup() : Markup(body.text),
      bodyText: isRemoved ? "" : body.plainText, isByAuthor: document.isByAuthor)
  }
}
