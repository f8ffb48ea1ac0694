import Foundation

/// A small blog that editors, moderators, the clock and bad luck change at random, the same for the same seed.
///
/// Every text has a word of its own (`mot17mot`), so that any file of the site tells whose text stands in it.
package struct EditedSite {
  package let folder: TemporaryFolder
  /// What the next build is asked for.
  package var request = Request()
  var random: SeededRandom
  var counter = 0
  /// How the content and the templates were for the latest builds, the last one last.
  private var past: [(files: [String: [UInt8]], request: Request)] = []

  package struct Request: Sendable {
    package var now = "2026-11-24"
    package var includesDrafts = false
    package var includesFuture = false
    package var baseURL: String?
    package var jobs = 2

    package var arguments: [String] {
      ["--now", now, "--jobs", String(jobs)] + (includesDrafts ? ["--drafts"] : [])
        + (includesFuture ? ["--future"] : []) + (baseURL.map { ["--base-url", $0] } ?? [])
    }
  }

  package init(seed: UInt64, articles: Int = 8) throws {
    random = SeededRandom(seed: seed)
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    for i in 0..<3 { try writeImage("content/media/\(i).svg") }
    for _ in 0..<articles { _ = try writeArticle(newArticlePath()) }
    for _ in 0..<articles / 2 { _ = try writeComment() }
    remember()
  }

  /// Does one thing that may happen to a blog between two builds; tells what it was.
  package mutating func edit() throws -> String {
    let kind = Edit.all[below(Edit.all.count)]
    let words = try kind.make(&self)
    return "\(kind.name) \(words ?? "(nothing to do)")"
  }

  /// Keeps what there is, to go back to it.
  package mutating func remember() {
    guard let now = try? sources() else { return }
    past.append((now, request))
    if past.count > 6 { past.removeFirst() }
  }

  /// Goes back to what was remembered last.
  package mutating func goBack() throws {
    guard let last = past.last else { return }
    try restore(last.files)
    request = last.request
  }

  // MARK: Going back

  /// Every file that people write, by its path.
  private func sources() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for top in ["content", "templates"] {
      for file in try folder.files(in: top) { files[top + "/" + file] = try folder.bytes(top + "/" + file) }
    }
    return files
  }

  private func restore(_ files: [String: [UInt8]], only path: String? = nil) throws {
    let now = try sources()
    for file in Set(now.keys).union(files.keys).sorted() where path == nil || path == file {
      if let bytes = files[file] {
        if bytes != now[file] { try folder.write(bytes, to: file) }
      } else {
        try remove(file)
      }
    }
  }

  /// Brings back one file, or all of them, as they were some builds ago.
  mutating func revert() throws -> String? {
    guard let then = past.randomElement(using: &random)?.files else { return nil }
    if below(3) == 0 {
      try restore(then)
      return "everything"
    }
    let now = try sources()
    let changed = Set(now.keys).union(then.keys).filter { now[$0] != then[$0] }.sorted()
    guard let path = changed.randomElement(using: &random) else { return nil }
    try restore(then, only: path)
    return path
  }

  // MARK: Small things

  /// Removes a file and the folders that are empty without it.
  func remove(_ path: String) throws {
    try folder.remove(path)
    var parent = path
    while let slash = parent.lastIndex(of: "/") {
      parent = String(parent[..<slash])
      guard parent.contains("/"), try folder.entries(in: parent).isEmpty else { return }
      try folder.remove(parent)
    }
  }

  func files(in top: String) throws -> [String] {
    guard folder.exists(top) else { return [] }
    return try folder.files(in: top).map { top + "/" + $0 }
  }

  mutating func pick<Item>(_ items: [Item]) -> Item? { items.randomElement(using: &random) }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  mutating func word() -> String {
    counter += 1
    return "mot\(counter)mot"
  }
}
