import Foundation
import SiteModel
import Testing

@Suite struct DocumentationTests {
  static let documents =
    ["README.md"]
    + ((try? FileManager.default.contentsOfDirectory(atPath: path("docs")))?
      .filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 } ?? [])

  @Test("every relative link leads to a file that is there, and to a heading in it", arguments: documents)
  func relativeLinks(document: String) throws {
    let text = try Self.text(document)
    let folder = document.contains("/") ? "docs/" : ""
    for target in Self.links(in: text) {
      if target.contains("://") || target.hasPrefix("mailto:") { continue }
      let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      let file = parts[0].isEmpty ? document : Self.normalized(folder + parts[0])
      #expect(
        FileManager.default.fileExists(atPath: Self.path(file)), "\(document): '\(target)' leads to no file")
      guard parts.count == 2, file.hasSuffix(".md") else { continue }
      let anchors = Self.anchors(in: try Self.text(file))
      #expect(anchors.contains(parts[1]), "\(document): '\(target)' leads to no heading")
    }
  }

  @Test("the documents link to one another")
  func documentsAreLinked() throws {
    let readme = try Self.text("README.md")
    for document in Self.documents where document != "README.md" {
      #expect(readme.contains("(\(document))"), "README.md has no link to \(document)")
    }
    #expect(Self.documents.count > 3)
  }

  @Test("every key that a reader asks for stands in docs/content.md")
  func keysAreDocumented() throws {
    let reference = try Self.text("docs/content.md")
    let words = Set(
      reference.matches(of: /`([^`\n]+)`/).flatMap { code in
        code.1.split { !$0.isLetter && $0 != "_" }.map(String.init)
      })
    let keys = try Self.keysOfReaders()
    // The collection itself must not run dry when the readers are written in another way.
    #expect(keys.isSuperset(of: ["title", "technorati", "open_for_days", "parent", "aliases", "month_year"]))
    for key in keys.sorted() { #expect(words.contains(key), "docs/content.md does not name '\(key)'") }
  }

  @Test("every key that a reader asks for is described, and every described key is read")
  func keysAreDescribed() throws {
    func names(_ keys: [Key]) -> Set<String> {
      keys.reduce(into: []) { $0.formUnion(names($1.members).union([$1.name])) }
    }
    let described = KeySet.all.reduce(into: Set<String>()) { $0.formUnion(names($1.keys)) }
    let read = try Self.keysOfReaders(besides: ["LanguageReader.swift", "LanguageReader+Words.swift"])
    #expect(read.subtracting(described) == [], "describe them in Sources/SiteModel/Keys")
    #expect(described.subtracting(read) == [], "nothing reads them: they would be accepted and do nothing")
  }

  @Test("every status, kind, comment mode and typography stands in docs/content.md")
  func wordsAreDocumented() throws {
    let reference = try Self.text("docs/content.md")
    let words =
      Comment.Status.allCases.map(\.rawValue) + Comment.Kind.allCases.map(\.rawValue)
      + Article.CommentMode.allCases.map(\.rawValue) + Typography.Spacing.allCases.map(\.rawValue)
    for word in words { #expect(reference.contains("`\(word)`"), "docs/content.md does not name '\(word)'") }
  }

  @Test("the defaults in docs/content.md are those of the code")
  func defaultsAreThoseOfTheCode() throws {
    let reference = try Self.text("docs/content.md")
    let address = try #require(SiteAddress("https://example.org/"))
    let settings = Settings(title: "", address: address, timeZone: .utc)
    let defaults: [(key: String, value: String)] = [
      ("language", settings.language), ("articles_per_page", "\(settings.articlesPerPage)"),
      ("feed_items", "\(settings.feedItems)"), ("typography", Typography.Spacing.french.rawValue),
      ("comments: default_status", settings.comments.defaultStatus.rawValue),
      ("limits: comment_bytes", "\(settings.limits.commentBytes)"),
      ("limits: article_bytes", "\(settings.limits.articleBytes)"),
      ("limits: comment_nesting", "\(settings.limits.commentNesting)"),
      ("limits: article_nesting", "\(settings.limits.articleNesting)"),
      ("limits: article_tags", "\(settings.limits.articleTags)"),
    ]
    for (key, value) in defaults {
      let row = try #require(
        reference.split(separator: "\n").first { $0.hasPrefix("| `\(key)` |") }, "no row for '\(key)'")
      #expect(row.split(separator: "|")[2].contains("`\(value)`"), "'\(key)' is \(value) by default")
    }
  }

  // MARK: Reading

  private static func path(_ relative: String) -> String {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.path + "/" + relative
  }

  private static func text(_ relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }

  /// `docs/../Sources` is `Sources`.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// The text without its fenced blocks: what looks like a link or heading there is none.
  private static func prose(_ text: String) -> [Substring] {
    var isFenced = false
    return text.split(separator: "\n").filter { line in
      let isFence = line.trimmingPrefix(while: \.isWhitespace).hasPrefix("```")
      if isFence { isFenced.toggle() }
      return !isFence && !isFenced
    }
  }

  private static func links(in text: String) -> [String] {
    prose(text).flatMap { line in
      // Code spans show links that readers of the docs write, not links of the docs.
      line.replacing(/`[^`]*`/, with: "code").matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }
  }

  /// The ids that GitHub gives to headings.
  private static func anchors(in text: String) -> Set<String> {
    Set(
      prose(text).filter { $0.hasPrefix("#") }.map { line in
        let title = line.drop { $0 == "#" }.dropFirst().lowercased()
        return String(
          title.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " }
            .map { $0 == " " ? "-" : $0 })
      })
  }

  /// What a key is asked for with: the methods of `KeyReader`, and the readers that take a key's name.
  private static let readers: Set<String> = [
    "words", "text", "address", "requiredText", "flag", "positiveNumber", "date", "choice", "names", "group",
    "extra",
    "value",
    "pattern", "read", "navigation", "mailAddress", "formAddress", "reportAddress",
  ]

  private static func keysOfReaders(besides others: Set<String> = []) throws -> Set<String> {
    var keys: Set<String> = []
    for folder in ["Sources/SiteModel/Content", "Sources/SiteContent/Parse", "Sources/SiteContent/Locate"] {
      for file in try FileManager.default.contentsOfDirectory(atPath: path(folder))
      where file.hasSuffix(".swift") && !others.contains(file) {
        let source = try text(folder + "/" + file)
        for call in source.matches(of: /[. ]([a-zA-Z]+)\(\s*"(\w+)"/) where readers.contains(String(call.1)) {
          keys.insert(String(call.2))
        }
      }
    }
    return keys
  }
}
