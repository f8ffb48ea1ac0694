import Foundation

// What may be read on the site: found from the sources alone, without the program.

extension EditedSite {
  /// What is public and nowhere to be read, and what is to be read and not public; in words.
  package func wrongWords(_ site: [String: [UInt8]]) throws -> [String] {
    let (allowed, required) = try publicWords()
    var missing = required
    var wrong: [String] = []
    for (path, bytes) in site.sorted(by: { $0.key < $1.key }) {
      let found = Self.words(String(decoding: bytes, as: UTF8.self))
      missing.subtract(found)
      wrong += found.subtracting(allowed).map { "\(path): has \($0), which is not public" }
    }
    return wrong + missing.sorted().map { "\($0) is public, and nowhere to be read" }
  }

  /// Words of texts that are public, and those of them that must be somewhere.
  private func publicWords() throws -> (allowed: Set<String>, required: Set<String>) {
    var (allowed, required): (Set<String>, Set<String>) = ([], [])
    let all = try articles()
    for path in all {
      let text = try folder.read(path)
      guard isPublished(text, Self.id(path)) else { continue }
      allowed.formUnion(Self.words(text))
      required.formUnion(Self.words(text.split(separator: "\n---\n").last.map(String.init) ?? ""))
      guard !text.contains("comments: hidden") else { continue }
      for comment in try comments() where comment.hasPrefix("content/comments/\(Self.id(path))/") {
        let text = try folder.read(comment)
        if try isApproved(text) { allowed.formUnion(Self.words(text)) }
      }
    }
    for path in try files(in: "content/pages") {
      let text = try folder.read(path)
      if request.includesDrafts || !text.contains("draft: true") { allowed.formUnion(Self.words(text)) }
    }
    for path in try files(in: "content").filter({ $0.hasSuffix(".yml") }) {
      allowed.formUnion(Self.words(try folder.read(path)))
    }
    return (allowed, required)
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.matches(of: /mot[0-9]+mot/).map { String($0.output) })
  }

  private func isPublished(_ text: String, _ id: String) -> Bool {
    (request.includesDrafts || !text.contains("draft: true"))
      && (request.includesFuture || id.prefix(10) <= request.now.prefix(10))
  }

  private func isApproved(_ text: String) throws -> Bool {
    if let match = text.firstMatch(of: /status: (.*)/) { return match.1 == "approved" }
    return try !folder.read("content/site.yml").contains("default_status: pending")
  }
}
