import SiteModel

@testable import SiteContent

/// Files of the content, from their bytes to their HTML.
enum ContentTargets {
  private static let settings: Settings? = {
    guard let address = SiteAddress("https://example.org/blog/"),
      let zone = SiteTimeZone(identifier: "Europe/Paris")
    else { return nil }
    return Settings(title: "Essai", address: address, timeZone: zone)
  }()
  private static let words = ExtensionWords(
    footnotesTitle: "Notes", footnoteBack: "Retour {n}", videoTitle: "Vidéo sur {site}")

  /// Every key of every kind of file: what is wrong with it is told with its place, and no problem is told twice.
  static func frontMatter(_ bytes: [UInt8]) -> String? {
    guard let settings else { return "no settings" }
    var found: [Diagnostic] = []
    _ = ArticleParser.parse(
      SourceFile(path: "content/articles/2020-01-01-a.md", id: "2020-01-01-a"), bytes, settings, &found)
    _ = CommentParser.parse(
      SourceFile(path: "content/comments/a/c.md", id: "c"), article: "a", bytes, settings, &found)
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
    for diagnostic in found {
      if diagnostic.message.isEmpty { return "an empty message" }
      if let place = diagnostic.position, place.line < 1 || place.column < 1 || place.line > lines + 2 {
        return "a place outside of the file: \(place) of \(lines): \(diagnostic.message)"
      }
    }
    return nil
  }

  /// The article that some Markdown is the text of; nil where it is refused.
  private static func article(_ bytes: [UInt8]) -> [UInt8]? {
    guard let settings else { return nil }
    var found: [Diagnostic] = []
    return ArticleParser.parse(
      SourceFile(path: "content/articles/2020-01-01-a.md", id: "2020-01-01-a"),
      Array("---\ntitle: A\n---\n".utf8) + bytes, settings, &found)?.body
  }

  /// Trusted Markdown with all extensions: text that any page can hold, which breaks no element around it, and links that
  /// stand where they say.
  static func markdown(_ bytes: [UInt8]) -> String? {
    guard let body = article(bytes) else { return nil }
    let (document, html) = HTMLRenderer.converted(
      body, trust: .article, typography: .french, words: words, lineOffset: 3, title: "A")
    if let problem = HTMLTargets.problem(inText: html) { return problem }
    var last = 0
    for link in document.body.links {
      if link.offset < last || link.offset > html.count { return "links out of order" }
      last = link.offset
    }
    for range in document.body.rangesOutsideExcerpts where range.upperBound > html.count {
      return "a range outside of the text"
    }
    // What a heading says, and only that, decides its id.
    return HTMLTargets.imbalance(of: html).map { "\($0)" }
  }

  /// A stranger's Markdown: elements of ours only, well nested, and honest links.
  static func comments(_ bytes: [UInt8]) -> String? {
    guard let settings else { return nil }
    var found: [Diagnostic] = []
    let source = Array("---\nauthor: A\ndate: 2020-01-01\n---\n".utf8) + bytes
    guard
      let comment = CommentParser.parse(
        SourceFile(path: "content/comments/a/c.md", id: "c"), article: "a", source, settings, &found)
    else { return nil }
    let html = HTMLRenderer.converted(
      comment.body, trust: .comment, typography: .french, words: words, lineOffset: 4
    ).html
    return HTMLTargets.problem(ofComment: html)
  }

  /// A stranger's plain words: nothing of them is lost.
  static func plainText(_ bytes: [UInt8]) -> String? {
    var found: [Diagnostic] = []
    guard let text = SourceText(file: "c.md", bytes: bytes, &found) else { return nil }
    guard let html = try? PlainText.convert(Array(text.text.utf8), typography: .off).text.read() else {
      return "a text that cannot be read"
    }
    if let problem = HTMLTargets.problem(ofComment: html) { return problem }
    let shown = HTMLTargets.words(of: html)
    // Signs of Windows-1252 that came without their encoding are what browsers take them for.
    let said = HTMLTargets.signs(WindowsCharacters.replaced(in: text.text))
    return shown == said ? nil : "'\(String(said))' became '\(String(shown))'"
  }
}

extension String {
  /// Some characters as a text.
  init(_ scalars: [Unicode.Scalar]) { self = String(String.UnicodeScalarView(scalars)) }
}
