import Foundation
import SiteModel
import SiteTestSupport
import Testing

/// A thousand things that strangers and contributors may send, in every field that they can write: nothing runs, nothing
/// leaves its place, nothing steers the terminal.
/// All of it takes minutes: `make proof` goes through it, `make test` through what breaks out of HTML.
@Suite struct HostileCorpusTests {
  private static let isProof = ProcessInfo.processInfo.environment["BLOGSITE_STEPS"] != nil

  private static func tried(_ kinds: [HostileVector.Kind]) -> [HostileVector.Kind] {
    isProof ? kinds : kinds.filter { $0 == .breakouts }
  }

  @Test("the corpus is as large as it says")
  func size() throws {
    let vectors = try HostileVector.Kind.allCases.flatMap { try HostileVector.all($0) }
    #expect(vectors.count > 1000)
    #expect(Set(vectors.map(\.bytes)).count > 950)
  }

  @Test(
    "comments: each vector as Markdown, as plain text, as name, address, id, parent and guid",
    arguments: tried(HostileVector.Kind.allCases.filter { $0 != .yaml }))
  func comments(kind: HostileVector.Kind) async throws {
    let vectors = try HostileVector.all(kind)
    var blog = try HostileBlog()
    try blog.addComments(vectors)
    checkPrinted(try blog.build(printing: kind == .characters ? ["text", "github"] : []))
    // What is refused is an honest error; most must come through, or nothing is proved.
    #expect(blog.count - blog.refused.count > blog.count / 4)
    var words: [String: String] = [:]
    let site = try SiteInspection(blog.folder) { file, page in
      if file == HostileBlog.discussionPath + "index.html" { words = page.comments }
    }
    #expect(site.problems == [])
    for vector in vectors {
      guard let text = vector.text, !blog.refused.contains(Self.file("text", vector)) else { continue }
      let shown = words["comment-text-\(vector.name)"]
      #expect(Self.signs(shown ?? "nothing") == Self.signs(Self.meant(by: text)), "\(vector)")
    }
    let serve = try await ServeProcess(["--port", "0", "--no-drafts"], in: blog.folder.path)
    let preview = try await RawClient.exchange(port: serve.port, "/" + HostileBlog.discussionPath)
    #expect(preview.status == 200)
    #expect(
      PageInspection(preview.body).problems.filter { !$0.contains("src=\"/.blogsite/") } == [])
    checkPrinted([
      Repository.Run(
        code: await serve.end(by: SIGTERM), output: try serve.output(), errors: try serve.errors())
    ])
  }

  @Test(
    "one-line texts of articles and pages",
    arguments: tried(HostileVector.Kind.allCases.filter { $0 != .yaml }))
  func texts(kind: HostileVector.Kind) throws {
    var blog = try HostileBlog()
    try blog.addTexts(try HostileVector.all(kind))
    checkPrinted(try blog.build())
    #expect(blog.count - blog.refused.count > blog.count / 2)
    let site = try SiteInspection(blog.folder)
    #expect(site.problems == [])
    #expect(site.pages > 100)
  }

  @Test(
    "what an article holds breaks no feed, no index and no page around it",
    arguments: [HostileVector.Kind.html, .markdown, .templates, .characters, .breakouts])
  func bodies(kind: HostileVector.Kind) throws {
    var blog = try HostileBlog()
    let vectors = try HostileVector.all(kind)
    try blog.addBodies(vectors)
    checkPrinted(try blog.build())
    #expect(blog.count - blog.refused.count > blog.count / 2)
    let site = try SiteInspection(blog.folder, hasTrustedHTML: true)
    #expect(site.problems == [])
    #expect(site.pages > vectors.count / 2)
  }

  @Test(
    "keys that become addresses, and redirects", arguments: tried([.paths, .addresses, .names]))
  func addresses(kind: HostileVector.Kind) throws {
    var blog = try HostileBlog()
    try blog.addAddresses(try HostileVector.all(kind))
    // One wrong line of the redirects is told of with all others, and the file is taken away.
    checkPrinted(try blog.build())
    #expect(blog.count - blog.refused.count > 100)
    let site = try SiteInspection(blog.folder)
    #expect(site.problems == [])
    #expect(
      try blog.folder.files(in: "site").allSatisfy { file in
        file.split(separator: "/").allSatisfy { $0 != ".." && $0 != ".git" && !$0.contains("\\") }
      })
  }

  @Test("names of files", arguments: tried([.names, .characters, .breakouts, .templates]))
  func names(kind: HostileVector.Kind) throws {
    var blog = try HostileBlog()
    try blog.addNames(try HostileVector.all(kind))
    #expect(blog.count > 100)
    checkPrinted(try blog.build(printing: ["text", "github"]))
    let site = try SiteInspection(blog.folder)
    #expect(site.problems == [])
  }

  @Test("what YAML makes of a value publishes nothing that waits")
  func yaml() throws {
    var blog = try HostileBlog(settings: "comments: {default_status: pending}")
    let vectors = try HostileVector.all(.yaml)
    try blog.addYAML(vectors)
    checkPrinted(try blog.build(printing: ["text", "github"]))
    var shown: [String: String] = [:]
    let site = try SiteInspection(blog.folder) { shown.merge($1.comments) { a, _ in a } }
    #expect(site.problems == [])
    // Only a line of its own that says so, which is how a moderator says it.
    let approved = vectors.filter {
      String(decoding: $0.bytes, as: UTF8.self).contains(/(^|[\n\r])status: approved/)
    }
    #expect(approved.count > 2)
    let ids = Set(approved.map(\.name))
    for anchor in shown.keys {
      #expect(ids.contains { anchor.hasSuffix("-\($0)") }, "\(anchor)")
    }
  }

  @Test(
    "settings, tags and navigation",
    arguments: [HostileVector.Kind.html, .breakouts])
  func settings(kind: HostileVector.Kind) throws {
    let texts = try HostileVector.all(kind).compactMap(\.text).filter { !$0.contains("\n") }
    func quoted(_ text: String) -> String {
      "'"
        + String(
          String.UnicodeScalarView(
            text.unicodeScalars.filter { !Printable.isUnsafe($0) && !PageInspection.isForbidden($0) })
        )
        .replacing("'", with: "''") + "'"
    }
    let all = quoted(texts.joined(separator: " "))
    var blog = try HostileBlog(
      settings: """
        tagline: \(all)
        description: \(all)
        author: \(all)
        navigation:
        \(texts.map { "  - {label: \(quoted($0)), url: /tags/}" }.joined(separator: "\n"))
        theme: {footer: \(all)}
        extra: {x: \(all)}
        """)
    try blog.folder.write(
      texts.enumerated().map {
        "- {label: \(quoted("t\($0) " + $1)), description: \(quoted($1))}\n"
      }.joined(), to: "content/tags.yml")
    checkPrinted(try blog.build())
    #expect(blog.refused.subtracting(["content/tags.yml"]) == [])
    let site = try SiteInspection(blog.folder)
    #expect(site.problems == [])
  }

  // MARK: What is printed

  /// No run says anything that steers a terminal, or that CI takes for a command of ours: at the beginning of a line
  /// `::…`, anywhere in it `##[…]` and `##vso[…]`.
  private func checkPrinted(_ runs: [Repository.Run]) {
    for run in runs {
      let unsafe = (run.output + run.errors).unicodeScalars.filter { $0 != "\n" && Printable.isUnsafe($0) }
      #expect(unsafe.isEmpty, "\(unsafe.map { String($0.value, radix: 16) })")
      #expect(!(run.output + run.errors).contains(/##[a-z]*\[/))
      for line in (run.output + run.errors).split(separator: "\n") where line.hasPrefix("::") {
        #expect(line.contains(/^::(?:(error|warning) file=|notice::)/), "\(line)")
      }
    }
  }

  // MARK: Words

  private static func file(_ field: String, _ vector: HostileVector) -> String {
    "content/comments/\(HostileBlog.discussion)/\(field)-\(vector.name).md"
  }

  /// C1 control characters are what Windows-1252 has in their place, as in browsers.
  private static func meant(by text: String) -> String {
    text.unicodeScalars.map { scalar in
      0x80...0x9F ~= scalar.value
        ? String(data: Data([UInt8(scalar.value)]), encoding: .windowsCP1252) ?? "" : String(scalar)
    }.joined()
  }

  /// A text without what a page may lose: spaces, and characters that none may hold.
  private static func signs(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace && !PageInspection.isForbidden(scalar) && scalar != "\u{FFFD}"
        && scalar != "\u{FEFF}"
    }
  }
}
